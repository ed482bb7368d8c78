import { open, plan } from '@hatstand/db/labels';
import { teamOf } from '../../visits/known.ts';
import { nameOf, said, where } from '../../visits/phrases.ts';
import type { Known } from './known.ts';
import { type CoverMessage, everyone, type Fact, message, request, requestedVisit, rotaHolders, stillTheirs } from './phrases.ts';

/** What is said when a request ends: settled, not agreed, not wanted any more, or out of time. */
export function tellEnd(fact: Fact<'settled' | 'not-agreed' | 'asking-stopped' | 'lapsed'>, known: Known): readonly CoverMessage[] {
  switch (fact.happened) {
    case 'settled':
      return settled(fact, known);
    case 'not-agreed':
      return notAgreed(fact, known);
    case 'asking-stopped':
      return stopped(known);
    case 'lapsed':
      return lapsed(known);
  }
}

function settled({ visit, inReturn, giver, taker, by }: Fact<'settled'>, known: Known): CoverMessage[] {
  const { record, asked } = request(known);
  const team = teamOf(known, record.team);
  const when = said(visit, known);
  const about = plan`the change on ${when}`;
  const change = inReturn
    ? plan`${nameOf(taker, known)} is covering ${when}, and ${nameOf(giver, known)} is covering ${said(inReturn, known)}.`
    : plan`${nameOf(taker, known)} is covering ${when}.`;
  const toGiver = inReturn
    ? plan`All agreed: ${nameOf(taker, known)} takes ${when}, and you take ${said(inReturn, known)}.`
    : plan`All agreed: ${nameOf(taker, known)} is covering ${when}. You are free then.`;
  const toTaker = inReturn
    ? plan`All agreed, thank you. You have ${when}${where(taker, visit, known)}, and ${nameOf(giver, known)} takes ${said(inReturn, known)}.`
    : plan`All agreed, thank you. ${when}${where(taker, visit, known)} is yours.`;
  const others = (asked ?? []).filter(({ person, answer }) => person !== taker && person !== by && answer !== 'no').map(({ person }) => person);
  const voice = team?.voice;
  const toVoice = voice === by ? plan`Thank you. ${change} I have told them.` : plan`Just so you know: ${change}`;
  return [
    message(giver, record.team, toGiver, { about }),
    message(taker, record.team, toTaker, { about }),
    ...others.map((person) => message(person, record.team, plan`${when}${where(person, visit, known)} is covered, thank you.`, { ifHeardOf: record.id })),
    ...(voice && voice !== giver && voice !== taker ? [message(voice, record.team, toVoice, { about })] : []),
    { to: { roomOf: record.team }, teams: [record.team], text: change },
  ];
}

function notAgreed({ taker, by, next }: Fact<'not-agreed'>, known: Known): CoverMessage[] {
  const { record } = request(known);
  const visit = requestedVisit(known);
  if (!visit) return [];
  const when = said(visit, known);
  return [
    message(by, record.team, open`Thank you for saying so. It stays as it was, and I have told them.`, { about: plan`your answer about ${when}` }),
    message(taker, record.team, plan`Thank you for offering. It will stay as it was this time, so there is nothing for you to do on ${when}.`),
    ...(next === 'give up' ? stillTheirs(visit, known) : []),
  ];
}

/** Those who had the question are let off, kindly. */
function stopped(known: Known): CoverMessage[] {
  const { record, asked } = request(known);
  const visit = requestedVisit(known);
  if (!visit) return [];
  const when = said(visit, known);
  const voice = teamOf(known, record.team)?.voice;
  const waiting = new Set((asked ?? []).filter(({ answer }) => answer !== 'no').map(({ person }) => person));
  if (voice && record.state === 'waiting for the Team Owner') waiting.add(voice);
  return [
    message(record.askedBy, record.team, plan`I have stopped asking. ${when} is yours, as before.`, { about: plan`the end of the question about ${when}` }),
    ...[...waiting].map((person) =>
      message(
        person,
        record.team,
        plan`${nameOf(record.askedBy, known)} no longer needs an answer about ${when}${where(person, visit, known)}. There is nothing for you to do.`,
        { ifHeardOf: record.id },
      ),
    ),
  ];
}

function lapsed(known: Known): CoverMessage[] {
  const { record } = request(known);
  const visit = requestedVisit(known);
  if (!visit) return [];
  const when = said(visit, known);
  const holders = rotaHolders(visit, known).filter((person) => person !== record.askedBy);
  return [
    message(record.askedBy, record.team, plan`Time ran out before everybody had agreed, so nothing has changed. ${when} is still yours.`, {
      choices: [everyone(visit)],
    }),
    ...(record.taker
      ? [message(record.taker, record.team, plan`Thank you for offering ${when}. It was not settled in time, so nothing changes for you.`)]
      : []),
    ...holders.map((person) =>
      message(
        person,
        record.team,
        plan`${nameOf(record.askedBy, known)} asked for somebody for ${when}${where(person, visit, known)}, and it was not settled in time. It is still with ${nameOf(record.askedBy, known)}.`,
      ),
    ),
  ];
}

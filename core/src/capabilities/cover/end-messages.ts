import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import { coveredOfLast } from '../../visits/fairness.ts';
import { teamOf } from '../../visits/known.ts';
import { hasCovered, nameOf, said, where } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import type { CoverFact } from './facts.ts';
import type { Known } from './known.ts';
import {
  type CoverMessage,
  everyone,
  type Fact,
  helpers,
  isOutsider,
  message,
  placeFor,
  requestedVisit,
  requestNamed,
  stillTheirs,
  toAnybody,
} from './phrases.ts';

/** What is said when a request ends: settled, not agreed, given back, not wanted any more, or out of time. */
export function tellEnd(fact: Fact<'settled' | 'not-agreed' | 'given-back' | 'asking-stopped' | 'lapsed'>, known: Known): readonly CoverMessage[] {
  switch (fact.happened) {
    case 'settled':
      return settled(fact, known);
    case 'not-agreed':
      return notAgreed(fact, known);
    case 'given-back':
      return givenBack(fact, known);
    case 'asking-stopped':
      return stopped(fact, known);
    case 'lapsed':
      return lapsed(fact, known);
  }
}

function settled(fact: Fact<'settled'>, known: Known): CoverMessage[] {
  const { visit, inReturn, giver, taker, by } = fact;
  const of = requestNamed(fact.request, known);
  const team = teamOf(known, visit.team);
  const when = said(visit, known);
  const about = plan`the change on ${when}`;
  const change =
    inReturn && giver
      ? plan`${nameOf(taker, known)} is covering ${when}, and ${nameOf(giver, known)} is covering ${said(inReturn, known)}.`
      : plan`${nameOf(taker, known)} is covering ${when}.`;
  const asker = of?.record.askedBy;
  const voice = team?.voice;
  const rest = (of?.asked ?? []).filter(({ person, answer }) => ![taker, by, giver, asker].includes(person) && answer !== 'no').map(({ person }) => person);
  const fairness = carriesMost(fact, known);
  const informed = [
    ...(asker && asker !== giver && asker !== taker ? [asker] : []),
    ...arranging(fact, known),
    ...(fairness ? holdersTold(fact, known) : []),
  ].filter((person) => person !== voice);
  const toVoice = voice === by ? plan`Thank you. ${change} I have told them.` : plan`Just so you know: ${change}`;
  return [
    ...(giver ? [toAnybody(giver, visit.team, toGiver(fact, known), known, { about })] : []),
    toAnybody(taker, visit.team, toTaker(fact, known), known, { about }),
    ...rest.map((person) =>
      toAnybody(person, visit.team, plan`${when}${placeFor(person, visit, known)} is covered, thank you.`, known, { ifHeardOf: fact.request }),
    ),
    ...[...new Set(informed)].map((person) => toAnybody(person, visit.team, plan`${change}${hostNote(fact, known)}${fairness ?? open``}`, known, { about })),
    ...(team?.gently ? [message(team.gently, visit.team, plan`Just so you know: ${change}`, { about })] : []),
    ...(voice && voice !== giver && voice !== taker ? [message(voice, visit.team, toVoice, { about })] : []),
    { to: { roomOf: visit.team }, teams: [visit.team], text: change },
  ];
}

function toGiver({ visit, inReturn, taker, split }: Fact<'settled'>, known: Known) {
  const when = said(visit, known);
  if (inReturn) return plan`All agreed: ${nameOf(taker, known)} takes ${when}, and you take ${said(inReturn, known)}.`;
  return split
    ? plan`All agreed: ${nameOf(taker, known)} is covering ${when}. The rest of the visit stays yours.`
    : plan`All agreed: ${nameOf(taker, known)} is covering ${when}. You are free then.`;
}

function toTaker({ visit, inReturn, giver, taker }: Fact<'settled'>, known: Known) {
  const when = said(visit, known);
  if (inReturn && giver)
    return plan`All agreed, thank you. You have ${when}${where(taker, visit, known)}, and ${nameOf(giver, known)} takes ${said(inReturn, known)}.`;
  if (!isOutsider(taker, visit.team, known)) return plan`All agreed, thank you. ${when}${where(taker, visit, known)} is yours.`;
  const [host] = helpers(visit, known, [taker]);
  const who = host ? nameOf(host, known) : open`Somebody of the team`;
  return plan`All agreed, thank you. ${when}${placeFor(taker, visit, known)} is yours. ${who} will tell you where to go and what helps.`;
}

/** Somebody from outside the team comes: whoever arranges things there must tell them what they need. */
const arranging = ({ visit, taker }: Fact<'settled'>, known: Known): readonly PersonId[] =>
  isOutsider(taker, visit.team, known) ? helpers(visit, known, [taker]) : [];
const hostNote = ({ visit, taker }: Fact<'settled'>, known: Known) =>
  isOutsider(taker, visit.team, known) ? plan` ${nameOf(taker, known)} is from the circle: please say where to go and what helps.` : open``;

/** From half of the last covers on, the Rota Holder hears how much one person has taken on. */
const MANY = 0.5;
const LEAST_LOOKED_AT = 4;
function carriesMost({ visit, taker, inReturn }: Fact<'settled'>, known: Known) {
  const takers = [taker, ...(known.around.get(visit.team)?.takers ?? [])];
  const theirs = inReturn ? undefined : coveredOfLast(takers).find(({ person }) => person === taker);
  return theirs && theirs.of >= LEAST_LOOKED_AT && theirs.times / theirs.of >= MANY ? plan` ${hasCovered(theirs, known)}` : undefined;
}
const holdersTold = ({ visit, taker, giver }: Fact<'settled'>, known: Known): readonly PersonId[] =>
  (teamOf(known, visit.team)?.rotaHolders ?? []).filter((person) => person !== taker && person !== giver);

function notAgreed({ taker, by, next, request: id }: Fact<'not-agreed'>, known: Known): CoverMessage[] {
  const of = requestNamed(id, known);
  const visit = requestedVisit(known, of);
  if (!of || !visit) return [];
  const when = said(visit, known);
  return [
    message(by, visit.team, open`Thank you for saying so. It stays as it was, and I have told them.`, { about: plan`the answer about ${when}` }),
    toAnybody(taker, visit.team, plan`Thank you for offering. It will stay as it was this time, so there is nothing for you to do on ${when}.`, known),
    ...(next === 'give up' || next === 'nobody left' ? stillTheirs(of, known) : []),
  ];
}

/** A yes taken back soon after all was settled: it is with whoever had it before, and the others are still asked. */
function givenBack({ visit, by, to, request: id }: Fact<'given-back'>, known: Known): CoverMessage[] {
  const when = said(visit, known);
  const change = plan`${nameOf(by, known)} can't take ${when} after all. It is with ${nameOf(to, known)} again.`;
  const voice = teamOf(known, visit.team)?.voice;
  return [
    toAnybody(by, visit.team, plan`I have taken back your yes. ${when} is with ${nameOf(to, known)} again, and they know.`, known, {
      about: plan`the yes for ${when}`,
    }),
    toAnybody(to, visit.team, plan`${nameOf(by, known)} said yes by mistake, so ${when} is still yours. I am asking the others again.`, known, {
      concerns: id,
    }),
    ...(voice && voice !== to && voice !== by ? [message(voice, visit.team, change)] : []),
    { to: { roomOf: visit.team }, teams: [visit.team], text: change },
  ];
}

/** Those who had the question are let off, kindly. */
function stopped({ by, request: id }: Fact<'asking-stopped'>, known: Known): CoverMessage[] {
  const of = requestNamed(id, known);
  const visit = requestedVisit(known, of);
  if (!of || !visit) return [];
  const { record, asked } = of;
  const when = said(visit, known);
  const voice = teamOf(known, record.team)?.voice;
  const waiting = new Set(asked.filter(({ answer }) => answer !== 'no').map(({ person }) => person));
  if (voice && record.state === 'waiting for the Team Owner') waiting.add(voice);
  const whose = record.giver === by ? open`yours, as before` : record.giver ? plan`${nameOf(record.giver, known)}'s, as before` : open`still free`;
  const others = [record.giver, record.askedBy].filter((person) => person !== null && person !== by) as PersonId[]; // null is gone
  return [
    toAnybody(by, record.team, plan`I have stopped asking. ${when} is ${whose}.`, known, { about: plan`the stop to the question about ${when}` }),
    ...[...new Set(others)].map((person) =>
      toAnybody(person, record.team, plan`${nameOf(by, known)} has stopped the question about ${when}. It stays as it was.`, known),
    ),
    ...[...waiting]
      .filter((person) => person !== by && !others.includes(person))
      .map((person) =>
        toAnybody(
          person,
          record.team,
          plan`No answer is needed any more about ${when}${placeFor(person, visit, known)}. There is nothing for you to do.`,
          known,
          { ifHeardOf: id },
        ),
      ),
  ];
}

/** The visit has begun. Who said that they sort it needs no more words about it. */
function begun({ record }: NonNullable<Known['request']>, visit: Visit, known: Known): CoverMessage[] {
  const when = said(visit, known);
  if ((known.recorded.get(visit.id) ?? []).some(({ what, from }) => what === 'being sorted' && from === visit.span.from)) return [];
  const people = [record.askedBy, ...(record.giver ? [record.giver] : []), ...helpers(visit, known, [record.askedBy, record.giver])];
  return [
    ...[...new Set(people)].map((person) =>
      toAnybody(person, record.team, plan`${when}${placeFor(person, visit, known)} has begun, and nobody else took it. I have stopped asking.`, known),
    ),
    ...(record.taker
      ? [toAnybody(record.taker, record.team, plan`Thank you for offering ${when}. It was not settled in time, so nothing changes for you.`, known)]
      : []),
  ];
}

function lapsed({ request: id }: Fact<'lapsed'>, known: Known): CoverMessage[] {
  const of = requestNamed(id, known);
  const visit = requestedVisit(known, of);
  if (!of || !visit) return [];
  const { record } = of;
  if (record.kind === 'cover') return begun(of, visit, known);
  const when = said(visit, known);
  const asker = record.askedBy;
  const stays = record.giver === asker ? open`is still yours` : record.giver ? plan`is still with ${nameOf(record.giver, known)}` : open`has nobody`;
  const again = record.kind === 'swap' ? { choices: [everyone(visit)] } : {};
  const whose = record.giver ? plan`It is still with ${nameOf(record.giver, known)}.` : open`Nobody has it.`;
  return [
    toAnybody(asker, record.team, plan`Time ran out before everybody had agreed, so nothing has changed. ${when} ${stays}.`, known, again),
    ...(record.taker
      ? [toAnybody(record.taker, record.team, plan`Thank you for offering ${when}. It was not settled in time, so nothing changes for you.`, known)]
      : []),
    ...helpers(visit, known, [asker, record.giver]).map((person) =>
      toAnybody(
        person,
        record.team,
        plan`${nameOf(asker, known)} asked for somebody for ${when}${placeFor(person, visit, known)}, and it was not settled in time. ${whose}`,
        known,
      ),
    ),
  ];
}

/** What those who were asked read below the question, once somebody has it. Who is not of the team is told that it is covered, and not by whom. */
export function closing(fact: CoverFact, known: Known, reader: PersonId): Labelled<'open' | 'plan'> | undefined {
  if (fact.happened !== 'settled') return undefined;
  if (isOutsider(reader, fact.visit.team, known)) return open`This one is covered now, thank you.`;
  return fact.taker === reader ? open`You have this one now.` : plan`${nameOf(fact.taker, known)} has this one now.`;
}

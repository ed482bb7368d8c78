import type { PersonId } from '@hatstand/db/ids';
import { open, plan } from '@hatstand/db/labels';
import { teamOf, type VisitTeam } from '../../visits/known.ts';
import { nameOf, said, where } from '../../visits/phrases.ts';
import type { Known } from './known.ts';
import { type CoverMessage, type Fact, isOutsider, message, requestedVisit, requestNamed, stillTheirs, toAnybody, yesOrNo } from './phrases.ts';

/** Whoever says yes is thanked; where the Team Owner must agree, they are asked now. */
export function yesSaid(fact: Fact<'yes-said'>, known: Known): CoverMessage[] {
  const { by, next, visit, said: when, request: id } = fact;
  if (next === 'settle') return [];
  const team = teamOf(known, visit.team);
  const thanks =
    when === 'now'
      ? plan`Thank you. One more person has to agree. I will tell you. Until then nothing changes.`
      : plan`${said(visit, known)} has come free again, and you said you could do it. One more person has to agree. I will tell you.`;
  return [
    toAnybody(by, visit.team, thanks, known, { about: plan`the yes for ${said(visit, known)}`, concerns: id }),
    ...(next === 'ask the Team Owner' && team?.voice ? [ownersQuestion(team, team.voice, fact, known), ...askedGently(team, fact, known)] : []),
  ];
}

function ownersQuestion(team: VisitTeam, voice: PersonId, { request: id, visit, inReturn, giver, urgent, by }: Fact<'yes-said'>, known: Known): CoverMessage {
  const taker = inReturn?.giver ?? by;
  const coming = nameOf(taker, known);
  const fromCircle = isOutsider(taker, team.id, known) ? open` from the circle` : open``;
  const [when, place] = [said(visit, known), where(voice, visit, known)];
  const text =
    inReturn && giver
      ? plan`${nameOf(giver, known)} and ${coming} would like to swap two visits${place}. ${coming} would come ${when}, and ${nameOf(giver, known)} would come ${said(inReturn, known)}. Is that all right?`
      : giver
        ? plan`${nameOf(giver, known)} needs somebody for ${when}${place}. ${coming}${fromCircle} could come instead. Is that all right?`
        : plan`${coming}${fromCircle} could come on ${when}${place}. Is that all right?`;
  return message(voice, team.id, text, {
    about: plan`a change, ${when}`,
    awaited: true,
    concerns: id,
    urgent,
    choices: yesOrNo((yes) => ({ do: 'agree', request: id, taker, yes })),
  });
}

/** A Team Owner who does not decide alone hears of it all the same, and what they think counts: said to whoever decides with them. */
const askedGently = ({ id, gently, voice }: VisitTeam, { visit, inReturn, by }: Fact<'yes-said'>, known: Known): CoverMessage[] =>
  gently && voice
    ? [
        message(
          gently,
          id,
          plan`${nameOf(inReturn?.giver ?? by, known)} could come on ${said(visit, known)}. What do you think? Please tell ${nameOf(voice, known)}, whom I have asked. There is no rush.`,
        ),
      ]
    : [];

/** A no is taken kindly, and nobody else hears who said it. */
export function noSaid({ by, next, wasYes, request: id }: Fact<'no-said'>, known: Known): CoverMessage[] {
  const of = requestNamed(id, known);
  const visit = requestedVisit(known, of);
  if (!of || !visit) return [];
  const when = said(visit, known);
  const text = wasYes ? plan`I have taken back your yes for ${when}. That is fine.` : open`Thank you for telling me. That is fine.`;
  const thanks = toAnybody(by, of.record.team, text, known, { about: plan`the answer about ${when}` });
  const voice = teamOf(known, of.record.team)?.voice;
  const wasWaiting = of.record.state === 'waiting for the Team Owner' && of.record.taker === by;
  const letOff =
    wasWaiting && voice
      ? [message(voice, of.record.team, plan`${nameOf(by, known)}'s offer for ${when} has been taken back. There is nothing for you to do.`, { ifHeardOf: id })]
      : [];
  return [thanks, ...letOff, ...(next === 'give up' || next === 'nobody left' ? stillTheirs(of, known) : [])];
}

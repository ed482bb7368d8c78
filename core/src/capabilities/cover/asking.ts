import type { PersonId } from '@hatstand/db/ids';
import type { Span } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { byTime, teamOf, type VisitTeam, visitById } from '../../visits/known.ts';
import { hasBegun, isLate, sameLength, sameWeek, type Visit } from '../../visits/visits.ts';
import { instantOf } from '../../words/calendar.ts';
import type { CoverFact, CoverReason } from './facts.ts';
import { isAskedAbout, isRotaHolder, type Known, questionAboutVisit, whoCanAct } from './known.ts';
import { climbAfterAsking, swapClosing } from './times.ts';
import { canGive, wavesFor } from './waves.ts';

type Decision = readonly CoverFact[] | Refusal<CoverReason>;

/**
 * The visits this one can be swapped for: same length, in the same Monday-to-Sunday week of the same team, where both people are free,
 * skilled and not too far apart, and that nobody is asking about already.
 */
export function optionsFor(visit: Visit, known: Known): Visit[] {
  const team = teamOf(known, visit.team);
  const me = team?.givers.find((giver) => giver.person === visit.giver);
  if (!team || !me) return [];
  return known.visits
    .filter((other) => {
      const them = team.givers.find((giver) => giver.person === other.giver);
      if (!them || them.person === me.person || other.team !== visit.team) return false;
      if (hasBegun(other, known.now) || !sameLength(visit, other) || !sameWeek(visit, other) || isAskedAbout(known, other.id)) return false;
      return canGive(them, visit, known, other.id) && canGive(me, other, known, visit.id);
    })
    .sort(byTime);
}

/** Whether the speaker may look for somebody for this visit: their own, a free one, or, as Rota Holder, anybody's. */
const mayAskAbout = (visit: Visit, known: Known): boolean =>
  visit.giver === known.me || isRotaHolder(known, visit.team) || (visit.giver === undefined && teamOf(known, visit.team) !== undefined);

function refusalFor(visit: Visit | undefined, known: Known): Refusal<CoverReason> | undefined {
  if (!visit || !mayAskAbout(visit, known)) return refuse('not your visit');
  if (hasBegun(visit, known.now)) return refuse('begun');
  return teamOf(known, visit.team)?.voice ? undefined : refuse('nobody can say yes');
}

/** A visit is in one question at a time: that one goes on. */
export function askingAlready(visit: Visit, known: Known): readonly CoverFact[] | undefined {
  const open = questionAboutVisit(known, visit.id);
  return open && [{ happened: 'asking-already', visit, request: open.record.id }];
}

/** Puts a swap to the other person, and to the giver too where the Rota Holder asks for them. Everything is checked again: the button may be old. */
export function askSwap(visit: Visit | undefined, inReturn: Visit | undefined, known: Known, moment: Moment): Decision {
  const refusal = refusalFor(visit, known);
  if (!visit || refusal) return refusal ?? refuse('not your visit');
  const already = askingAlready(visit, known);
  if (already) return already;
  if (inReturn && isAskedAbout(known, inReturn.id)) return refuse('other one is asked for');
  const other = inReturn && visitById(known, inReturn.id);
  if (!other?.giver || !optionsFor(visit, known).some((option) => option.id === other.id)) return refuse('does not fit any more');
  const earlier = visit.span.from < other.span.from ? visit : other;
  return [
    {
      happened: 'swap-asked',
      request: moment.newId('request'),
      visit,
      inReturn: other,
      giver: visit.giver,
      askedBy: known.me,
      asked: [visit.giver, other.giver].filter((person) => person !== undefined && person !== known.me) as PersonId[], // undefined is gone
      openedAt: moment.now,
      closesAt: swapClosing(earlier, moment.now),
    },
  ];
}

interface CoverWish {
  readonly visit: Visit;
  readonly with?: readonly PersonId[] | undefined;
  readonly part?: Span | undefined;
  readonly oneOfSeveral?: boolean;
}

/**
 * Asks those who could come: the first wave, or only those named; both waves of the team at once when it is late. The question stays open until the
 * visit begins, for it needs somebody until then.
 */
export function askCover({ visit, with: named, part, oneOfSeveral = false }: CoverWish, known: Known, moment: Moment): Decision {
  const refusal = refusalFor(visit, known);
  const team = teamOf(known, visit.team);
  if (refusal || !team) return refusal ?? refuse('not your visit');
  const already = askingAlready(visit, known);
  if (already) return already;
  const asWanted = part ? { ...visit, span: part } : visit;
  const urgent = isLate(visit, moment.now);
  const { asked, waves, circle } = firstAsked(asWanted, team, known, urgent);
  const able = wavesFor(asWanted, team, known, [visit.giver, known.me]);
  const everybody = [...able.first, ...able.second];
  const wanted = named && everybody.filter((person) => named.includes(person));
  if (wanted?.length === 0 && everybody.length > 0) return [{ happened: 'named-cannot', visit: asWanted, named: named ?? [] }];
  const told = urgent ? toldAtOnce(visit, team, known) : [];
  return [
    {
      happened: 'cover-asked',
      request: moment.newId('request'),
      visit: asWanted,
      part,
      giver: visit.giver,
      askedBy: known.me,
      asked: wanted ?? asked,
      urgent,
      told,
      next: climbAfterAsking(asWanted, moment.now, told.length > 0, known.around.get(team.id)?.onCall.length ?? 0),
      waves,
      circle,
      oneOfSeveral,
      openedAt: moment.now,
      closesAt: instantOf(asWanted.span.from),
    },
  ];
}

/** Late: those who can act, and the Team Owner or advocate, hear at once. */
function toldAtOnce(visit: Visit, team: VisitTeam, known: Known): readonly PersonId[] {
  const besides = [visit.giver, known.me];
  const voice = team.voice !== undefined && !besides.includes(team.voice) ? [team.voice] : [];
  return [...new Set([...whoCanAct(team, known, besides), ...voice])];
}

/** The giver has the visit, so they are not asked; a Rota Holder who asks for another has not said that they can't come. */
function firstAsked(visit: Visit, team: VisitTeam, known: Known, urgent: boolean): { asked: readonly PersonId[]; waves: number; circle: boolean } {
  const { first, second, circle } = wavesFor(visit, team, known, [visit.giver, known.me]);
  const inOne = urgent || first.length === 0;
  return { asked: inOne ? [...first, ...second] : first, waves: inOne ? 2 : 1, circle: circle.length > 0 };
}

/** Several at once: each is asked about, and the asker hears of all of them together. What is being asked for already goes on. */
export function askSeveral(visits: readonly Visit[], known: Known, moment: Moment): Decision {
  const already = visits.filter((visit) => isAskedAbout(known, visit.id));
  const asked = visits
    .filter((visit) => !already.includes(visit))
    .map((visit) => askCover({ visit, oneOfSeveral: true }, known, moment))
    .flatMap((decision) => ('refused' in decision ? [] : decision));
  const covers = asked.flatMap((fact) => (fact.happened === 'cover-asked' ? [fact.visit] : []));
  if (covers.length === 0) return (already[0] && askingAlready(already[0], known)) ?? refuse('not your visit');
  return [...asked, { happened: 'several-asked', visits: covers, already }];
}

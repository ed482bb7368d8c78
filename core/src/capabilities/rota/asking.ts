import type { PersonId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { instantOf } from '../../words/calendar.ts';
import type { RotaFact, RotaReason } from './facts.ts';
import { byTime, type Giver, type Known, teamOf, visitById, visitsGivenBy } from './known.ts';
import { hasBegun, isFreeFor, sameLength, sameWeek, type Visit } from './visits.ts';

type Decision = readonly RotaFact[] | Refusal<RotaReason>;

const HOUR_MS = 3_600_000;
/** A swap asked of one person is not left open for longer than this. */
const SWAP_PATIENCE_HOURS = 48;
/** A request closes this long before the visit, so that there is still time to act. */
const TIME_TO_ACT_HOURS = 2;

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
      if (hasBegun(other, known.now) || !sameLength(visit, other) || !sameWeek(visit, other) || known.inRequests.has(other.id)) return false;
      return canGive(them, visit, known, other.id) && canGive(me, other, known, visit.id);
    })
    .sort(byTime);
}

/** Skilled for the visit, and free for it with the way there; `leaving` is the visit they would hand over. */
export function canGive(giver: Giver, visit: Visit, known: Known, leaving?: Visit['id']): boolean {
  if (visit.skill !== undefined && !giver.skills.includes(visit.skill)) return false;
  return isFreeFor(visit, visitsGivenBy(known, giver.person), known.journey, leaving);
}

/** Puts a swap to one person. Everything is checked again: the button may be old. */
export function askSwap(visit: Visit | undefined, inReturn: Visit | undefined, known: Known, moment: Moment): Decision {
  if (!visit || visit.giver !== known.me) return refuse('not your visit');
  if (hasBegun(visit, known.now)) return refuse('begun');
  if (known.inRequests.has(visit.id)) return refuse('already asking');
  if (inReturn && known.inRequests.has(inReturn.id)) return refuse('other one is asked for');
  const other = inReturn && visitById(known, inReturn.id);
  if (!other?.giver || !optionsFor(visit, known).some((option) => option.id === other.id)) return refuse('does not fit any more');
  if (!teamOf(known, visit.team)?.voice) return refuse('nobody can say yes');
  const earlier = visit.span.from < other.span.from ? visit : other;
  return [
    {
      happened: 'swap-asked',
      request: moment.newId('request'),
      visit,
      inReturn: other,
      giver: known.me,
      asked: other.giver,
      openedAt: moment.now,
      closesAt: closing(earlier, moment, SWAP_PATIENCE_HOURS),
    },
  ];
}

/** Asks everybody in the team who is free and skilled, or only those named. */
export function askCover(visit: Visit | undefined, people: readonly PersonId[] | undefined, known: Known, moment: Moment): Decision {
  if (!visit || visit.giver !== known.me) return refuse('not your visit');
  if (hasBegun(visit, known.now)) return refuse('begun');
  if (known.inRequests.has(visit.id)) return refuse('already asking');
  const team = teamOf(known, visit.team);
  if (!team?.voice) return refuse('nobody can say yes');
  const able = team.givers.filter((giver) => giver.person !== known.me && canGive(giver, visit, known)).map((giver) => giver.person);
  const asked = people ? able.filter((person) => people.includes(person)) : able;
  if (asked.length === 0) return [{ happened: 'nobody-free', visit, giver: known.me }];
  return [
    {
      happened: 'cover-asked',
      request: moment.newId('request'),
      visit,
      giver: known.me,
      asked,
      openedAt: moment.now,
      closesAt: closing(visit, moment, undefined),
    },
  ];
}

/** Two hours before the visit; for a visit sooner than four hours away, half-way to it; never later than the patience allows. */
function closing(visit: Visit, { now }: Moment, patienceHours: number | undefined): Date {
  const starts = instantOf(visit.span.from).getTime();
  const lead = Math.min(TIME_TO_ACT_HOURS * HOUR_MS, (starts - now.getTime()) / 2);
  const latest = patienceHours === undefined ? Number.POSITIVE_INFINITY : now.getTime() + patienceHours * HOUR_MS;
  return new Date(Math.min(starts - lead, latest));
}

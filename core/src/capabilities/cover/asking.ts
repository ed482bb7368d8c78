import type { PersonId } from '@hatstand/db/ids';
import type { LocalTime, TimeOfDay } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { byTime, type Giver, teamOf, visitById, visitsGivenBy } from '../../visits/known.ts';
import { hasBegun, isFreeFor, sameLength, sameWeek, type Visit } from '../../visits/visits.ts';
import { addDays, at, dayOf, instantOf, localTimeOf, timeOf } from '../../words/calendar.ts';
import type { CoverFact, CoverReason } from './facts.ts';
import type { Known } from './known.ts';

type Decision = readonly CoverFact[] | Refusal<CoverReason>;

const HOUR_MS = 3_600_000;
/** A swap asked of one person is not left open for longer than this. */
const SWAP_PATIENCE_HOURS = 48;
/** A request closes this long before the visit, so that there is still time to act. */
const TIME_TO_ACT_HOURS = 2;
/** Whoever is asked should have at least this long, awake, to answer. */
const TIME_TO_ANSWER_HOURS = 1;
const MORNING = '08:00' as TimeOfDay;
const EVENING = '20:00' as TimeOfDay;
const NIGHT_FALLS = '21:00' as TimeOfDay;

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
  if (people && asked.length === 0 && able.length > 0) return [{ happened: 'named-cannot', visit, named: people }];
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

/**
 * Two hours before the visit, or sooner where patience ends; in the evening before where that would be in the night. It leaves those who are asked
 * some waking time to answer: asked at night, they hear in the morning, and a visit soon after leaves half of what remains.
 */
function closing(visit: Visit, { now, local }: Moment, patienceHours: number | undefined): Date {
  const starts = instantOf(visit.span.from).getTime();
  const hears = instantOf(nextWaking(local)).getTime();
  const wanted = inWakingHours(starts - TIME_TO_ACT_HOURS * HOUR_MS);
  const latest = patienceHours === undefined ? Number.POSITIVE_INFINITY : inWakingHours(now.getTime() + patienceHours * HOUR_MS);
  const closes = Math.min(wanted, latest);
  if (closes >= hears + TIME_TO_ANSWER_HOURS * HOUR_MS) return new Date(closes);
  return new Date(starts > hears ? hears + (starts - hears) / 2 : now.getTime() + (starts - now.getTime()) / 2);
}

/** When somebody asked now reads it: at once, or in the morning. */
function nextWaking(local: LocalTime): LocalTime {
  const day = dayOf(local);
  if (timeOf(local) >= NIGHT_FALLS) return at(addDays(day, 1), MORNING);
  return timeOf(local) < MORNING ? at(day, MORNING) : local;
}

/** The same moment, or the evening before it where it falls into the night. */
function inWakingHours(moment: number): number {
  const local = localTimeOf(new Date(moment));
  if (timeOf(local) >= MORNING && timeOf(local) < NIGHT_FALLS) return moment;
  const evening = timeOf(local) < MORNING ? addDays(dayOf(local), -1) : dayOf(local);
  return instantOf(at(evening, EVENING)).getTime();
}

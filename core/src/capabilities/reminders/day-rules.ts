import type { PersonId } from '@hatstand/db/ids';
import type { TimeOfDay } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { teamOf } from '../../visits/known.ts';
import { touches } from '../../visits/meant.ts';
import type { Visit } from '../../visits/visits.ts';
import { addDays, at, dayOf, instantOf } from '../../words/calendar.ts';
import type { ReminderFact, ReminderReason, Told } from './facts.ts';
import type { DayIntent, Which } from './intents.ts';
import type { Known } from './known.ts';

type Decision = readonly ReminderFact[] | Refusal<ReminderReason>;
type Late = Extract<DayIntent, { do: 'late' }>;

const MOST_CHOICES = 3;
const ON_MY_WAY_MINUTES_BEFORE = 120;
const ON_MY_WAY_MINUTES_AFTER = 15;
const LATE_MINUTES_BEFORE = 180;
const DONE_MINUTES_BEFORE_END = 30;
const DONE_UNTIL = '12:00' as TimeOfDay;
/** A visit that ended no longer ago than this is the one meant by "done"; older ones are only asked about when there is none. */
const JUST_ENDED_MINUTES = 180;
/** Nobody runs later than this; more is a slip of the finger, or an hour of the next day. */
const LATEST_MINUTES = 600;

/** On the way, running late, done: for a visit of theirs that is near enough; asked about when several are (PRODUCT, promise 9). */
export function aboutAVisit(intent: DayIntent, known: Known, moment: Moment): Decision {
  const { room, theirTeams } = known;
  if (room !== undefined && room !== 'no team' && !theirTeams.has(room)) return refuse('not in this team');
  const near = nearOnes(intent, known, moment);
  if ('refused' in near) return near;
  const [only, another] = near;
  if (!only) return refuse(intent.do === 'done' ? 'nothing to finish' : 'nothing soon');
  const isSure = intent.which.visit !== undefined || known.named !== 'unclear';
  if (another || !isSure) return [{ happened: 'which-visit', act: intent, visits: near.slice(0, MOST_CHOICES) }];
  switch (intent.do) {
    case 'on my way':
      return onTheWay(only, known);
    case 'done':
      return [known.said.get(only.id)?.done ? { happened: 'known-already', what: 'done', visit: only } : { happened: 'done', by: known.me, visit: only }];
    case 'late':
      return late(intent, only, known, moment);
  }
}

/** The visits that may be meant. A visit that was tapped is that one, if it is still theirs and the time for it. */
function nearOnes(intent: DayIntent, known: Known, moment: Moment): readonly Visit[] | Refusal<ReminderReason> {
  if (intent.which.visit) {
    const tapped = known.visits.find(({ id }) => id === intent.which.visit);
    if (!tapped) return refuse('not yours');
    return isNear(intent, tapped, known, moment) ? [tapped] : refuse(reasonWhyNot(intent, tapped, moment));
  }
  const meant = known.visits.filter((visit) => fits(visit, intent.which, known));
  const near = meant.filter((visit) => isNear(intent, visit, known, moment));
  if (near.length > 0) return intent.do === 'done' ? latest(near, known, moment) : near;
  const isSaid = intent.which.when !== undefined || known.named instanceof Set;
  const ahead = isSaid ? meant.find(({ span }) => span.from > known.now) : undefined;
  return ahead ? refuse(reasonWhyNot(intent, ahead, moment)) : [];
}

const fits = (visit: Visit, { when }: Which, { room, named }: Known): boolean =>
  (room === undefined || room === 'no team' || visit.team === room) &&
  (when === undefined || touches(when, visit)) &&
  (!(named instanceof Set) || named.has(visit.team));

function isNear(intent: DayIntent, visit: Visit, known: Known, moment: Moment): boolean {
  const begins = minutesUntil(visit.span.from, moment);
  const ends = minutesUntil(visit.span.to, moment);
  switch (intent.do) {
    case 'on my way':
      return begins <= ON_MY_WAY_MINUTES_BEFORE && begins >= -ON_MY_WAY_MINUTES_AFTER;
    case 'late':
      return begins <= LATE_MINUTES_BEFORE && ends > 0 && !known.said.get(visit.id)?.done;
    case 'done':
      return ends <= DONE_MINUTES_BEFORE_END && minutesUntil(at(addDays(dayOf(visit.span.to), 1), DONE_UNTIL), moment) >= 0;
  }
}

function reasonWhyNot(intent: DayIntent, visit: Visit, moment: Moment): ReminderReason {
  const isOver = minutesUntil(visit.span.to, moment) <= 0;
  if (intent.do === 'done') return isOver ? 'over' : 'too early to be done';
  return minutesUntil(visit.span.from, moment) > 0 ? 'not yet' : 'over';
}

/** "Done" is said of the visit that ends now, whether or not an older one was left open; said again it is the same one. */
function latest(near: readonly Visit[], known: Known, moment: Moment): readonly Visit[] {
  const justEnded = near.filter(({ span }) => minutesUntil(span.to, moment) >= -JUST_ENDED_MINUTES);
  const open = (visits: readonly Visit[]) => visits.filter(({ id }) => !known.said.get(id)?.done);
  if (justEnded.length > 0) return open(justEnded).length > 0 ? open(justEnded) : justEnded.slice(-1);
  return open(near).length > 0 ? open(near) : near.slice(-1);
}

function onTheWay(visit: Visit, known: Known): Decision {
  const said = known.said.get(visit.id);
  if (said?.done) return [{ happened: 'known-already', what: 'done', visit }];
  if (said?.onMyWay) return [{ happened: 'known-already', what: 'on my way', visit }];
  const voice = teamOf(known, visit.team)?.voice;
  const isReached = voice !== undefined && voice !== known.me && known.reachedAt.has(voice);
  return [{ happened: 'on-the-way', by: known.me, visit, told: isReached ? voice : undefined }];
}

/** The team's voice and the Rota Holders hear it, each once; the same number said again is not told again. */
function late(intent: Late, visit: Visit, known: Known, moment: Moment): Decision {
  const minutes = minutesLate(intent, visit, moment);
  const before = known.said.get(visit.id)?.late;
  if (before && (minutes === undefined || minutes === before.minutes)) return [{ happened: 'known-already', what: 'late', visit, minutes: before.minutes }];
  const team = teamOf(known, visit.team);
  const concerned = [...new Set<PersonId>([...(team?.voice ? [team.voice] : []), ...(team?.rotaHolders ?? [])])];
  const told = concerned.flatMap((person): Told[] => {
    const reached = known.reachedAt.get(person);
    return person === known.me || reached === undefined ? [] : [{ person, later: reached > known.now ? reached : undefined }];
  });
  return [{ happened: 'running-late', by: known.me, visit, minutes, told }];
}

/** As said, or from when they will be there. */
function minutesLate({ minutes, arrives, arrivesIn }: Late, visit: Visit, moment: Moment): number | undefined {
  const begins = -minutesUntil(visit.span.from, moment);
  const said = minutes ?? (arrives ? minutesUntil(arrives, moment) + begins : arrivesIn === undefined ? undefined : arrivesIn + begins);
  return said !== undefined && said >= 1 && said <= LATEST_MINUTES ? Math.round(said) : undefined;
}

/** Real minutes, across a clock change too. */
const minutesUntil = (local: Visit['span']['from'], { now }: Moment): number => (instantOf(local).getTime() - now.getTime()) / 60_000;

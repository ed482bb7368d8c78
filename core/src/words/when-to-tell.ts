import type { Person } from '@hatstand/db/repositories/people';
import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import { addDays, at, dayOf, instantOf, localTimeOf, timeOf } from './calendar.ts';
import { endOfQuietHours } from './quiet-hours.ts';

type Wishes = Pick<Person, 'quietFrom' | 'quietUntil' | 'urgentInQuietHours' | 'digest' | 'stoppedAt' | 'pausedUntil' | 'bestFrom' | 'bestUntil'>;

/** One instant, and the same on a clock in London. */
interface Instant {
  readonly now: Date;
  readonly local: LocalTime;
}

/** What is to be told: how pressing it is, and since when it has waited. */
export interface Telling {
  readonly urgent: boolean;
  readonly needsAnswer: boolean;
  /** They set it going themself (their reminders, the end of what they asked): it has its own time and waits for no digest. */
  readonly setGoingByThem?: boolean;
  /** When it was made, where that was before now. A digest that has gone by since then is not waited for again. */
  readonly madeAt?: Date;
}

/** When the digests go out, unless the person's best time of day says otherwise. */
const DIGEST_HOURS: Readonly<Record<'morning' | 'evening', TimeOfDay>> = { morning: '09:00' as TimeOfDay, evening: '18:00' as TimeOfDay };
const NOON = '12:00' as TimeOfDay;

/** Whether somebody takes a break on this day. */
export const isPaused = ({ pausedUntil }: Pick<Person, 'pausedUntil'>, today: Day): boolean => pausedUntil !== null && pausedUntil > today;

/** The hour of somebody's digest; their best time of day moves it, as far as it is in the same half of the day. */
export function digestHour({ digest, bestFrom }: Pick<Wishes, 'digest' | 'bestFrom'>): TimeOfDay | undefined {
  if (digest === 'off') return undefined;
  const fits = bestFrom !== null && (digest === 'morning' ? bestFrom < NOON : bestFrom >= NOON);
  return fits ? bestFrom : DIGEST_HOURS[digest];
}

/**
 * When somebody may be told something that is no answer to their own words: `never` after STOP. Quiet hours always hold, but for what is urgent where they
 * allowed that; a pause holds all but the urgent; what needs no answer waits for the digest, or for their best time of day; a question waits for that only
 * until it begins the same day.
 */
export function whenToTell(person: Wishes, telling: Telling, moment: Instant): Date | 'never' {
  if (person.stoppedAt !== null) return 'never';
  if (telling.urgent) return person.urgentInQuietHours ? moment.now : endOfQuietHours(person, moment);
  const since = telling.madeAt && telling.madeAt < moment.now ? telling.madeAt : moment.now;
  const first = goodTime(person, telling, afterPause(person, { now: since, local: localTimeOf(since) }));
  return first > moment.now ? first : endOfQuietHours(person, afterPause(person, moment));
}

function goodTime(person: Wishes, telling: Telling, from: Instant): Date {
  if (telling.setGoingByThem) return endOfQuietHours(person, from);
  const hour = telling.needsAnswer ? undefined : digestHour(person);
  if (hour !== undefined) return endOfQuietHours(person, next(hour, from));
  const waking = instant(endOfQuietHours(person, from));
  const best = instant(endOfQuietHours(person, bestTime(person, telling.needsAnswer, waking)));
  // A best time in the middle of the quiet hours can't be kept: quiet hours come first.
  return isGoodTime(person, best) || (telling.needsAnswer && dayOf(best.local) === dayOf(waking.local)) ? best.now : waking.now;
}

const instant = (now: Date): Instant => ({ now, local: localTimeOf(now) });

function afterPause({ pausedUntil }: Wishes, moment: Instant): Instant {
  if (pausedUntil === null || pausedUntil <= dayOf(moment.local)) return moment;
  return instant(instantOf(at(pausedUntil, '00:00' as TimeOfDay)));
}

/** The first time the clock shows this hour, from this instant on. */
function next(hour: TimeOfDay, { now, local }: Instant): Instant {
  const today = instantOf(at(dayOf(local), hour));
  return instant(today >= now ? today : instantOf(at(addDays(dayOf(local), 1), hour)));
}

const isGoodTime = ({ bestFrom, bestUntil }: Wishes, { local }: Instant): boolean =>
  (bestFrom === null || timeOf(local) >= bestFrom) && (bestUntil === null || timeOf(local) < bestUntil);

function bestTime({ bestFrom, bestUntil }: Wishes, needsAnswer: boolean, moment: Instant): Instant {
  const time = timeOf(moment.local);
  if (bestFrom !== null && time < bestFrom) return next(bestFrom, moment);
  if (bestUntil === null || time < bestUntil || needsAnswer) return moment;
  return instant(instantOf(at(addDays(dayOf(moment.local), 1), bestFrom ?? ('00:00' as TimeOfDay))));
}

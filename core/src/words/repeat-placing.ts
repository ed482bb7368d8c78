import type { Day } from '@hatstand/db/times';
import { addDays, dayOf, weekdayOf } from './calendar.ts';
import { addMonths } from './counted-days.ts';
import type { Days, RepeatSaid } from './day-said.ts';
import type { HeardSpan } from './heard.ts';
import type { Looking } from './looking.ts';
import { nthIn } from './periods.ts';
import { minutesNow, onDay } from './placing.ts';
import type { Minutes } from './readings.ts';

export interface Bounds {
  readonly from: Day | undefined;
  readonly until: Day | undefined;
  readonly weeks: number | undefined;
  readonly times: number | undefined;
}

const DAY_NAMES = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export interface PlacedRepeat {
  readonly spans: readonly HeardSpan[];
  readonly rule: string;
}

/** The rule and its first occurrence; undefined where there is none before it ends. */
export function placedRepeat(
  said: RepeatSaid,
  readings: readonly Minutes[],
  how: { bounds: Bounds; except: readonly Day[]; looking: Looking },
): PlacedRepeat | undefined {
  const { bounds, except, looking } = how;
  const timed = readings.length > 0 ? readings : [undefined];
  const spans = timed.flatMap((reading): readonly HeardSpan[] => {
    const day = firstDay(said, reading, { bounds, except, looking });
    if (day === undefined) return [];
    return [reading ? onDay(day, reading) : { from: day, to: day }];
  });
  if (spans.length < timed.length) return undefined;
  return { spans, rule: ruleOf(said, bounds, readings.length > 0) };
}

function firstDay(
  said: RepeatSaid,
  reading: Minutes | undefined,
  { bounds, except, looking }: { bounds: Bounds; except: readonly Day[]; looking: Looking },
): Day | undefined {
  const today = dayOf(looking.now);
  const isLater = reading !== undefined && (reading.from ?? reading.to ?? 0) > minutesNow(looking.now);
  const todayCounts = isLater || (said.frequency === 'DAILY' && reading === undefined);
  const soonest = todayCounts ? today : addDays(today, 1);
  let day = bounds.from && bounds.from > soonest ? bounds.from : soonest;
  const last = bounds.until ?? addMonths(day, 14);
  for (; day <= last; day = addDays(day, 1)) if (isDayOf(said, day) && !except.includes(day)) return day;
  return undefined;
}

/** Whether a repeat falls on this day, its interval left aside. */
function isDayOf({ frequency, weekdays, nth }: RepeatSaid, day: Day): boolean {
  if (frequency === 'DAILY') return true;
  if (frequency === 'WEEKLY') return weekdays.includes(weekdayOf(day));
  if (weekdays.length === 0) return nth.includes(Number(day.slice(8)));
  const first = `${day.slice(0, 8)}01` as Day; // every month has a first
  return nth.some((each) => weekdays.some((weekday) => nthIn(first, each, weekday) === day));
}

function ruleOf({ frequency, interval, weekdays, nth }: RepeatSaid, bounds: Bounds, isTimed: boolean): string {
  const parts = [`FREQ=${frequency}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  const names =
    frequency === 'MONTHLY' ? nth.flatMap((each) => weekdays.map((weekday) => `${each}${DAY_NAMES[weekday]}`)) : weekdays.map((weekday) => DAY_NAMES[weekday]);
  if (names.length > 0) parts.push(`BYDAY=${names.join(',')}`);
  const perWeek = frequency === 'WEEKLY' ? weekdays.length : 7;
  const count = bounds.times ?? (bounds.weeks === undefined ? undefined : Math.floor((bounds.weeks * perWeek) / interval));
  if (count !== undefined) parts.push(`COUNT=${count}`);
  if (bounds.until !== undefined && count === undefined) parts.push(`UNTIL=${bounds.until.replaceAll('-', '')}${isTimed ? 'T235959' : ''}`);
  return parts.join(';');
}

/** The days of a period on which a repeat falls. */
export function daysOfRepeatIn(said: RepeatSaid, { from, to }: Days): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to && days.length < 62; day = addDays(day, 1)) if (isDayOf(said, day)) days.push(day);
  return days;
}

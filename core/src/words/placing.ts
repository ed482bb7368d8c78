import type { Day, LocalTime } from '@hatstand/db/times';
import { addDays, dayOf, happensOnce, minutesBetween, minutesInto, mondayOf, sundayOf, weekdayOf } from './calendar.ts';
import type { DaySaid } from './days.ts';
import { comingWeekday } from './days.ts';
import type { HeardSpan, HeardWhen, TimeQuestion } from './heard.ts';
import type { Minutes } from './readings.ts';

export type Placed = Omit<HeardWhen, 'text'>;

/** Puts a day and the readings of a time together. Undefined where they do not go together ("next week 9am"). */
export function placed(day: DaySaid, readings: readonly Minutes[] | undefined, now: LocalTime): Placed | undefined {
  if (readings?.length === 0) return undefined;
  if (day.is === 'week') return readings ? undefined : certain([{ from: day.monday, to: sundayOf(day.monday) }], undefined);
  const ask = day.is === 'days' ? day.ask : undefined;
  if (readings === undefined)
    return certain(
      daysMeant(day, undefined, now).map((each) => ({ from: each, to: each })),
      ask,
    );
  return certain(
    readings.flatMap((reading) => daysMeant(day, reading, now).map((each) => onDay(each, reading))),
    ask,
  );
}

const onDay = (day: Day, [from, to]: Minutes): HeardSpan => ({ from: minutesInto(day, from), to: minutesInto(day, to) });

/** A time with no day: today, or tomorrow when it has passed. */
export function placedSoon(readings: readonly Minutes[], now: LocalTime): Placed {
  const today = dayOf(now);
  const minute = minutesNow(now);
  const days = ([from, to]: Minutes): readonly Day[] => {
    if (from >= minute) return [today];
    return to > minute && to > from ? [today, addDays(today, 1)] : [addDays(today, 1)];
  };
  return certain(
    readings.flatMap((reading) => days(reading).map((day) => onDay(day, reading))),
    undefined,
  );
}

function daysMeant(day: Exclude<DaySaid, { is: 'week' }>, reading: Minutes | undefined, now: LocalTime): readonly Day[] {
  if (day.is === 'days') return day.days;
  const coming = comingOnes(day.weekday, reading, now);
  const ofThisWeek = addDays(mondayOf(dayOf(now)), day.weekday - 1);
  return day.thisWeek && !coming.includes(ofThisWeek) ? [ofThisWeek, ...coming] : coming;
}

/** A bare weekday is the coming one: today only with a later time, and both when it is going on now. */
function comingOnes(weekday: number, reading: Minutes | undefined, now: LocalTime): readonly Day[] {
  const today = dayOf(now);
  const coming = comingWeekday(weekday, today);
  if (weekday !== weekdayOf(today) || reading === undefined) return [coming];
  const [from, to] = reading;
  if (from > minutesNow(now)) return [today];
  return to > minutesNow(now) && to > from ? [today, coming] : [coming];
}

const minutesNow = (now: LocalTime): number => minutesBetween(minutesInto(dayOf(now), 0), now);

const isOnTheClock = (end: HeardSpan['from']): boolean => end === null || end.length === 10 || happensOnce(end as LocalTime); // longer than a day: a time

/** Drops doubles, and asks where more than one reading is left or the clock change is in the way. */
export function certain(spans: readonly HeardSpan[], ask: TimeQuestion | undefined): Placed {
  if (!spans.every((span) => isOnTheClock(span.from) && isOnTheClock(span.to))) return { spans: [], ask: 'no such time' };
  const distinct = [...new Map(spans.map((span) => [`${span.from} ${span.to}`, span])).values()];
  if (ask !== undefined && ask !== 'which of these') return { spans: distinct, ask };
  if (distinct.length < 2) return { spans: distinct, ask: undefined };
  return { spans: distinct.toSorted((one, other) => (`${one.from} ${one.to}` < `${other.from} ${other.to}` ? -1 : 1)), ask: 'which of these' };
}

import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import type { Away } from '../../visits/known.ts';
import { addDays, at, dayOf } from '../../words/calendar.ts';
import type { HeardSpan } from '../../words/heard.ts';
import type { When } from './intents.ts';

const MIDNIGHT = '00:00' as TimeOfDay; // a time of day
const isDay = (heard: Day | LocalTime): heard is Day => heard.length === 10;
export const startOfDay = (day: Day): LocalTime => at(day, MIDNIGHT);

/** When something that was said begins; without a beginning it is now. */
export const startOf = ({ from }: HeardSpan, now: LocalTime): LocalTime => (from === null ? now : isDay(from) ? startOfDay(from) : from);

/** The first moment after it; undefined where no end was said: "from 1 Dec", "at 3pm". */
function endOf({ from, to }: HeardSpan): LocalTime | undefined {
  if (to === null) return undefined;
  if (isDay(to)) return startOfDay(addDays(to, 1));
  return from === to ? undefined : to;
}

/** What was said as times with an end; 'no end' where one is missing. Days taken out are taken out. */
export function awayIn(when: When, now: LocalTime): Away[] | 'no end' {
  const all: Away[] = [];
  for (const span of when.spans) {
    const until = endOf(span);
    if (until === undefined) return 'no end';
    all.push({ from: startOf(span, now), until });
  }
  return when.except.reduce((left, day) => without(left, { from: startOfDay(day), until: startOfDay(addDays(day, 1)) }), all);
}

/** Times in order, those that meet or overlap made one. */
export function joined(all: readonly Away[]): Away[] {
  const inOrder = [...all].sort((one, other) => (one.from < other.from ? -1 : 1));
  const result: Away[] = [];
  for (const one of inOrder) {
    const last = result.at(-1);
    if (last && one.from <= last.until) result[result.length - 1] = { from: last.from, until: latest(one.until, last.until) };
    else result.push({ from: one.from, until: one.until });
  }
  return result;
}

/** What is left of times when some time is cut out of them. */
export const without = (all: readonly Away[], cut: Away): Away[] =>
  all.flatMap((one) => {
    if (!overlap(one, cut)) return [one];
    const before = one.from < cut.from ? [{ from: one.from, until: cut.from }] : [];
    const after = cut.until < one.until ? [{ from: cut.until, until: one.until }] : [];
    return [...before, ...after];
  });

export const latest = (one: LocalTime, other: LocalTime): LocalTime => [one, other].sort()[1] ?? one;
export const earliest = (one: LocalTime, other: LocalTime): LocalTime => [one, other].sort()[0] ?? one;

export const overlap = (one: Away, other: Away): boolean => one.from < other.until && other.from < one.until;
export const isWithin = (one: Away, all: readonly Away[]): boolean => all.some((other) => other.from <= one.from && one.until <= other.until);

/** The last day that is touched. */
export const lastDayOf = ({ until }: Away): Day => (until.endsWith(MIDNIGHT) ? addDays(dayOf(until), -1) : dayOf(until));
export const isWholeDays = ({ from, until }: Away): boolean => from.endsWith(MIDNIGHT) && until.endsWith(MIDNIGHT);

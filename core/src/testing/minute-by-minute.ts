import type { LocalTime } from '@hatstand/db/times';
import type { Journey, Visit } from '../visits/visits.ts';
import type { WorkingTimeWarning } from '../visits/working-time.ts';
import { localTimeOf } from '../words/calendar.ts';

/**
 * Slow and plain, to hold the quick rules against: time is a row of real minutes, each of which knows what the clock shows. Written without
 * anything that the rules are made of.
 */
export interface Timeline {
  readonly clock: readonly string[];
  /** Where on the row a clock shows a time for the first time. */
  readonly first: ReadonlyMap<string, number>;
  /** Whole weeks from Monday to Sunday: up to, not including, `until`. */
  readonly weeks: ReadonlyMap<string, { readonly from: number; readonly until: number }>;
}

export function timelineOf(from: Date, days: number): Timeline {
  const clock = Array.from({ length: days * 1440 }, (_, minute): string => localTimeOf(new Date(from.getTime() + minute * 60_000)));
  const first = new Map<string, number>();
  for (const [minute, shown] of clock.entries()) if (!first.has(shown)) first.set(shown, minute);
  const mondays = [...clock.entries()].filter(([, shown]) => shown.endsWith('T00:00') && new Date(`${shown}Z`).getUTCDay() === 1);
  const weeks = mondays.flatMap(([from, shown], index) => {
    const until = mondays[index + 1]?.[0];
    return until === undefined ? [] : [[shown.slice(0, 10), { from, until }] as const];
  });
  return { clock, first, weeks: new Map(weeks) };
}

/** Where on the row a clock shows this: the first time; an hour later on the dial where it never does. */
function minuteShowing(local: LocalTime, { first }: Timeline): number {
  const later = `${local.slice(0, 11)}${String(Number(local.slice(11, 13)) + 1).padStart(2, '0')}${local.slice(13)}`;
  const minute = first.get(local) ?? first.get(later);
  if (minute === undefined) throw new Error(`${local} is not on the timeline`);
  return minute;
}

/** Which minutes are worked, and for which working day: night until 5am belongs to the day before. */
function worked(visits: readonly Visit[], line: Timeline): { busy: boolean[]; days: Map<string, { first: number; last: number }> } {
  const busy = line.clock.map(() => false);
  const days = new Map<string, { first: number; last: number }>();
  for (const { span } of visits) {
    const date = new Date(`${span.from.slice(0, 10)}T12:00Z`);
    if (Number(span.from.slice(11, 13)) < 5) date.setUTCDate(date.getUTCDate() - 1);
    const day = date.toISOString().slice(0, 10);
    const ends = minuteShowing(span.to, line);
    for (let minute = minuteShowing(span.from, line); minute < ends; minute += 1) {
      busy[minute] = true;
      const known = days.get(day) ?? { first: minute, last: minute };
      days.set(day, { first: Math.min(known.first, minute), last: Math.max(known.last, minute) });
    }
  }
  return { busy, days };
}

const hasRest = (busy: readonly boolean[], minutes: number): boolean => {
  let free = 0;
  for (const isBusy of busy) {
    free = isBusy ? 0 : free + 1;
    if (free >= minutes) return true;
  }
  return false;
};

type Broken = `${WorkingTimeWarning['rule']} ${string}`;

/** Every rule that is broken, and on which working day or in which week. */
function broken(visits: readonly Visit[], weeklyHours: number, line: Timeline): Set<Broken> {
  const found = new Set<Broken>();
  const { busy, days } = worked(visits, line);
  const inOrder = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  let lastOfAll = -1;
  for (const [index, [day, { first, last }]] of inOrder.entries()) {
    lastOfAll = Math.max(lastOfAll, last);
    const next = inOrder[index + 1]?.[1].first;
    let free = 0;
    if (next !== undefined) for (let minute = lastOfAll + 1; minute < next; minute += 1) free += 1;
    if (next !== undefined && free < 11 * 60) found.add(`daily rest ${day}`);
    if (!hasRest(busy.slice(first, first + 1440), 11 * 60)) found.add(`daily rest ${day}`);
  }
  for (const [monday, { from, until }] of line.weeks) {
    const week = busy.slice(from, until);
    const minutes = week.filter((isBusy) => isBusy).length;
    if (!hasRest(week, 24 * 60)) found.add(`weekly rest ${monday}`);
    if (minutes > 48 * 60) found.add(`weekly limit ${monday}`);
    if (minutes > weeklyHours * 60) found.add(`agreed hours ${monday}`);
  }
  return found;
}

/** The rules that a visit breaks and that would hold without it. */
export function warningsMinuteByMinute(visit: Visit, theirs: readonly Visit[], weeklyHours: number, line: Timeline): WorkingTimeWarning['rule'][] {
  const others = theirs.filter(({ id }) => id !== visit.id);
  const before = broken(others, weeklyHours, line);
  const caused = [...broken([...others, visit], weeklyHours, line)].filter((one) => !before.has(one));
  return RULES.filter((rule) => caused.some((one) => one.startsWith(rule)));
}
const RULES: readonly WorkingTimeWarning['rule'][] = ['daily rest', 'weekly rest', 'weekly limit', 'agreed hours'];

/** Whether somebody can be where they must be, minute by minute: never in two places, and on the way long enough in between. */
export function isFreeMinuteByMinute(visit: Visit, theirs: readonly Visit[], journey: Journey, line: Timeline): boolean {
  const within = ({ span }: Visit) => [minuteShowing(span.from, line), minuteShowing(span.to, line)] as const;
  const [from, to] = within(visit);
  return theirs.every((other) => {
    if (other.id === visit.id) return true;
    const [starts, ends] = within(other);
    let [was, since] = ['', 0];
    for (let minute = Math.min(from, starts); minute < Math.max(to, ends); minute += 1) {
      const isHere = from <= minute && minute < to;
      const isThere = starts <= minute && minute < ends;
      if (isHere && isThere) return false;
      if (!isHere && !isThere) continue;
      const place = isHere ? visit.place : other.place;
      if (was !== '' && was !== place && minute - since - 1 < journey(was, place)) return false;
      [was, since] = [place, minute];
    }
    return true;
  });
}

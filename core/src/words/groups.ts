import { weekdayOf } from './calendar.ts';
import { isBare } from './clock-times.ts';
import { allDayAt } from './day-parts.ts';
import type { DayHeard } from './day-said.ts';
import { dayAt } from './days.ts';
import type { Looking } from './looking.ts';
import { mergedDays } from './merging.ts';
import type { Limit, TimeHeard } from './spoken-times.ts';
import { limitAt, onwardsAt, pastGlue, timeAt } from './spoken-times.ts';
import { isMoving } from './surroundings.ts';
import type { Token } from './tokens.ts';
import { textAt } from './tokens.ts';

/** Days and the times that are said for all of them: "Mon, Wed and Fri at 9". */
export interface Group {
  readonly start: number;
  readonly next: number;
  readonly days: readonly PlacedDay[];
  readonly isRange: boolean;
  /** "after Friday", "until the 5th". */
  readonly limit: Limit | undefined;
  readonly times: readonly TimeHeard[];
  readonly timesFirst: boolean;
  /** Two days that do not go together, or "early" and "late": it asks. */
  readonly isUnclear: boolean;
  /** "Tue 24 Nov, 10pm": Hattie's own form. */
  readonly isExact: boolean;
}

/** A day and where it stands: the end of a range is looked for again from its start. */
export interface PlacedDay {
  readonly heard: DayHeard;
  readonly at: number;
}

interface Days {
  readonly days: readonly PlacedDay[];
  readonly isRange: boolean;
  readonly isUnclear: boolean;
  readonly next: number;
}

const MOST = 14;
const MOST_TIMES = 6;
const RANGE = /^(?:-|–|—|to|til|till|until|untill|through|thru)$/;

/** The place after "and", ", and", "&", "or"; the same place where there is no list. */
export function pastSeparator(tokens: readonly Token[], place: number): number {
  const word = textAt(tokens, place);
  if (!/^(?:,|and|or|&|\+|\/|plus)$/.test(word)) return place;
  let next = place + 1;
  if (/^(?:and|or|&|also|plus|then|maybe)$/.test(textAt(tokens, next))) next += 1;
  return next;
}

function daysAt(tokens: readonly Token[], start: number, looking: Looking): Days | undefined {
  const isBetween = textAt(tokens, start) === 'between';
  const first = dayAt(tokens, isBetween ? start + 1 : start, looking);
  if (first === undefined) return undefined;
  let days: PlacedDay[] = [{ heard: first.value, at: isBetween ? start + 1 : start }];
  let next = first.next;
  let isUnclear = false;
  const link = textAt(tokens, next);
  if (isBetween ? link === 'and' : RANGE.test(link) && first.value.said.is !== 'repeat' && !(link !== '-' && isMoving(tokens, start))) {
    const last = dayAt(tokens, next + 1, looking);
    if (last && last.value.said.is !== 'repeat' && last.value.said.is !== 'moment')
      return { days: [...days, { heard: last.value, at: next + 1 }], isRange: true, isUnclear, next: last.next };
  }
  if (isBetween) return undefined;
  while (days.length < MOST) {
    const separated = pastSeparator(tokens, next);
    const place = separated === next && textAt(tokens, next) === 'of' ? next + 1 : separated;
    const bracket = textAt(tokens, next) === '(' ? 1 : 0;
    const day = dayAt(tokens, place + bracket, looking);
    if (day === undefined || day.value.said.is === 'moment') break;
    const added: PlacedDay = { heard: day.value, at: place + bracket };
    if (isOrdinalBehind(tokens, days.at(-1), added, looking)) isUnclear = true;
    if (separated > next) {
      if (isRangeAhead(tokens, day.next, looking) || (day.value.said.is === 'repeat') !== (first.value.said.is === 'repeat')) break;
      days.push(added);
    } else {
      const merged = mergedDays(days, added, looking);
      if (merged === undefined) break;
      days = [...merged.days];
      isUnclear = isUnclear || merged.isUnclear;
    }
    next = bracket && textAt(tokens, day.next) === ')' ? day.next + 1 : day.next;
  }
  return { days, isRange: false, isUnclear, next };
}

/** "New Year's Day or the 2nd": the 2nd of this month, or the one after that day? */
function isOrdinalBehind(tokens: readonly Token[], last: PlacedDay | undefined, added: PlacedDay, looking: Looking): boolean {
  const [one, other] = [last?.heard.said, added.heard.said];
  if (one?.is !== 'days' || other.is !== 'days' || added.heard.doubtful !== 'date') return false;
  const [day, next] = [one.days[0], other.days[0]];
  return day !== undefined && next !== undefined && next < day && textAt(tokens, added.heard.core + 1) !== '/' && !looking.back;
}

const isRangeAhead = (tokens: readonly Token[], place: number, looking: Looking): boolean =>
  RANGE.test(textAt(tokens, place)) && dayAt(tokens, place + 1, looking) !== undefined;

function timesAt(tokens: readonly Token[], start: number, looking: Looking, isAfterDay: boolean): { times: readonly TimeHeard[]; next: number } {
  const times: TimeHeard[] = [];
  let next = start;
  while (times.length < MOST_TIMES) {
    const separated = times.length === 0 ? (isAfterDay ? pastGlue(tokens, next) : next) : pastTimeSeparator(tokens, next);
    if (times.length > 0 && separated === next) break;
    if (times.length > 0 && dayAt(tokens, separated, looking)) break;
    const time = timeAt(tokens, separated);
    if (time === undefined) break;
    // "until Fri" after a time is the end of something longer.
    if (
      times.length > 0 &&
      isAfterDay &&
      dayAt(tokens, textAt(tokens, time.next) === 'on' ? time.next + 1 : time.next, looking) &&
      !isWeekAhead(tokens, time.next, looking)
    )
      break;
    times.push(time.value);
    const closes = textAt(tokens, separated - 1) === '(' && textAt(tokens, time.next) === ')' ? 1 : 0;
    next = time.next + closes;
  }
  return { times, next };
}

const isWeekAhead = (tokens: readonly Token[], place: number, looking: Looking): boolean => dayAt(tokens, place, looking)?.value.said.is === 'period';

function pastTimeSeparator(tokens: readonly Token[], place: number): number {
  return textAt(tokens, place) === 'but' && limitAt(tokens, place + 1) ? place + 1 : pastSeparator(tokens, place);
}

/** One group, in any order: "Tue 9-11", "9-11 on Tue", "Tue at 9 next week", "half 9 Tue morning". */
export function groupAt(tokens: readonly Token[], start: number, looking: Looking): Group | undefined {
  const limit = limitAt(tokens, start);
  const dayPlace = limit?.next ?? start;
  const lookingBack = limit?.value === 'since' ? { ...looking, back: true } : looking;
  const days = daysAt(tokens, dayPlace, lookingBack);
  if (days) return dayFirst(tokens, { start, limit: limit?.value, days, looking: lookingBack });
  return timeFirst(tokens, start, looking);
}

function dayFirst(tokens: readonly Token[], said: { start: number; limit: Limit | undefined; days: Days; looking: Looking }): Group | undefined {
  const { start, looking } = said;
  let { days, isUnclear } = said.days;
  let { limit } = said;
  const isComma = textAt(tokens, said.days.next) === ',';
  const found = timesAt(tokens, allDayAt(tokens, pastFor(tokens, said.days.next, start, looking)), looking, true);
  let { times, next } = found;
  next = Math.max(next, allDayAt(tokens, said.days.next));
  if (times.length > 0) {
    // "Tue at 9 next week", "Tue 9-11 this week".
    const after = dayAt(tokens, textAt(tokens, next) === 'of' ? next + 1 : next, looking);
    const merged = after?.value.said.is === 'period' && !said.days.isRange ? mergedDays(days, { heard: after.value, at: next }, looking) : undefined;
    if (after && merged) {
      days = merged.days;
      isUnclear = isUnclear || merged.isUnclear;
      next = after.next;
    }
    const dated = said.days.isRange ? undefined : datedAt(tokens, next, days, looking);
    if (dated) {
      days = [dated.value];
      next = dated.next;
    }
  }
  times = times.map((time) => inPartOf(days, time));
  const [time] = times;
  if (limit && time && times.length === 1 && time.limit === undefined && days.length === 1) {
    times = [{ ...time, limit: time.clock?.is === 'range' && limit === 'from' ? undefined : limit }];
    limit = undefined;
  }
  const onwards = onwardsAt(tokens, next);
  if (onwards > next && times.length === 0) limit = 'from';
  return {
    start,
    next: onwards,
    days,
    isRange: said.days.isRange,
    limit: said.days.isRange && limit === 'from' ? undefined : limit,
    times,
    timesFirst: false,
    isUnclear,
    isExact: isComma && days.length === 1 && days[0]?.heard.full === true,
  };
}

/** "Tuesday tea on 1 Dec": one Tuesday, said twice. A date with a time of its own is another visit. */
function datedAt(tokens: readonly Token[], place: number, [weekday, another]: readonly PlacedDay[], looking: Looking) {
  const start = textAt(tokens, place) === 'on' ? place + 1 : place;
  const date = dayAt(tokens, start, looking);
  if (!date || !weekday || another || weekday.heard.said.is !== 'weekday' || date.value.said.is !== 'days' || timeAt(tokens, date.next)) return undefined;
  const [day, more] = date.value.said.days;
  if (day === undefined || more !== undefined || weekdayOf(day) !== weekday.heard.said.weekday) return undefined;
  return { value: { heard: date.value, at: start }, next: date.next };
}

/** "come Saturday for 9": with a time after it, "for" says no more than "at". */
function pastFor(tokens: readonly Token[], place: number, start: number, looking: Looking): number {
  if (textAt(tokens, place) !== 'for' || isMoving(tokens, start)) return place;
  const time = timeAt(tokens, place + 1);
  const isTime = time?.value.clock !== undefined && dayAt(tokens, time.next, looking) === undefined && textAt(tokens, time.next) !== 'on';
  return isTime ? place + 1 : place;
}

/** "tonight at 8": the day says the part as well. */
function inPartOf(days: readonly PlacedDay[], time: TimeHeard): TimeHeard {
  const part = days.length === 1 ? days[0]?.heard.part : undefined;
  return part && time.part === undefined ? { ...time, part: { part, alone: false, plural: false, vague: false, weak: false } } : time;
}

function timeFirst(tokens: readonly Token[], start: number, looking: Looking): Group | undefined {
  const found = timesAt(tokens, textAt(tokens, start) === 'the' ? start + 1 : start, looking, false);
  if (found.times.length === 0) return undefined;
  let { next } = found;
  const [time] = found.times;
  // "ok for tea on Sunday", "waking night Tue 10pm": no part of the day.
  const isWeak = time?.clock === undefined && time?.limit === undefined && time?.part?.weak === true && textAt(tokens, next) !== 'of';
  if (isWeak && (/^(?:tea|lunch|aft)$/.test(textAt(tokens, next - 1)) || textAt(tokens, next) === 'on')) return undefined;
  const glue = textAt(tokens, next);
  const isBareStart = time?.clock !== undefined && isBare(time.clock) && !time.hasAt && time.limit === undefined;
  const dayPlace = glue === 'of' || (glue === ',' && !isBareStart) || glue === 'this' || glue === '-' ? next + (glue === 'this' ? 0 : 1) : next;
  const since = time?.limit === 'since' ? { ...looking, back: true } : looking;
  const days = daysAt(tokens, dayPlace, since);
  const base = { start, limit: undefined, isExact: false, timesFirst: true };
  const isFitting = days && days.days[0]?.heard.said.is !== 'moment' && !(glue === 'of' && days.days[0]?.heard.said.is === 'repeat');
  if (!days || !isFitting) return { ...base, next, days: [], isRange: false, times: found.times, isUnclear: false };
  next = allDayAt(tokens, days.next);
  let { times } = found;
  // "half 9 Tue morning": the part belongs to the time.
  const later = timeAt(tokens, next);
  if (later?.value.clock && isWeak) return undefined;
  if (
    later &&
    later.value.clock === undefined &&
    later.value.limit === undefined &&
    time &&
    times.length === 1 &&
    time.part === undefined &&
    time.clock &&
    !later.value.part?.plural
  ) {
    times = [{ ...time, part: later.value.part }];
    next = later.next;
  } else if (later && later.value.limit === undefined && !/^(?:and|or|,)$/.test(textAt(tokens, next)) && later.value.clock && !later.value.part) {
    // "9am Tue 2pm": one of them is for something else.
    return { ...base, next: later.next, days: days.days, isRange: days.isRange, times, isUnclear: true };
  }
  return {
    ...base,
    next: onwardsAt(tokens, next),
    days: days.days,
    isRange: days.isRange,
    times: times.map((each) => inPartOf(days.days, each)),
    isUnclear: days.isUnclear,
  };
}

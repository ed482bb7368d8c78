import type { Day } from '@hatstand/db/times';
import { addDays, dayFrom, mondayOf, sundayOf, weekdayOf } from './calendar.ts';
import { addMonths } from './counted-days.ts';
import { dateAt, withoutYear } from './dates.ts';
import type { DayHeard, Days } from './day-said.ts';
import { exactly, heardDay, period, UNCLEAR } from './day-said.ts';
import type { Looking } from './looking.ts';
import { DOUBTFUL_MONTHS, monthNamed } from './months.ts';
import { ordinalAt } from './numbers.ts';
import type { Found, Token } from './tokens.ts';
import { isOneOf, textAt } from './tokens.ts';
import { weekdayNamed } from './weekdays.ts';

type Heard = Found<DayHeard> | undefined;
const week = (monday: Day): Days => ({ from: monday, to: sundayOf(monday) });
const monthOf = (first: Day): Days => ({ from: first, to: addDays(addMonths(first, 1), -1) });
const firstOf = (day: Day): Day => `${day.slice(0, 8)}01` as Day; // every month has a first
const STEP = new Map([
  ['this', 0],
  ['next', 1],
  ['last', -1],
]);

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/** "December 12-19", "Dec 12 to 19": dates where no clock can be meant, otherwise it asks. */
function monthRangeAt(tokens: readonly Token[], place: number, looking: Looking): Heard {
  const month = monthNamed(textAt(tokens, place));
  if (month === undefined || !/^(?:-|–|to|til|till|until|through|thru)$/.test(textAt(tokens, place + 2))) return undefined;
  const [first, last] = [place + 1, place + 3].map((at) => (tokens[at]?.is === 'number' && textAt(tokens, at).length <= 2 ? Number(textAt(tokens, at)) : 0));
  if (!first || !last || last <= first || (tokens[place + 4]?.touches && tokens[place + 4]?.is !== 'mark') || /^(?:am|pm)$/.test(textAt(tokens, place + 4)))
    return undefined;
  if (textAt(tokens, place + 4) === ':' || (tokens[place + 4]?.touches && tokens[place + 5]?.touches)) return undefined;
  const isDates = last > 12 && !/^(?:may|jan|june|april|august|march|mar)$/.test(textAt(tokens, place));
  if (!isDates) return isOneOf(tokens, place, DOUBTFUL_MONTHS) && last <= 12 ? undefined : heardDay(UNCLEAR, place, place + 4);
  const [from, to] = [withoutYear(month, first, looking, false).day, withoutYear(month, last, looking, false).day];
  return from && to && from < to ? heardDay(period(from, to, 'stretch'), place, place + 4) : heardDay(UNCLEAR, place, place + 4);
}

/** A week, weekend, month or year, and what is left or the end of it. */
export function periodAt(tokens: readonly Token[], start: number, looking: Looking): Heard {
  return (
    edgeAt(tokens, start, looking) ??
    monthRangeAt(tokens, start, looking) ??
    commencingAt(tokens, start, looking) ??
    weekAt(tokens, pastAll(tokens, start), looking) ??
    weekendAt(tokens, start, looking) ??
    monthAt(tokens, start, looking)
  );
}

/** "all next week", "the whole of next week", "some time next week", "any day next week". */
function pastAll(tokens: readonly Token[], start: number): number {
  let place = start;
  if (/^(?:all|whole|entire|sometime|anytime)$/.test(textAt(tokens, place))) place += 1;
  else if (/^(?:some|any)$/.test(textAt(tokens, place)) && /^(?:time|day)$/.test(textAt(tokens, place + 1))) place += 2;
  if (place > start && textAt(tokens, place) === 'of') place += 1;
  if (place > start && textAt(tokens, place) === 'the') place += 1;
  return place;
}

function weekAt(tokens: readonly Token[], place: number, { today }: Looking): Heard {
  const monday = mondayOf(today);
  const weekWord = (at: number): boolean => /^(?:week|wk|week's|weeks)$/.test(textAt(tokens, at));
  if (weekWord(place) && textAt(tokens, place + 1) === 'after' && textAt(tokens, place + 2) === 'next')
    return heardDay(period(addDays(monday, 14), addDays(monday, 20), 'week'), place, place + 3);
  const step = STEP.get(textAt(tokens, place));
  if (step !== undefined && weekWord(place + 1)) {
    if (textAt(tokens, place + 2) === 'but' && textAt(tokens, place + 3) === 'one' && step === 1)
      return heardDay(period(addDays(monday, 14), addDays(monday, 20), 'week'), place, place + 4);
    const { from, to } = week(addDays(monday, 7 * step));
    return heardDay(period(from, to, 'week'), place + 1, place + 2);
  }
  return step !== undefined && /^(?:year|year's)$/.test(textAt(tokens, place + 1)) ? yearOf(Number(today.slice(0, 4)) + step, place, place + 2) : undefined;
}

function yearOf(year: number, core: number, next: number): Heard {
  const [from, to] = [dayFrom(year, 1, 1), dayFrom(year, 12, 31)];
  return from && to && heardDay(period(from, to, 'stretch'), core, next);
}

/** "this weekend"; "next weekend" from Monday to Friday may be the coming one. */
function weekendAt(tokens: readonly Token[], start: number, { today }: Looking): Heard {
  let place = start;
  let step: number | undefined;
  const which = textAt(tokens, place);
  if (STEP.has(which)) {
    step = STEP.get(which);
    place += 1;
  } else if (which === 'coming' || which === 'whole' || which === 'all') place += 1;
  if (which === 'this' && textAt(tokens, place) === 'coming') place += 1;
  if (!/^(?:weekend|weekend's|wkend|w'end|wknd)$/.test(textAt(tokens, place))) return undefined;
  const saturday = addDays(mondayOf(today), 5);
  const weekend = (ahead: number): Days => ({ from: addDays(saturday, 7 * ahead), to: addDays(saturday, 7 * ahead + 1) });
  const isNow = weekdayOf(today) > 5;
  const afterNext = textAt(tokens, place + 1) === 'after' && textAt(tokens, place + 2) === 'next';
  const next = afterNext ? place + 3 : textAt(tokens, place + 1) === 'coming' ? place + 2 : place + 1;
  const choices = afterNext ? (isNow ? [2] : [1, 2]) : step === 1 ? (isNow ? [1] : [0, 1]) : step === -1 ? [-1] : [0];
  return heardDay({ is: 'period', periods: choices.map(weekend), ask: choices.length > 1 ? 'which of these' : undefined, kind: 'weekend' }, place, next);
}

/** "in December", "next month", "all of January", "February 2027". Months that are names need "in" or the like before them. */
function monthAt(tokens: readonly Token[], start: number, looking: Looking, isSure = false): Heard {
  const { today, from, back } = looking;
  const step = STEP.get(textAt(tokens, start));
  if (step !== undefined && /^(?:month|month's)$/.test(textAt(tokens, start + 1))) {
    const { from: first, to } = monthOf(addMonths(firstOf(today), step));
    return heardDay(period(first, to, 'month'), start + 1, start + 2);
  }
  const place = pastAll(tokens, start);
  const month = monthNamed(textAt(tokens, place));
  if (month === undefined || dateAt(tokens, place, looking) !== undefined) return undefined;
  const year = textAt(tokens, place + 1);
  const hasYear = /^20\d\d$/.test(year);
  const isLed =
    isSure || place > start || /^(?:in|during|of|since|until|till|til|over|throughout|through|by|before|after|to|from)$/.test(textAt(tokens, start - 1));
  if (isOneOf(tokens, place, DOUBTFUL_MONTHS) && !isLed && !hasYear) return undefined;
  // "from May", "by April": more often a person.
  if (
    !isSure &&
    isOneOf(tokens, place, DOUBTFUL_MONTHS) &&
    /^(?:from|by|to|after|before|of|over|through)$/.test(textAt(tokens, start - 1)) &&
    !hasYear &&
    !/^(?:dec|apr|jul|jun)$/.test(textAt(tokens, place))
  )
    return undefined;
  if (/^(?:day|bank|sun|born|street|road|fair)$/.test(year) || (tokens[place + 1]?.is === 'number' && !hasYear)) return undefined;
  const thisYear = Number(from.slice(0, 4));
  const isPast = month < Number(from.slice(5, 7));
  const meant = hasYear ? Number(year) : back ? (month <= Number(from.slice(5, 7)) ? thisYear : thisYear - 1) : thisYear + (isPast ? 1 : 0);
  const first = dayFrom(meant, month, 1);
  return first && heardDay(period(first, monthOf(first).to, 'month'), place, place + (hasYear ? 2 : 1));
}

/** "w/c 7/12", "week commencing 7 Dec", "wc 14th Dec", "w/b", "the week of the 7th". Asks unless that is a Monday. */
function commencingAt(tokens: readonly Token[], start: number, looking: Looking): Heard {
  const first = textAt(tokens, start);
  const second = textAt(tokens, start + 1);
  let place: number | undefined;
  let ending = false;
  if (first === 'w' && second === '/' && /^[cbe]$/.test(textAt(tokens, start + 2))) {
    place = start + 3;
    ending = textAt(tokens, start + 2) === 'e';
  } else if (/^(?:wc|wb)$/.test(first)) place = start + 1;
  else if (/^(?:week|wk)$/.test(first) && /^(?:commencing|beginning|starting|begining|comencing|of|ending|from)$/.test(second)) {
    place = start + 2;
    ending = second === 'ending';
  }
  if (place === undefined) return undefined;
  while (/^(?:on|the|:|\.)$/.test(textAt(tokens, place))) place += 1;
  const weekday = weekdayNamed(textAt(tokens, place)) === undefined ? 0 : 1;
  const date = dateAt(tokens, textAt(tokens, place + weekday) === 'the' ? place + weekday + 1 : place + weekday, looking);
  if (date === undefined) return second === 'of' ? undefined : heardDay(UNCLEAR, start, place);
  const { day } = date.value;
  if (day === undefined) return heardDay({ is: 'days', days: [], ask: 'no such day' }, start, date.next);
  const calendarWeek = week(mondayOf(day));
  const isClear = second === 'of' || weekdayOf(day) === (ending ? 7 : 1);
  if (isClear) return heardDay(period(calendarWeek.from, calendarWeek.to, 'week'), start, date.next);
  const other = ending ? { from: addDays(day, -6), to: day } : { from: day, to: addDays(day, 6) };
  return heardDay({ is: 'period', periods: [calendarWeek, other], ask: 'which of these', kind: 'stretch' }, start, date.next);
}

/** "rest of the week", "end of the month", "the last day of January", "beginning of next month". */
function edgeAt(tokens: readonly Token[], start: number, looking: Looking): Heard {
  const isLastDay = textAt(tokens, start) === 'last' && textAt(tokens, start + 1) === 'day';
  const word = isLastDay ? 'end' : textAt(tokens, start);
  if (!/^(?:rest|remainder|end|start|beginning|middle|early|late|mid)$/.test(word)) return undefined;
  const isAdverb = /^(?:early|late|mid)$/.test(word);
  let place = start + (isLastDay ? 2 : 1);
  if (isAdverb) place += textAt(tokens, place) === '-' ? 1 : /^(?:in|on)$/.test(textAt(tokens, place)) ? 1 : 0;
  else if (/^(?:of|in)$/.test(textAt(tokens, place))) place += 1;
  else if (word !== 'end') return undefined;
  const isThe = textAt(tokens, place) === 'the';
  const unitPlace = isThe ? place + 1 : place;
  const unit = textAt(tokens, unitPlace);
  const { today } = looking;
  const bare = !isThe || isAdverb ? undefined : unit === 'week' ? week(mondayOf(today)) : unit === 'month' ? monthOf(firstOf(today)) : undefined;
  const named = bare ? undefined : (weekAt(tokens, unitPlace, looking) ?? weekendAt(tokens, unitPlace, looking) ?? monthAt(tokens, unitPlace, looking, true));
  const said = named?.value.said;
  const days = bare ?? (said?.is === 'period' ? said.periods[0] : undefined);
  const next = bare ? unitPlace + 1 : named?.next;
  if (days === undefined || next === undefined) {
    // "rest of today", "end of the year"
    return undefined;
  }
  if (word === 'rest' || word === 'remainder') return heardDay(period(later(days.from, today), days.to, 'stretch'), start, next);
  const isMonth = days.from.endsWith('-01') && days.to === monthOf(days.from).to;
  return heardDay(word === 'end' && isMonth ? exactly(days.to) : UNCLEAR, start, next);
}

/** "first Monday in Dec", "last Friday of the month", "1st and 3rd Tues of the month". */
export function nthWeekdayAt(tokens: readonly Token[], start: number, looking: Looking): Heard {
  const nth: number[] = [];
  let place = start;
  for (let count = 0; count < 4; count += 1) {
    const ordinal = textAt(tokens, place) === 'last' ? { value: -1, next: place + 1 } : ordinalAt(tokens, place);
    if (ordinal === undefined || ordinal.value > 5) return undefined;
    nth.push(ordinal.value);
    place = ordinal.next;
    if (!/^(?:and|&|,)$/.test(textAt(tokens, place))) break;
    place += textAt(tokens, place + 1) === 'the' ? 2 : 1;
  }
  const word = textAt(tokens, place);
  const weekday = weekdayNamed(word) ?? weekdayNamed(word.replace(/s$/, ''));
  if (weekday === undefined || !/^(?:of|in)$/.test(textAt(tokens, place + 1))) return undefined;
  const isThe = textAt(tokens, place + 2) === 'the';
  const unitPlace = isThe ? place + 3 : place + 2;
  const unit = textAt(tokens, unitPlace);
  if ((isThe && /^months?$/.test(unit)) || (/^(?:every|each|a)$/.test(unit) && textAt(tokens, unitPlace + 1) === 'month')) {
    return heardDay({ is: 'repeat', frequency: 'MONTHLY', interval: 1, weekdays: [weekday], nth }, start, unitPlace + (unit === 'month' ? 1 : 2));
  }
  const month = monthAt(tokens, unitPlace, looking, true);
  const said = month?.value.said;
  const days = said?.is === 'period' ? said.periods[0] : undefined;
  if (month === undefined || days === undefined) return undefined;
  const found = nth.flatMap((each) => nthIn(days.from, each, weekday) ?? []);
  if (found.length < nth.length) return heardDay({ is: 'days', days: [], ask: 'no such day' }, start, month.next);
  // Said without a year, and this month's has passed.
  const [day] = found;
  if (found.length === 1 && day && day < looking.today && monthNamed(unit) !== undefined && !/\d{4}/.test(textAt(tokens, month.next - 1))) {
    const nextYear = nthIn(addMonths(days.from, 12), nth[0] ?? 1, weekday);
    return nextYear && heardDay(exactly(nextYear), start, month.next);
  }
  return heardDay(found.length === 1 ? exactly(...found) : UNCLEAR, start, month.next);
}

/** The third Tuesday of the month that begins on this day; -1 is the last. */
export function nthIn(first: Day, nth: number, weekday: number): Day | undefined {
  const { to } = monthOf(first);
  if (nth === -1) return addDays(to, -((weekdayOf(to) - weekday + 7) % 7));
  const day = addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
  return day > to ? undefined : day;
}

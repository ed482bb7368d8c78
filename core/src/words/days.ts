import type { Day } from '@hatstand/db/times';
import { addDays, mondayOf, weekdayOf } from './calendar.ts';
import { agoOrAheadAt, shiftedAt } from './counted-days.ts';
import type { DateSaid } from './dates.ts';
import { dateAt } from './dates.ts';
import { dayPartAt, TONIGHT } from './day-parts.ts';
import type { DayHeard, DaySaid } from './day-said.ts';
import { exactly, heardDay } from './day-said.ts';
import { holidayAt } from './holiday-names.ts';
import type { Looking } from './looking.ts';
import { nthWeekdayAt, periodAt } from './periods.ts';
import { RELATIVE, TYPED_WITH_TWO } from './relative-days.ts';
import { repeatAt } from './repeats.ts';
import type { Found, Token } from './tokens.ts';
import { isOneOf, past, textAt, touches } from './tokens.ts';
import { weekdayNamed } from './weekdays.ts';

const ON: ReadonlySet<string> = new Set(['on']);
/** Before a week, a month or a holiday. */
const IN: ReadonlySet<string> = new Set(['in', 'at', 'over', 'during']);
const THE: ReadonlySet<string> = new Set(['the']);
const NIGHTLY = /^(?:tonight|tonite|tonigt|tonght|nite|night)$/;
const WHICH = new Map([
  ['last', -7],
  ['this', 0],
  ['next', 7],
]);
/** "Tuesday's visit" is one day; "Tuesday's" alone may be every Tuesday. */
const ONE_OF_THEM: ReadonlySet<string> = new Set([
  'visit',
  'slot',
  'session',
  'call',
  'one',
  'shift',
  'turn',
  'visits',
  'morning',
  'afternoon',
  'evening',
  'tea',
]);

const inWeek = (monday: Day, weekday: number): Day => addDays(monday, weekday - 1);

/** The first such weekday after this day. */
export const comingWeekday = (weekday: number, day: Day): Day => addDays(day, ((weekday - weekdayOf(day) + 6) % 7) + 1);
const latestWeekday = (weekday: number, day: Day): Day => addDays(comingWeekday(weekday, day), weekday === weekdayOf(day) ? -14 : -7);

/** Whether a word may begin a day, so that "Tue/Wed" is two days. */
export const namesDay = (word: string): boolean => weekdayNamed(word) !== undefined || RELATIVE.has(word);

const seen = new WeakMap<Looking, Map<number, Found<DayHeard> | undefined>>();

/** A day, a week or a repeat: "on Tue", "the 24th", "next Tuesday", "Tue 24 Nov", "this week", "every other Friday". */
export function dayAt(tokens: readonly Token[], start: number, looking: Looking): Found<DayHeard> | undefined {
  const first = tokens[start];
  if (first === undefined || first.is === 'mark') return undefined;
  // Every reader of lists and ranges asks again about the same place.
  const known = seen.get(looking) ?? new Map<number, Found<DayHeard> | undefined>();
  seen.set(looking, known);
  if (known.has(start)) return known.get(start);
  const found = dayOrRepeatAt(tokens, start, looking);
  known.set(start, found);
  return found;
}

function dayOrRepeatAt(tokens: readonly Token[], start: number, looking: Looking): Found<DayHeard> | undefined {
  if (tokens[start]?.is === 'number') return numberFirstAt(tokens, start, looking);
  const repeat = repeatAt(tokens, start, looking);
  if (repeat) return repeat;
  const shifted = shiftedAt(tokens, start, looking, singleDayAt);
  if (shifted) return shifted;
  const place = past(tokens, past(tokens, start, ON), THE);
  const found =
    agoOrAheadAt(tokens, start, looking) ?? singleDayAt(tokens, place, looking) ?? (place > start ? shiftedAt(tokens, place, looking, singleDayAt) : undefined);
  if (found || !isOneOf(tokens, start, IN)) return found;
  const inside = past(tokens, start + 1, THE);
  return periodAt(tokens, inside, looking) ?? holidayAt(tokens, inside, looking);
}

/** "24 Nov", "2 weeks today", "3 days ago", "1st Monday in Dec", "2moro". */
function numberFirstAt(tokens: readonly Token[], place: number, looking: Looking): Found<DayHeard> | undefined {
  const isCounted = tokens[place + 1]?.is === 'word' && !tokens[place + 1]?.touches;
  const counted = isCounted ? (shiftedAt(tokens, place, looking, singleDayAt) ?? agoOrAheadAt(tokens, place, looking)) : undefined;
  return (
    counted ??
    relativeAt(tokens, place, looking) ??
    (isCounted || touches(tokens, place + 1) ? nthWeekdayAt(tokens, place, looking) : undefined) ??
    plainDateAt(tokens, place, looking)
  );
}

function singleDayAt(tokens: readonly Token[], place: number, looking: Looking): Found<DayHeard> | undefined {
  return (
    beyondTomorrowAt(tokens, place, looking) ??
    relativeAt(tokens, place, looking) ??
    nthWeekdayAt(tokens, place, looking) ??
    holidayAt(tokens, place, looking) ??
    periodAt(tokens, place, looking) ??
    whichAt(tokens, place, looking) ??
    weekdayAt(tokens, place, looking) ??
    plainDateAt(tokens, place, looking)
  );
}

function beyondTomorrowAt(tokens: readonly Token[], place: number, { today }: Looking): Found<DayHeard> | undefined {
  if (textAt(tokens, place) !== 'day') return undefined;
  const days = RELATIVE.get(textAt(tokens, place + 2));
  const step = textAt(tokens, place + 1) === 'after' ? 1 : textAt(tokens, place + 1) === 'before' ? -1 : undefined;
  return days === undefined || step === undefined || days !== step ? undefined : heardDay(exactly(addDays(today, days + step)), place, place + 3);
}

function relativeAt(tokens: readonly Token[], place: number, { today }: Looking): Found<DayHeard> | undefined {
  const typed = textAt(tokens, place);
  if (typed === '2' && touches(tokens, place + 1)) {
    const two = TYPED_WITH_TWO.get(textAt(tokens, place + 1));
    if (two !== undefined) return heardDay(exactly(addDays(today, two)), place, place + 2, NIGHTLY.test(textAt(tokens, place + 1)) ? { part: TONIGHT } : {});
  }
  const word = typed.replace(/'s$/, '');
  const days = RELATIVE.get(word);
  if (days === undefined) return undefined;
  const beyond = textAt(tokens, place + 1);
  if (days >= 0 && /^(?:week|wk)$/.test(beyond)) return heardDay(exactly(addDays(today, days + 7)), place, place + 2);
  if (days >= 0 && beyond === 'fortnight') return heardDay(exactly(addDays(today, days + 14)), place, place + 2);
  return heardDay(exactly(addDays(today, days)), place, place + 1, NIGHTLY.test(word) ? { part: TONIGHT } : {});
}

/** "this Tuesday", "next Tuesday", "this evening", "last night", "this coming Friday". */
function whichAt(tokens: readonly Token[], start: number, looking: Looking): Found<DayHeard> | undefined {
  const { today } = looking;
  const isComing = /^(?:coming|this coming)$/.test(textAt(tokens, start)) || (textAt(tokens, start) === 'this' && textAt(tokens, start + 1) === 'coming');
  if (isComing) return weekdayAt(tokens, textAt(tokens, start) === 'this' ? start + 2 : start + 1, looking);
  const which = textAt(tokens, start);
  const days = WHICH.get(which);
  if (days === undefined) return undefined;
  const part = dayPartAt(tokens, start + 1);
  // "this pm" says all there is to say; "this am I to do" does not.
  const isShort = which === 'this' && /^(?:am|pm)$/.test(textAt(tokens, start + 1)) && (tokens[start + 2] === undefined || tokens[start + 2]?.is === 'mark');
  if (part && part.next <= start + 3 && !part.value.plural && (isShort || !/^(?:am|pm|tea|lunch|first)$/.test(textAt(tokens, start + 1)))) {
    const how = { part: part.value.part, vague: part.value.vague };
    if (which === 'this') return heardDay(exactly(today), start + 1, part.next, how);
    return which === 'last' && textAt(tokens, start + 1) === 'night' ? heardDay(exactly(addDays(today, -1)), start + 1, part.next, how) : undefined;
  }
  const dated = weekdayAt(tokens, start + 1, looking);
  if (dated === undefined) return undefined;
  if (dated.value.said.is !== 'weekday') return dated.value.full || dated.value.said.is === 'days' ? dated : undefined;
  return heardDay(whichWeekday(which, dated.value.said.weekday, today), start + 1, dated.next);
}

/** "Next Tuesday" means the one of the following week, or to some people the coming one. */
function whichWeekday(which: string, weekday: number, today: Day): DaySaid {
  if (which === 'this') return { is: 'weekday', weekday, thisWeek: true };
  if (which === 'last') return exactly(latestWeekday(weekday, today));
  const meant = inWeek(addDays(mondayOf(today), 7), weekday);
  const other = comingWeekday(weekday, today);
  return meant === other ? exactly(meant) : exactly(...[meant, other].toSorted());
}

/** "Thu week after next", "Thursday the wk after next". */
const isWeekAfterNext = (tokens: readonly Token[], place: number): boolean =>
  [0, 1, 2, 3]
    .map((more) => textAt(tokens, place + more))
    .join(' ')
    .replace(/^the /, '')
    .replace('wk', 'week')
    .startsWith('week after next');

/** "Tue", "Tue 24 Nov", "Tuesday next week", "Tuesday week", "Tuesday coming". */
function weekdayAt(tokens: readonly Token[], place: number, looking: Looking): Found<DayHeard> | undefined {
  const { from, back } = looking;
  const word = textAt(tokens, place);
  const possessive = word.endsWith("'s") && isOneOf(tokens, place + 1, ONE_OF_THEM);
  const weekday = weekdayNamed(possessive ? word.slice(0, -2) : word);
  if (weekday === undefined) return undefined;
  const dot = textAt(tokens, place + 1) === '.' && touches(tokens, place + 1) && word.length <= 5 && tokens[place + 2]?.is === 'number' ? 1 : 0;
  const comma = /^[,(]$/.test(textAt(tokens, place + 1)) ? 1 : dot;
  const date = possessive ? undefined : dateAt(tokens, past(tokens, past(tokens, place + 1 + comma, ON), THE), looking);
  if (date) {
    const said = fitted(date.value, weekday, looking);
    const bracket = textAt(tokens, place + 1) === '(' && textAt(tokens, date.next) === ')' ? 1 : 0;
    return said && heardDay(said, place, date.next + bracket, { full: said.ask === undefined });
  }
  const bare = possessive ? undefined : bareDateAt(tokens, place + 1 + comma, weekday, looking);
  if (bare) return bare;
  const beyond = textAt(tokens, place + 1);
  const coming = comingWeekday(weekday, from);
  if (isWeekAfterNext(tokens, place + 1)) {
    const next = place + (textAt(tokens, place + 1) === 'the' ? 5 : 4);
    return heardDay(exactly(inWeek(addDays(mondayOf(looking.today), 14), weekday)), place, next);
  }
  if (/^(?:week|wk)$/.test(beyond)) return heardDay(exactly(addDays(coming, 7)), place, place + 2);
  if (beyond === 'fortnight') return heardDay(exactly(addDays(coming, 14)), place, place + 2);
  if (beyond === 'coming') return heardDay({ is: 'weekday', weekday, thisWeek: false }, place, place + 2);
  if (beyond === 'gone' || (beyond === 'just' && textAt(tokens, place + 2) === 'gone'))
    return heardDay(exactly(latestWeekday(weekday, looking.today)), place, place + (beyond === 'gone' ? 2 : 3));
  if (beyond === 'after' && textAt(tokens, place + 2) === 'next') return heardDay(exactly(addDays(coming, 7), addDays(coming, 14)), place, place + 3);
  const isNextOne = beyond === 'next' && !/^(?:week|month|year|time|to|door)$/.test(textAt(tokens, place + 2));
  if (isNextOne && (tokens[place + 2] === undefined || tokens[place + 2]?.is === 'mark'))
    return heardDay(whichWeekday('next', weekday, looking.today), place, place + 2);
  if (back) return heardDay(exactly(latestWeekday(weekday, from)), place, place + 1, { doubtful: 'weekday' });
  return heardDay({ is: 'weekday', weekday, thisWeek: false }, place, place + 1, { doubtful: 'weekday' });
}

/** "Tue 24" where the 24th is a Tuesday; otherwise it asks. Smaller numbers are hours. */
function bareDateAt(tokens: readonly Token[], place: number, weekday: number, looking: Looking): Found<DayHeard> | undefined {
  const number = Number(textAt(tokens, place));
  if (tokens[place]?.is !== 'number' || textAt(tokens, place).length !== 2 || number < 13 || number > 31) return undefined;
  const after = tokens[place + 1];
  if (after && (after.touches ? !/^[,.?!)]$/.test(after.text) || tokens[place + 2]?.touches : after.is === 'number')) return undefined;
  if (after && /^(?:to|til|till|until|-|–)$/.test(after.text)) return undefined;
  if (after?.is === 'word' && /^(?:people|visits|hours|mins|minutes|miles|tablets|years|days)$/.test(after.text)) return undefined;
  const day = onDate(number, weekday, looking);
  if (day === undefined) return heardDay({ is: 'days', days: [], ask: 'weekday and date differ' }, place - 1, place + 1);
  return heardDay(exactly(day), place - 1, place + 1, { full: true });
}

/** The next such date that is this weekday, if it comes within two months. */
function onDate(date: number, weekday: number, looking: Looking): Day | undefined {
  for (let days = 0; days <= 31; days += 1) {
    const day = addDays(looking.from, days);
    if (Number(day.slice(8)) === date) return weekdayOf(day) === weekday ? day : undefined;
  }
  return undefined;
}

/** How long ago a date without a year may still be meant, where only that year fits the weekday. */
const JUST_PAST_DAYS = 31;

function fitted(date: DateSaid, weekday: number, { today }: Looking): Extract<DaySaid, { is: 'days' }> | undefined {
  const { day, lastYear } = date;
  if (day === undefined) return { is: 'days', days: [], ask: 'no such day' };
  if (weekdayOf(day) === weekday) return { is: 'days', days: [day], ask: undefined };
  if (date.needsWeekday) return undefined;
  if (lastYear !== undefined && weekdayOf(lastYear) === weekday && lastYear >= addDays(today, -JUST_PAST_DAYS)) {
    return { is: 'days', days: [lastYear, day], ask: 'which of these' };
  }
  return { is: 'days', days: [], ask: 'weekday and date differ' };
}

/** "24 Nov", and "24 Nov (Tue)". */
function plainDateAt(tokens: readonly Token[], place: number, looking: Looking): Found<DayHeard> | undefined {
  const date = dateAt(tokens, place, looking);
  if (date === undefined) return undefined;
  const bracket = textAt(tokens, date.next) === '(' ? 1 : 0;
  const beyond = weekdayNamed(textAt(tokens, date.next + 1));
  // "24 Nov, Tue" where that is a Tuesday.
  if (textAt(tokens, date.next) === ',' && beyond !== undefined && date.value.day && weekdayOf(date.value.day) === beyond) {
    return heardDay(exactly(date.value.day), place, date.next + 2, { full: true });
  }
  const weekday = weekdayNamed(textAt(tokens, date.next + bracket));
  const closes = bracket === 0 || textAt(tokens, date.next + 2) === ')';
  if (weekday !== undefined && closes && dateAt(tokens, date.next + bracket + 1, looking) === undefined) {
    const said = fitted(date.value, weekday, looking);
    return said && heardDay(said, place, date.next + 1 + 2 * bracket);
  }
  if (date.value.needsWeekday) return undefined;
  const said: DaySaid = date.value.day === undefined ? { is: 'days', days: [], ask: 'no such day' } : exactly(date.value.day);
  return heardDay(said, place, date.next, date.value.doubtful ? { doubtful: 'date' } : {});
}

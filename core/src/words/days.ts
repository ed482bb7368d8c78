import type { Day } from '@hatstand/db/times';
import { addDays, mondayOf, weekdayOf } from './calendar.ts';
import type { DateSaid } from './dates.ts';
import { dateAt } from './dates.ts';
import type { DayPart } from './day-parts.ts';
import { dayPartAt, TONIGHT } from './day-parts.ts';
import type { TimeQuestion } from './heard.ts';
import type { Found, Token } from './tokens.ts';
import { isOneOf, past, textAt } from './tokens.ts';
import { weekdayNamed } from './weekdays.ts';

/** A day as said. Which day a weekday is can depend on the time said beside it. */
export type DaySaid =
  | { readonly is: 'days'; readonly days: readonly Day[]; readonly ask: TimeQuestion | undefined }
  | { readonly is: 'weekday'; readonly weekday: number; readonly thisWeek: boolean }
  | { readonly is: 'week'; readonly monday: Day };

export interface DayHeard {
  readonly said: DaySaid;
  /** "tonight" says the part of the day too. */
  readonly part: DayPart | undefined;
  /** Weekday and date together, as Hattie writes them. */
  readonly full: boolean;
  /** The words alone could be something else: the words around them decide. */
  readonly doubtful: 'weekday' | 'date' | undefined;
  /** Where the day's own word stands, after "on", "the", "next". */
  readonly core: number;
}

const ON: ReadonlySet<string> = new Set(['on']);
const THE: ReadonlySet<string> = new Set(['the']);
const RELATIVE = new Map([
  ['today', 0],
  ['tomorrow', 1],
  ['tomorow', 1],
  ['tommorow', 1],
  ['tommorrow', 1],
  ['tomoz', 1],
  ['tmrw', 1],
  ['yesterday', -1],
  ['tonight', 0],
]);
const WHICH = new Map([
  ['last', -7],
  ['this', 0],
  ['next', 7],
]);
/** "Tuesday's visit" is one day; "Tuesday's" alone may be every Tuesday. */
const ONE_OF_THEM: ReadonlySet<string> = new Set(['visit', 'slot', 'session']);

const heard = (said: DaySaid, core: number, next: number, how: Partial<DayHeard> = {}): Found<DayHeard> => ({
  value: { said, part: undefined, full: false, doubtful: undefined, core, ...how },
  next,
});
const exactly = (...days: readonly Day[]): DaySaid => ({ is: 'days', days, ask: days.length > 1 ? 'which of these' : undefined });
const inWeek = (monday: Day, weekday: number): Day => addDays(monday, weekday - 1);

/** The first such weekday after today. */
export const comingWeekday = (weekday: number, today: Day): Day => addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
const latestWeekday = (weekday: number, today: Day): Day => addDays(comingWeekday(weekday, today), weekday === weekdayOf(today) ? -14 : -7);

/** Whether a word may begin a day, so that "Tue/Wed" is two days. */
export const namesDay = (word: string): boolean => weekdayNamed(word) !== undefined || RELATIVE.has(word);

/** A day or a week: "on Tue", "the 24th", "next Tuesday", "Tue 24 Nov", "this week". */
export function dayAt(tokens: readonly Token[], start: number, today: Day): Found<DayHeard> | undefined {
  const place = past(tokens, past(tokens, start, ON), THE);
  return (
    beyondTomorrowAt(tokens, place, today) ??
    relativeAt(tokens, place, today) ??
    whichAt(tokens, place, today) ??
    weekdayAt(tokens, place, today) ??
    plainDateAt(tokens, place, today)
  );
}

function beyondTomorrowAt(tokens: readonly Token[], place: number, today: Day): Found<DayHeard> | undefined {
  if (textAt(tokens, place) !== 'day') return undefined;
  const days = RELATIVE.get(textAt(tokens, place + 2));
  const step = textAt(tokens, place + 1) === 'after' ? 1 : textAt(tokens, place + 1) === 'before' ? -1 : undefined;
  return days === undefined || step === undefined || days !== step ? undefined : heard(exactly(addDays(today, days + step)), place, place + 3);
}

function relativeAt(tokens: readonly Token[], place: number, today: Day): Found<DayHeard> | undefined {
  const word = textAt(tokens, place).replace(/'s$/, '');
  const days = RELATIVE.get(word);
  if (days === undefined) return undefined;
  return heard(exactly(addDays(today, days)), place, place + 1, word === 'tonight' ? { part: TONIGHT } : {});
}

/** "next week", "next week Tuesday", "this Tuesday", "this evening", "last night". */
function whichAt(tokens: readonly Token[], place: number, today: Day): Found<DayHeard> | undefined {
  const which = textAt(tokens, place);
  const days = WHICH.get(which);
  if (days === undefined) return undefined;
  const monday = addDays(mondayOf(today), days);
  const word = textAt(tokens, place + 1).replace(/'s$/, '');
  if (word === 'week') {
    const dayPlace = past(tokens, place + 2, ON);
    const weekday = weekdayNamed(textAt(tokens, dayPlace));
    if (weekday !== undefined && dateAt(tokens, dayPlace + 1, today) === undefined) return heard(exactly(inWeek(monday, weekday)), dayPlace, dayPlace + 1);
    return heard({ is: 'week', monday }, place + 1, place + 2);
  }
  const part = dayPartAt(tokens, place + 1);
  if (part && part.next === place + 2 && /^(?:morning|afternoon|evening|night|teatime|lunchtime)$/.test(word)) {
    if (which === 'this') return heard(exactly(today), place + 1, place + 2, { part: part.value });
    return which === 'last' && word === 'night' ? heard(exactly(addDays(today, -1)), place + 1, place + 2, { part: part.value }) : undefined;
  }
  const dated = weekdayAt(tokens, place + 1, today);
  if (dated === undefined) return undefined;
  if (dated.value.said.is !== 'weekday') return dated.value.full || dated.value.said.is === 'days' ? dated : undefined;
  return heard(whichWeekday(which, dated.value.said.weekday, today), place + 1, dated.next);
}

/** "Next Tuesday" means the one of the following week, or to some people the coming one. */
function whichWeekday(which: string, weekday: number, today: Day): DaySaid {
  if (which === 'this') return { is: 'weekday', weekday, thisWeek: true };
  const meant = inWeek(addDays(mondayOf(today), which === 'next' ? 7 : -7), weekday);
  const other = which === 'next' ? comingWeekday(weekday, today) : latestWeekday(weekday, today);
  return meant === other ? exactly(meant) : exactly(...[meant, other].toSorted());
}

/** "Tue", "Tue 24 Nov", "Tuesday next week". */
function weekdayAt(tokens: readonly Token[], place: number, today: Day): Found<DayHeard> | undefined {
  const word = textAt(tokens, place);
  const possessive = word.endsWith("'s") && isOneOf(tokens, place + 1, ONE_OF_THEM);
  const weekday = weekdayNamed(possessive ? word.slice(0, -2) : word);
  if (weekday === undefined) return undefined;
  const comma = textAt(tokens, place + 1) === ',' ? 1 : 0;
  const date = dateAt(tokens, past(tokens, place + 1 + comma, THE), today);
  if (date && !possessive) {
    const said = fitted(date.value, weekday, today);
    return said && heard(said, place, date.next, { full: said.ask === undefined });
  }
  const whichPlace = past(tokens, place + 1, new Set(['of']));
  const days = WHICH.get(textAt(tokens, whichPlace));
  if (days !== undefined && textAt(tokens, whichPlace + 1) === 'week') {
    return heard(exactly(inWeek(addDays(mondayOf(today), days), weekday)), place, whichPlace + 2);
  }
  return heard({ is: 'weekday', weekday, thisWeek: false }, place, place + 1, { doubtful: 'weekday' });
}

/** How long ago a date without a year may still be meant, where only that year fits the weekday. */
const JUST_PAST_DAYS = 31;

function fitted(date: DateSaid, weekday: number, today: Day): Extract<DaySaid, { is: 'days' }> | undefined {
  const { day, lastYear } = date;
  if (day === undefined) return { is: 'days', days: [], ask: 'no such day' };
  if (weekdayOf(day) === weekday) return { is: 'days', days: [day], ask: undefined };
  if (date.needsWeekday) return undefined;
  if (lastYear !== undefined && weekdayOf(lastYear) === weekday && lastYear >= addDays(today, -JUST_PAST_DAYS)) {
    return { is: 'days', days: [lastYear, day], ask: 'which of these' };
  }
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return { is: 'days', days: [day, addDays(day, ahead > 3 ? ahead - 7 : ahead)], ask: 'weekday and date differ' };
}

/** "24 Nov", and "24 Nov (Tue)". */
function plainDateAt(tokens: readonly Token[], place: number, today: Day): Found<DayHeard> | undefined {
  const date = dateAt(tokens, place, today);
  if (date === undefined) return undefined;
  const bracket = textAt(tokens, date.next) === '(' ? 1 : 0;
  const weekday = weekdayNamed(textAt(tokens, date.next + bracket));
  const closes = bracket === 0 || textAt(tokens, date.next + 2) === ')';
  if (weekday !== undefined && closes && dateAt(tokens, date.next + bracket + 1, today) === undefined) {
    const said = fitted(date.value, weekday, today);
    return said && heard(said, place, date.next + 1 + 2 * bracket);
  }
  if (date.value.needsWeekday) return undefined;
  const said: DaySaid = date.value.day === undefined ? { is: 'days', days: [], ask: 'no such day' } : exactly(date.value.day);
  return heard(said, place, date.next, date.value.doubtful ? { doubtful: 'date' } : {});
}

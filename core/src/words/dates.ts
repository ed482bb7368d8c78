import type { Day } from '@hatstand/db/times';
import { dayFrom } from './calendar.ts';
import { clockAt, countsSomething } from './clock-times.ts';
import { DOUBTFUL_MONTHS, isMonth, monthNamed } from './months.ts';
import type { Found, Token } from './tokens.ts';
import { isOneOf, textAt, touches } from './tokens.ts';

/** A date as said, before anybody has asked whether the weekday beside it fits. */
export interface DateSaid {
  /** Undefined when the calendar has no such day. */
  readonly day: Day | undefined;
  /** The same date a year before: people say it just after the day. Only where no year was said. */
  readonly lastYear: Day | undefined;
  /** "the 5th" or "3/12" could be something else, so the words around it decide. */
  readonly doubtful: boolean;
  /** "24 Nov 2030" may be a year or half past eight; a weekday that fits makes it a year. */
  readonly needsWeekday: boolean;
}

const ORDINALS: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);
const NOT_A_DATE: ReadonlySet<string> = new Set([
  'be',
  'have',
  'not',
  'come',
  'need',
  'want',
  'go',
  'get',
  'i',
  'we',
  'he',
  'she',
  'they',
  'you',
  'well',
  'also',
  'do',
  'help',
  'take',
]);
const ASKED: ReadonlySet<string> = new Set(['with', 'ask', 'tell', 'give', 'mr', 'mrs', 'ms', 'miss', 'dr', 'i', 'we', 'he', 'she', 'they', 'you']);

const numberAt = (tokens: readonly Token[], place: number, digits: number): number | undefined =>
  tokens[place]?.is === 'number' && textAt(tokens, place).length <= digits ? Number(textAt(tokens, place)) : undefined;

const said = (day: Day | undefined, how: Partial<DateSaid> = {}): DateSaid => ({ day, lastYear: undefined, doubtful: false, needsWeekday: false, ...how });

/** Without a year a date looks forward, and today counts. */
function withoutYear(month: number, date: number, today: Day, doubtful: boolean): DateSaid {
  const year = Number(today.slice(0, 4));
  const monthAndDate = `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const coming = monthAndDate >= today.slice(5) ? year : year + 1;
  return said(dayFrom(coming, month, date), { lastYear: dayFrom(coming - 1, month, date), doubtful });
}

const isDash = (word: string): boolean => word === '-' || word === '–';

/** "2026-11-24". */
function isoAt(tokens: readonly Token[], place: number): Found<DateSaid> | undefined {
  if (textAt(tokens, place).length !== 4 || textAt(tokens, place + 1) !== '-') return undefined;
  const parts = [place, place + 2, place + 4].map((part) => textAt(tokens, part));
  const joined = [1, 2, 3, 4].every((step) => touches(tokens, place + step)) && textAt(tokens, place + 3) === '-';
  if (!joined || !/^\d{4}-\d{2}-\d{2}$/.test(parts.join('-'))) return undefined;
  return { value: said(dayFrom(Number(parts[0]), Number(parts[1]), Number(parts[2]))), next: place + 5 };
}

/** "24/11", "24/11/26", "24-11-2026": the day always comes first. */
function numericAt(tokens: readonly Token[], place: number, today: Day): Found<DateSaid> | undefined {
  const date = numberAt(tokens, place, 2);
  const month = numberAt(tokens, place + 2, 2);
  const mark = textAt(tokens, place + 1);
  if (date === undefined || month === undefined || !touches(tokens, place + 1) || !touches(tokens, place + 2)) return undefined;
  if (mark !== '/' && !isDash(mark)) return undefined;
  if (date < 1 || date > 31 || month < 1) return undefined;
  const year = numberAt(tokens, place + 4, 4);
  const hasYear = textAt(tokens, place + 3) === mark && touches(tokens, place + 3) && touches(tokens, place + 4) && year !== undefined;
  if (hasYear) {
    const digits = textAt(tokens, place + 4).length;
    if (digits === 3 || digits === 1 || (isDash(mark) && digits !== 4)) return undefined;
    return { value: said(dayFrom(digits === 2 ? 2000 + year : year, month, date)), next: place + 5 };
  }
  if (mark !== '/' || (date === 24 && month === 7)) return undefined; // "24/7" is always, not July
  return { value: withoutYear(month, date, today, true), next: place + 3 };
}

/** "24 Nov", "24th of November 2026", and "24th" alone. */
function dateFirstAt(tokens: readonly Token[], place: number, today: Day): Found<DateSaid> | undefined {
  const date = numberAt(tokens, place, 2);
  if (date === undefined || date < 1) return undefined;
  const ordinal = touches(tokens, place + 1) && isOneOf(tokens, place + 1, ORDINALS);
  let next = place + (ordinal ? 2 : 1);
  if (textAt(tokens, next) === 'of' && isMonth(textAt(tokens, next + 1))) next += 1;
  const month = monthNamed(textAt(tokens, next));
  if (month !== undefined && (date <= 31 || ordinal)) {
    if (isOneOf(tokens, next, DOUBTFUL_MONTHS) && isOneOf(tokens, next + 1, NOT_A_DATE)) return undefined;
    return withYear(tokens, next + 1, { month, date, today });
  }
  return ordinal && date <= 31 ? { value: comingOrdinal(date, today), next } : undefined;
}

/** "Nov 24", "November 24th 2026"; not "Jan 9-11", where Jan is a person. */
function monthFirstAt(tokens: readonly Token[], place: number, today: Day): Found<DateSaid> | undefined {
  const month = monthNamed(textAt(tokens, place));
  const date = numberAt(tokens, place + 1, 2);
  if (month === undefined || date === undefined || date < 1 || date > 31) return undefined;
  if (isOneOf(tokens, place, DOUBTFUL_MONTHS) && isOneOf(tokens, place - 1, ASKED)) return undefined;
  const ordinal = touches(tokens, place + 2) && isOneOf(tokens, place + 2, ORDINALS);
  const next = place + (ordinal ? 3 : 2);
  const clock = ordinal ? undefined : clockAt(tokens, place + 1);
  if (clock !== undefined && (clock.value.is === 'range' || clock.next > next)) return undefined;
  if (countsSomething(tokens, next) || (touches(tokens, next) && /^[\p{L}\d/:%–-]/u.test(textAt(tokens, next)))) return undefined;
  return withYear(tokens, next, { month, date, today });
}

function withYear(tokens: readonly Token[], place: number, date: { month: number; date: number; today: Day }): Found<DateSaid> {
  const plain = { value: withoutYear(date.month, date.date, date.today, false), next: place };
  const comma = textAt(tokens, place) === ',' && textAt(tokens, place + 1).length === 4 ? 1 : 0;
  const token = tokens[place + comma];
  const year = numberAt(tokens, place + comma, 4);
  if (year === undefined || token?.text.length !== 4 || token.touches || year < 1900 || year > 2199) return plain;
  const next = place + comma + 1;
  const clock = clockAt(tokens, place + comma);
  if (clock?.value.is === 'range') return plain;
  const yearsAway = Math.abs(year - Number(date.today.slice(0, 4)));
  const clockFollows = clockAt(tokens, textAt(tokens, next) === ',' ? next + 1 : next) !== undefined;
  const mayBeTime = clock !== undefined && year % 5 === 0 && !clockFollows;
  if (mayBeTime && yearsAway > 20) return plain;
  return { value: said(dayFrom(year, date.month, date.date), { needsWeekday: mayBeTime }), next };
}

/** "the 24th": this month's or the next that has one. */
function comingOrdinal(date: number, today: Day): DateSaid {
  const year = Number(today.slice(0, 4));
  let month = Number(today.slice(5, 7)) + (date < Number(today.slice(8)) ? 1 : 0);
  for (;;) {
    const day = dayFrom(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, date);
    if (day !== undefined) return said(day, { doubtful: true });
    month += 1;
  }
}

export const dateAt = (tokens: readonly Token[], place: number, today: Day): Found<DateSaid> | undefined =>
  tokens[place]?.is === 'number'
    ? (isoAt(tokens, place) ?? numericAt(tokens, place, today) ?? dateFirstAt(tokens, place, today))
    : monthFirstAt(tokens, place, today);

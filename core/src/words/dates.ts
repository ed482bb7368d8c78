import type { Day } from '@hatstand/db/times';
import { dayFrom } from './calendar.ts';
import { clockAt, countsSomething } from './clock-times.ts';
import type { Looking } from './looking.ts';
import { monthAheadAt } from './month-ahead.ts';
import { DOUBTFUL_MONTHS, isMonth, monthNamed } from './months.ts';
import { ordinalAt } from './numbers.ts';
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
  /** "the 24th", of any month. */
  readonly dateOnly: number | undefined;
}

const NOT_A_DATE: ReadonlySet<string> = new Set(
  'be have not come need want go get i we he she they you well also do help take still only just bring join cover make'.split(' '),
);
const ASKED: ReadonlySet<string> = new Set('with ask tell give mr mrs ms miss dr i we he she they you'.split(' '));

const numberAt = (tokens: readonly Token[], place: number, digits: number): number | undefined =>
  tokens[place]?.is === 'number' && textAt(tokens, place).length <= digits ? Number(textAt(tokens, place)) : undefined;

const said = (day: Day | undefined, how: Partial<DateSaid> = {}): DateSaid => ({
  day,
  lastYear: undefined,
  doubtful: false,
  needsWeekday: false,
  dateOnly: undefined,
  ...how,
});

/** Without a year a date looks forward, and today counts; after "since" it looks back. */
export function withoutYear(month: number, date: number, { from, back }: Looking, doubtful: boolean): DateSaid {
  const year = Number(from.slice(0, 4));
  const monthAndDate = `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  if (back) return said(dayFrom(monthAndDate <= from.slice(5) ? year : year - 1, month, date), { doubtful });
  const coming = monthAndDate >= from.slice(5) ? year : year + 1;
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

/** "24/11", "24/11/26", "24-11-2026", "24.11.26": the day always comes first. */
function numericAt(tokens: readonly Token[], place: number, looking: Looking): Found<DateSaid> | undefined {
  const date = numberAt(tokens, place, 2);
  const month = numberAt(tokens, place + 2, 2);
  const mark = textAt(tokens, place + 1);
  if (date === undefined || month === undefined || !touches(tokens, place + 1) || !touches(tokens, place + 2)) return undefined;
  if (mark !== '/' && mark !== '.' && !isDash(mark)) return undefined;
  if (date < 1 || date > 31 || month < 1) return undefined;
  const year = numberAt(tokens, place + 4, 4);
  const hasYear = textAt(tokens, place + 3) === mark && touches(tokens, place + 3) && touches(tokens, place + 4) && year !== undefined;
  if (hasYear) {
    const digits = textAt(tokens, place + 4).length;
    if (digits === 3 || digits === 1 || (isDash(mark) && digits !== 4)) return undefined;
    if (mark === '.' && (month > 12 || (touches(tokens, place + 5) && textAt(tokens, place + 5) === '.' && touches(tokens, place + 6)))) return undefined;
    return { value: said(dayFrom(digits === 2 ? 2000 + year : year, month, date)), next: place + 5 };
  }
  if (mark !== '/' || (date === 24 && month === 7)) return undefined; // "24/7" is always, not July
  // "24/25 Dec": two days.
  const ahead = monthAheadAt(tokens, place + 1);
  if (ahead) return { value: withMonth(date, ahead, looking), next: place + 1 };
  return { value: withoutYear(month, date, looking, true), next: place + 3 };
}

const withMonth = (date: number, { month, year }: { month: number; year: number | undefined }, looking: Looking): DateSaid =>
  year === undefined ? withoutYear(month, date, looking, false) : said(dayFrom(year, month, date));

/** "24 Nov", "24th of November 2026", "the twenty-fourth of Nov", "24th" alone, and the 5 of "5 & 6 Dec". */
function dateFirstAt(tokens: readonly Token[], place: number, looking: Looking): Found<DateSaid> | undefined {
  const ordinal = ordinalAt(tokens, place);
  const date = ordinal?.value ?? numberAt(tokens, place, 2);
  if (date === undefined || date < 1) return undefined;
  const isSpelt = tokens[place]?.is === 'word';
  const afterDate = ordinal?.next ?? place + 1;
  let next = afterDate;
  if (textAt(tokens, next) === 'of' && isMonth(textAt(tokens, next + 1))) next += 1;
  // "24-Nov-2026"
  else if (isDash(textAt(tokens, next)) && touches(tokens, next) && isMonth(textAt(tokens, next + 1)) && touches(tokens, next + 1)) next += 1;
  const month = monthNamed(textAt(tokens, next));
  if (month !== undefined && (date <= 31 || ordinal)) {
    if (isOneOf(tokens, next, DOUBTFUL_MONTHS) && isOneOf(tokens, next + 1, NOT_A_DATE)) return undefined;
    return withYear(tokens, next + 1, { month, date, looking });
  }
  if (date > 31) return undefined;
  const ahead = monthAheadAt(tokens, afterDate);
  if (ahead) return { value: withMonth(date, ahead, looking), next: afterDate };
  if (!ordinal || isSpelt) return undefined;
  const ofMonth = monthOfAt(tokens, afterDate, looking);
  if (ofMonth) return { value: said(dayFrom(ofMonth.value.year, ofMonth.value.month, date)), next: ofMonth.next };
  return { value: comingOrdinal(date, looking), next: afterDate };
}

/** "of this month", "of next month". */
function monthOfAt(tokens: readonly Token[], place: number, { today }: Looking): Found<{ year: number; month: number }> | undefined {
  const which = textAt(tokens, place + 1);
  if (!/^(?:of|in)$/.test(textAt(tokens, place)) || !/^(?:this|next)$/.test(which) || textAt(tokens, place + 2) !== 'month') return undefined;
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + (which === 'next' ? 1 : 0);
  return { value: { year: Math.floor(months / 12), month: (months % 12) + 1 }, next: place + 3 };
}

/** "Nov 24", "November 24th 2026"; not "Jan 9-11", where Jan is a person. */
function monthFirstAt(tokens: readonly Token[], place: number, looking: Looking): Found<DateSaid> | undefined {
  const month = monthNamed(textAt(tokens, place));
  const isDotted = textAt(tokens, place + 1) === '.' && touches(tokens, place + 1) && textAt(tokens, place).length <= 4 && tokens[place + 2]?.is === 'number';
  const datePlace = textAt(tokens, place + 1) === 'the' || isDotted ? place + 2 : place + 1;
  const date = ordinalAt(tokens, datePlace)?.value ?? numberAt(tokens, datePlace, 2);
  if (month === undefined || date === undefined || date < 1 || date > 31) return undefined;
  if (isOneOf(tokens, place, DOUBTFUL_MONTHS) && isOneOf(tokens, place - 1, ASKED)) return undefined;
  const ordinal = ordinalAt(tokens, datePlace);
  const next = ordinal?.next ?? datePlace + 1;
  const clock = ordinal ? undefined : clockAt(tokens, datePlace);
  if (clock !== undefined && (clock.value.is !== 'point' || clock.next > next)) return undefined;
  if (countsSomething(tokens, next) || (touches(tokens, next) && /^[\p{L}\d/:%–-]/u.test(textAt(tokens, next)))) return undefined;
  return withYear(tokens, next, { month, date, looking });
}

function withYear(tokens: readonly Token[], place: number, date: { month: number; date: number; looking: Looking }): Found<DateSaid> {
  const plain = { value: withoutYear(date.month, date.date, date.looking, false), next: place };
  const short = textAt(tokens, place) === "'" && /^\d\d$/.test(textAt(tokens, place + 1)) ? Number(textAt(tokens, place + 1)) : undefined;
  if (short !== undefined) return { value: said(dayFrom(2000 + short, date.month, date.date)), next: place + 2 };
  const comma = /^(?:,|-|in)$/.test(textAt(tokens, place)) && textAt(tokens, place + 1).length === 4 ? 1 : 0;
  const token = tokens[place + comma];
  const year = numberAt(tokens, place + comma, 4);
  if (year === undefined || token?.text.length !== 4 || (token.touches && comma === 0) || year < 1900 || year > 2199) return plain;
  const next = place + comma + 1;
  const clock = clockAt(tokens, place + comma);
  if (clock !== undefined && clock.value.is !== 'point') return plain;
  const yearsAway = Math.abs(year - Number(date.looking.today.slice(0, 4)));
  const afterYear = /^(?:,|at)$/.test(textAt(tokens, next)) ? next + 1 : next;
  const clockFollows = clockAt(tokens, afterYear) !== undefined;
  const mayBeTime = clock !== undefined && year % 5 === 0 && !clockFollows;
  if (mayBeTime && yearsAway > 20) return plain;
  return { value: said(dayFrom(year, date.month, date.date), { needsWeekday: mayBeTime }), next };
}

/** "the 24th": this month's or the next that has one; after "since" the last. */
function comingOrdinal(date: number, { from, back }: Looking): DateSaid {
  const year = Number(from.slice(0, 4));
  const today = Number(from.slice(8));
  let month = Number(from.slice(5, 7)) + (back ? (date > today ? -1 : 0) : date < today ? 1 : 0);
  for (;;) {
    const day = dayFrom(year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1, date);
    if (day !== undefined) return said(day, { doubtful: true, dateOnly: date });
    month += back ? -1 : 1;
  }
}

export const dateAt = (tokens: readonly Token[], place: number, looking: Looking): Found<DateSaid> | undefined =>
  tokens[place]?.is === 'number'
    ? (isoAt(tokens, place) ?? numericAt(tokens, place, looking) ?? dateFirstAt(tokens, place, looking))
    : (monthFirstAt(tokens, place, looking) ?? dateFirstAt(tokens, place, looking));

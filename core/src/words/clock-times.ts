import { isMonth } from './months.ts';
import type { Found, Token } from './tokens.ts';
import { isOneOf, textAt, touches } from './tokens.ts';

/** A time as said. `minutes` holds every reading, counted from the start of the day. */
export interface ClockPoint {
  readonly minutes: readonly number[];
  /** Could be any number: "9", "9.30", "0930". A time only beside a day. */
  readonly bare: boolean;
  /** Said as am or pm, which a range then shares. */
  readonly half: boolean;
  /** Midnight belongs to two days. */
  readonly midnight: boolean;
}

export type Clock = { readonly is: 'point'; readonly point: ClockPoint } | { readonly is: 'range'; readonly from: ClockPoint; readonly to: ClockPoint };

export const RANGE_WORDS: ReadonlySet<string> = new Set(['-', '–', '—', 'to', 'til', 'till', 'until']);

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** After one of these a bare number counts something. */
const COUNTED: ReadonlySet<string> = new Set(
  (
    'of x p more people persons helpers carers volunteers visits times hours hour hrs hr mins min minutes minute seconds sec secs ' +
    'days day nights weeks week months month years year tablets tablet pills ml mg miles mile pounds quid cups cup slots sessions gaps ' +
    'percent degrees st nd rd th ish'
  ).split(' '),
);
const point = (minutes: readonly number[], how: Partial<ClockPoint> = {}): ClockPoint => ({ minutes, bare: false, half: false, midnight: false, ...how });

/** Both readings of an hour on a twelve-hour dial. */
const onTheDial = (hour: number, minute: number): readonly number[] => [(hour % 12) * 60 + minute, (hour % 12) * 60 + minute + 720];

const halfOf = (tokens: readonly Token[], place: number): 'am' | 'pm' | undefined => {
  const word = textAt(tokens, place);
  // "at 9 am I on?"
  if (word !== 'am' && word !== 'pm') return undefined;
  return word === 'am' && !touches(tokens, place) && textAt(tokens, place + 1) === 'i' ? undefined : word;
};

function withHalf(tokens: readonly Token[], place: number, hour: number, minute: number): Found<ClockPoint> | undefined {
  const half = halfOf(tokens, place);
  if (half === undefined || hour < 1 || hour > 12) return undefined;
  const minutes = (hour % 12) * 60 + minute + (half === 'pm' ? 720 : 0);
  return { value: point([minutes], { half: true, midnight: minutes === 0 }), next: place + 1 };
}

/** "half 9", "half past nine", "quarter to 9". In Britain "half nine" is 9:30. */
function spokenAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const first = textAt(tokens, place);
  if (first !== 'half' && first !== 'quarter') return undefined;
  const link = textAt(tokens, place + 1);
  const linked = link === 'past' || (first === 'quarter' && link === 'to');
  if (first === 'quarter' && !linked) return undefined;
  const numberPlace = place + (linked ? 2 : 1);
  const hour = hourSaidAt(tokens, numberPlace);
  if (hour === undefined) return undefined;
  const minute = first === 'half' ? 30 : link === 'to' ? -15 : 15;
  const clockHour = minute < 0 ? ((hour + 10) % 12) + 1 : hour;
  const exact = withHalf(tokens, numberPlace + 1, clockHour, (minute + 60) % 60);
  // "quarter to 12 pm" would change halves on the way; nobody says it, so it is not heard.
  if (exact) return minute < 0 && hour === 12 ? undefined : exact;
  if (isCounted(tokens, numberPlace + 1)) return undefined;
  return { value: point(onTheDial(clockHour, (minute + 60) % 60), { bare: true }), next: numberPlace + 1 };
}

function hourSaidAt(tokens: readonly Token[], place: number): number | undefined {
  const said = NUMBERS.indexOf(textAt(tokens, place)) + 1;
  if (said > 0) return said;
  const digits = textAt(tokens, place);
  const hour = Number(digits);
  return tokens[place]?.is === 'number' && digits.length <= 2 && hour >= 1 && hour <= 12 ? hour : undefined;
}

/** A word that says what there are so many of. */
export const countsSomething = (tokens: readonly Token[], place: number): boolean => isOneOf(tokens, place, COUNTED);

/** Something follows that makes the number before it no time: "2 tablets", "9 Dec", "9th", "9/11", "9.301". */
function isCounted(tokens: readonly Token[], place: number): boolean {
  const token = tokens[place];
  if (token === undefined) return false;
  if (token.touches && token.is !== 'mark') return true;
  if (token.touches && /[/\\%°:@#+*=^_]/.test(token.text)) return true;
  if (token.touches && /[.,'’]/.test(token.text) && touches(tokens, place + 1) && tokens[place + 1]?.is === 'number') return true;
  if (isMonth(token.text)) return true;
  if (token.is === 'number') return !looksLikeDate(tokens, place);
  return countsSomething(tokens, place);
}

/** "9 24 Nov": a number after the hour is fine when it begins a date. */
function looksLikeDate(tokens: readonly Token[], place: number): boolean {
  const next = textAt(tokens, place + 1);
  return isMonth(next) || (touches(tokens, place + 1) && /^(?:st|nd|rd|th|\/|-)$/.test(next));
}

/** One time of day. */
function clockPointAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const token = tokens[place];
  if (token === undefined) return undefined;
  if (token.text === 'noon' || token.text === 'midday') return { value: point([720]), next: place + 1 };
  if (token.text === 'midnight') return { value: point([0], { midnight: true }), next: place + 1 };
  const spoken = spokenAt(tokens, place);
  if (spoken) return spoken;
  if (token.is === 'word') return wordHourAt(tokens, place);
  if (token.is !== 'number') return undefined;
  return token.text.length === 4 ? fourDigitsAt(tokens, place) : digitsAt(tokens, place);
}

function wordHourAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const hour = NUMBERS.indexOf(textAt(tokens, place)) + 1;
  if (hour === 0) return undefined;
  const exact = withHalf(tokens, place + 1, hour, 0);
  if (exact) return exact;
  if (textAt(tokens, place + 1) === "o'clock") return { value: point(onTheDial(hour, 0), { bare: true }), next: place + 2 };
  return isCounted(tokens, place + 1) ? undefined : { value: point(onTheDial(hour, 0), { bare: true }), next: place + 1 };
}

function fourDigitsAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const digits = textAt(tokens, place);
  const hour = Number(digits.slice(0, 2));
  const minute = Number(digits.slice(2));
  if (hour > 23 || minute > 59 || isCounted(tokens, place + 1)) return undefined;
  return { value: point([hour * 60 + minute], { bare: true }), next: place + 1 };
}

function digitsAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const digits = textAt(tokens, place);
  const hour = Number(digits);
  if (digits.length > 2 || hour > 24) return undefined;
  let next = place + 1;
  let minute = 0;
  const mark = textAt(tokens, next);
  const minuteToken = tokens[next + 1];
  const hasMinutes = (mark === ':' || mark === '.') && touches(tokens, next) && minuteToken?.is === 'number' && minuteToken.touches;
  if (hasMinutes) {
    minute = Number(minuteToken.text);
    if (minuteToken.text.length !== 2 || minute > 59) return undefined;
    next += 2;
  }
  if (hour === 24 && hasMinutes && minute > 0) return undefined;
  const exact = withHalf(tokens, next, hour, minute);
  if (exact) return exact;
  // "14pm" is not a time.
  if (halfOf(tokens, next) !== undefined) return undefined;
  if (hour === 12 && !hasMinutes && isOneOf(tokens, next, MIDDLES)) {
    const midnight = textAt(tokens, next) === 'midnight';
    return { value: point([midnight ? 0 : 720], { midnight }), next: next + 1 };
  }
  if (textAt(tokens, next) === "o'clock" && !hasMinutes) next += 1;
  else if (isCounted(tokens, next)) return undefined;
  const sure = hour === 0 || hour > 12 || digits.startsWith('0');
  return { value: point(sure ? [hour * 60 + minute] : onTheDial(hour, minute), { bare: mark !== ':' || !hasMinutes }), next };
}

const MIDDLES: ReadonlySet<string> = new Set(['noon', 'midday', 'midnight']);

/** A bare 13 to 24 is rather the date of a month, except where a range ends: "9-17". */
const mayStandAlone = (tokens: readonly Token[], found: Found<ClockPoint>, place: number): boolean =>
  !(found.next === place + 1 && textAt(tokens, place).length <= 2 && Number(textAt(tokens, place)) > 12);

/** A time of day, or from one to another. */
export function clockAt(tokens: readonly Token[], start: number): Found<Clock> | undefined {
  const isFrom = textAt(tokens, start) === 'from';
  const place = isFrom || isOneOf(tokens, start, AT) ? start + 1 : start;
  const from = clockPointAt(tokens, place);
  if (from === undefined || !mayStandAlone(tokens, from, place)) return undefined;
  if (isOneOf(tokens, from.next, RANGE_WORDS)) {
    const to = clockPointAt(tokens, from.next + 1);
    // "at 10 to 9" is 8:50, or starts at ten.
    const minutesTo = place > start && !isFrom && MINUTES_TO.test(textAt(tokens, place)) && textAt(tokens, from.next) === 'to';
    if (to && minutesTo) return undefined;
    if (to) return { value: { is: 'range', from: from.value, to: to.value }, next: to.next };
  }
  // A start with no end is not a point in time.
  return isFrom ? undefined : { value: { is: 'point', point: from.value }, next: from.next };
}

const MINUTES_TO = /^(?:5|10|five|ten)$/;
const AT: ReadonlySet<string> = new Set(['at', '@']);

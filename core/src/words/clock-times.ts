import { minutePastOrToAt } from './minute-words.ts';
import { isMonth } from './months.ts';
import { numberNamed } from './numbers.ts';
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

export type Clock =
  | { readonly is: 'point'; readonly point: ClockPoint }
  | { readonly is: 'range'; readonly from: ClockPoint; readonly to: ClockPoint }
  /** "ten to twelve": 11:50, or from ten. */
  | { readonly is: 'either'; readonly clocks: readonly Clock[] };

const RANGE_WORDS: ReadonlySet<string> = new Set(['-', '–', '—', 'to', 'til', 'till', 'until', 'untill', "'til", 'through', 'thru']);

/** After one of these a bare number counts something. */
const COUNTED: ReadonlySet<string> = new Set(
  (
    'of x p more people persons helpers carers volunteers visits times hours hour hrs hr mins min minutes minute seconds sec secs ' +
    'days day nights weeks week months month years year yrs yr tablets tablet pills pill ml mg g kg lb lbs stone st miles mile pounds quid cups cup slots sessions gaps ' +
    'percent degrees nd rd th feet foot ft cm mm inches units puffs sugars slices spoons spoonfuls drops others kids children ' +
    'doses dose capsules glasses bottles pads eggs biscuits chairs steps stairs beds rooms bags boxes pints litres calls goes lots sets pairs'
  ).split(' '),
);
const point = (minutes: readonly number[], how: Partial<ClockPoint> = {}): ClockPoint => ({ minutes, bare: false, half: false, midnight: false, ...how });

/** Both readings of an hour on a twelve-hour dial. */
const onTheDial = (hour: number, minute: number): readonly number[] => [(hour % 12) * 60 + minute, (hour % 12) * 60 + minute + 720];

/** "am", "pm", "a.m.", and the place after it. */
function halfAt(tokens: readonly Token[], place: number): Found<'am' | 'pm'> | undefined {
  const word = textAt(tokens, place);
  if (word === 'am' || word === 'pm') {
    // "at 9 am I on?"
    return word === 'am' && !touches(tokens, place) && textAt(tokens, place + 1) === 'i' ? undefined : { value: word, next: place + 1 };
  }
  const dotted = (word === 'a' || word === 'p') && textAt(tokens, place + 1) === '.' && textAt(tokens, place + 2) === 'm' && touches(tokens, place + 2);
  if (!dotted) return undefined;
  return { value: word === 'a' ? 'am' : 'pm', next: textAt(tokens, place + 3) === '.' && touches(tokens, place + 3) ? place + 4 : place + 3 };
}

function withHalf(tokens: readonly Token[], place: number, hour: number, minute: number): Found<ClockPoint> | undefined {
  const half = halfAt(tokens, place);
  if (half === undefined || hour < 1 || hour > 12) return undefined;
  const minutes = (hour % 12) * 60 + minute + (half.value === 'pm' ? 720 : 0);
  return { value: point([minutes], { half: true, midnight: minutes === 0 }), next: half.next };
}

/** "half 9", "half past nine", "quarter to 9", "ten to nine", "20 past 6". In Britain "half nine" is 9:30. */
function spokenAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const said = minutePastOrToAt(tokens, place);
  if (said === undefined) return undefined;
  const numberPlace = said.next;
  const middle = textAt(tokens, numberPlace);
  if (middle === 'midnight' || middle === 'noon' || middle === 'midday') {
    const base = middle === 'midnight' ? (said.value < 0 ? 1440 : 0) : 720;
    return { value: point([base + said.value]), next: numberPlace + 1 };
  }
  const hour = hourSaidAt(tokens, numberPlace);
  if (hour === undefined) return undefined;
  const minute = (said.value + 60) % 60;
  const clockHour = said.value < 0 ? ((hour + 10) % 12) + 1 : hour;
  const exact = withHalf(tokens, numberPlace + 1, clockHour, minute);
  // "quarter to 12 pm" would change halves on the way; nobody says it, so it is not heard.
  if (exact) return said.value < 0 && hour === 12 ? undefined : exact;
  const next = pastIsh(tokens, numberPlace + 1);
  if (isCounted(tokens, next)) return undefined;
  return { value: point(onTheDial(clockHour, minute), { bare: true }), next };
}

function hourSaidAt(tokens: readonly Token[], place: number): number | undefined {
  const said = numberNamed(textAt(tokens, place));
  if (said !== undefined) return said <= 12 ? said : undefined;
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
  if (token.touches && /[/\\%°:@#+*=^_]/.test(token.text)) return !(token.text === '/' && /^\p{L}/u.test(textAt(tokens, place + 1)));
  if (token.touches && /[.,'’]/.test(token.text) && touches(tokens, place + 1) && tokens[place + 1]?.is === 'number') return true;
  if (isMonth(token.text)) return token.text !== 'may' || tokens[place + 1] === undefined;
  if (token.is === 'number') return !looksLikeDate(tokens, place);
  return countsSomething(tokens, place);
}

/** "9 24 Nov": a number after the hour is fine when it begins a date. */
function looksLikeDate(tokens: readonly Token[], place: number): boolean {
  const next = textAt(tokens, place + 1);
  return isMonth(next) || (touches(tokens, place + 1) && /^(?:st|nd|rd|th|\/|-)$/.test(next));
}

/** "3ish", "3-ish", "3 ish". */
function pastIsh(tokens: readonly Token[], place: number): number {
  const dash = textAt(tokens, place) === '-' && touches(tokens, place) ? 1 : 0;
  return textAt(tokens, place + dash) === 'ish' ? place + dash + 1 : place;
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
  if (token.text.length === 3) return threeDigitsAt(tokens, place);
  return token.text.length === 4 ? fourDigitsAt(tokens, place) : digitsAt(tokens, place);
}

const MINUTE_WORDS = new Map([
  ['ten', 10],
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
]);

/** "nine", "nine o'clock", "nine thirty", "seven forty five". */
function wordHourAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const word = textAt(tokens, place);
  const about = word.endsWith('ish') ? numberNamed(word.slice(0, -3)) : undefined;
  if (about !== undefined && about <= 12) return { value: point(onTheDial(about, 0)), next: place + 1 };
  const hour = numberNamed(word);
  if (hour === undefined || hour > 12) return undefined;
  const tens = MINUTE_WORDS.get(textAt(tokens, place + 1));
  const fives = tens !== undefined && tens >= 20 && textAt(tokens, place + 2) === 'five' ? 5 : 0;
  const minute = (tens ?? 0) + fives;
  let next = place + 1 + (tens === undefined ? 0 : fives > 0 ? 2 : 1);
  const exact = withHalf(tokens, next, hour, minute);
  if (exact) return exact;
  const oclock = tens === undefined ? oclockAt(tokens, next) : 0;
  next = pastIsh(tokens, next + oclock);
  if (oclock === 0 && isCounted(tokens, next)) return undefined;
  return { value: point(onTheDial(hour, minute), { bare: oclock === 0 }), next };
}

/** How many tokens "o'clock" takes here. */
function oclockAt(tokens: readonly Token[], place: number): number {
  if (/^(?:o'?clock|oclock)$/.test(textAt(tokens, place))) return 1;
  return textAt(tokens, place) === 'o' && /^'?clock$/.test(textAt(tokens, place + 1)) ? 2 : 0;
}

function fourDigitsAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const digits = textAt(tokens, place);
  const hour = Number(digits.slice(0, 2));
  const minute = Number(digits.slice(2));
  const hours = /^(?:hrs?|hours)$/.test(textAt(tokens, place + 1)) ? 1 : 0;
  if (hour > 23 || minute > 59 || (hours === 0 && isCounted(tokens, place + 1))) return undefined;
  return { value: point([hour * 60 + minute], { bare: hours === 0 }), next: place + 1 + hours };
}

/** "730" beside a day. */
function threeDigitsAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const digits = textAt(tokens, place);
  const [hour, minute] = [Number(digits[0]), Number(digits.slice(1))];
  if (hour === 0 || minute > 59 || minute % 5 > 0) return undefined;
  const exact = withHalf(tokens, place + 1, hour, minute);
  if (exact) return exact;
  return isCounted(tokens, place + 1) ? undefined : { value: point(onTheDial(hour, minute), { bare: true }), next: place + 1 };
}

function digitsAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const digits = textAt(tokens, place);
  const hour = Number(digits);
  if (digits.length > 2 || hour > 24) return undefined;
  let next = place + 1;
  let minute = 0;
  const mark = textAt(tokens, next);
  const minuteToken = tokens[next + 1];
  const hasMinutes = /^[:.;]$/.test(mark) && touches(tokens, next) && minuteToken?.is === 'number' && minuteToken.touches;
  if (hasMinutes) {
    minute = Number(minuteToken.text);
    if (minuteToken.text.length !== 2 || minute > 59) return undefined;
    next += 2;
  }
  if (hour === 24 && hasMinutes && minute > 0) return undefined;
  const exact = withHalf(tokens, next, hour, minute);
  if (exact) return exact;
  // "14pm" is said by mistake for two in the afternoon, but "0am" or "30pm" is no time.
  if (halfAt(tokens, next) !== undefined) return undefined;
  if (hour === 12 && !hasMinutes && isOneOf(tokens, next, MIDDLES)) {
    const midnight = textAt(tokens, next) === 'midnight';
    return { value: point([midnight ? 0 : 720], { midnight }), next: next + 1 };
  }
  const oclock = hasMinutes ? 0 : oclockAt(tokens, next);
  const ish = pastIsh(tokens, next);
  const hours = hasMinutes && /^hrs?$/.test(textAt(tokens, next)) ? 1 : 0;
  next = ish > next ? ish : next + oclock + hours;
  if (oclock === 0 && hours === 0 && isCounted(tokens, next)) return undefined;
  const sure = hour === 0 || hour > 12 || digits.startsWith('0');
  const plain = oclock === 0 && hours === 0 && (mark !== ':' || !hasMinutes);
  return { value: point(sure ? [hour * 60 + minute] : onTheDial(hour, minute), { bare: plain }), next };
}

const MIDDLES: ReadonlySet<string> = new Set(['noon', 'midday', 'midnight']);

/** A bare 13 to 24 is rather the date of a month, except where a range ends: "9-17". */
const mayStandAlone = (tokens: readonly Token[], found: Found<ClockPoint>, place: number): boolean =>
  !(found.next === place + 1 && tokens[place]?.is === 'number' && textAt(tokens, place).length <= 2 && Number(textAt(tokens, place)) > 12);

const asPoint = (found: Found<ClockPoint>): Found<Clock> => ({ value: { is: 'point', point: found.value }, next: found.next });

/** A time of day, or from one to another. The words before it ("at", "from") are read by whoever asks. */
export function clockAt(tokens: readonly Token[], place: number): Found<Clock> | undefined {
  // "one to one" is no time.
  if (textAt(tokens, place) === 'one' && textAt(tokens, place + 1) === 'to' && textAt(tokens, place + 2) === 'one') return undefined;
  const between = textAt(tokens, place) === 'between' || textAt(tokens, place) === 'from' ? 1 : 0;
  const from = clockPointAt(tokens, place + between);
  if (between === 1) {
    if (from === undefined || !(textAt(tokens, place) === 'between' ? /^(?:and|&|-|to)$/ : /^(?:to|-|–|til|till|until)$/).test(textAt(tokens, from.next)))
      return undefined;
    const to = clockPointAt(tokens, from.next + 1);
    return to && { value: { is: 'range', from: from.value, to: to.value }, next: to.next };
  }
  const plain = plainPointAt(tokens, place);
  const range = plain && rangeFrom(tokens, plain, place);
  if (range && plain && from && from.next > plain.next) return eitherOf(tokens, place, asPoint(from), range);
  if (range) return range;
  if (from === undefined || !mayStandAlone(tokens, from, place)) return undefined;
  return rangeFrom(tokens, from, place) ?? asPoint(from);
}

/** The hour alone in "10 to 12", which may also be ten minutes to twelve. */
function plainPointAt(tokens: readonly Token[], place: number): Found<ClockPoint> | undefined {
  const word = textAt(tokens, place);
  if (!/^(?:5|10|five|ten)$/.test(word) || textAt(tokens, place + 1) !== 'to') return undefined;
  return { value: point(onTheDial(Number(word) || (word === 'five' ? 5 : 10), 0), { bare: true }), next: place + 1 };
}

function rangeFrom(tokens: readonly Token[], from: Found<ClockPoint>, place: number): Found<Clock> | undefined {
  if (!isOneOf(tokens, from.next, RANGE_WORDS) || !mayStandAlone(tokens, from, place)) return undefined;
  const to = clockPointAt(tokens, from.next + 1);
  return to && { value: { is: 'range', from: from.value, to: to.value }, next: to.next };
}

/** A short turn said in figures is a range ("10 to 12"), a long one in words minutes to the hour ("ten to nine"); the rest is asked. */
function eitherOf(tokens: readonly Token[], place: number, minutesTo: Found<Clock>, range: Found<Clock>): Found<Clock> {
  const inFigures = tokens[place]?.is === 'number';
  const start = Number(textAt(tokens, place)) || (textAt(tokens, place) === 'five' ? 5 : 10);
  const hour = hourSaidAt(tokens, place + 2) ?? 0;
  const hours = (hour - start + 12) % 12;
  const isShort = hours > 0 && hours <= 5;
  const isAt = /^(?:at|@|by|around|about)$/.test(textAt(tokens, place - 1));
  if (inFigures && isShort && !isAt) return range;
  if (!inFigures && !isShort) return minutesTo;
  return { value: { is: 'either', clocks: [minutesTo.value, range.value] }, next: Math.max(minutesTo.next, range.next) };
}

export const isBare = (clock: Clock): boolean =>
  clock.is === 'either' ? clock.clocks.every(isBare) : clock.is === 'point' ? clock.point.bare : clock.from.bare && clock.to.bare;

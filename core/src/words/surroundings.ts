import type { Day } from '@hatstand/db/times';
import { clockAt, countsSomething, RANGE_WORDS } from './clock-times.ts';
import { dateAt } from './dates.ts';
import { dayPartAt } from './day-parts.ts';
import type { DayHeard } from './days.ts';
import { namesDay } from './days.ts';
import { isMonth } from './months.ts';
import type { Token } from './tokens.ts';
import { isOneOf, textAt, touches } from './tokens.ts';

/** Where a phrase stands in what was said. `lastEnd` is the place just after the phrase before it. */
export interface Place {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly next: number;
  readonly lastEnd: number;
  readonly today: Day;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const OPENING = /^[([{"'“‘,;!?…*_~<>:]$|\p{Extended_Pictographic}|\uFE0F/u;
const JOINING = /^[-–—/&+]$/;
const NEVER_AFTER = /^[@#%£$€=\\°^]$/;

/** Not part of a longer word, number, address or sum. */
export function standsApart({ tokens, start, next, lastEnd, today }: Place): boolean {
  return beginsApart(tokens, start, lastEnd) && endsApart(tokens, next, today);
}

function beginsApart(tokens: readonly Token[], start: number, lastEnd: number): boolean {
  const before = tokens[start - 1];
  if (before === undefined || !touches(tokens, start)) return true;
  if (JOINING.test(before.text)) return lastEnd === start - 1;
  if (!OPENING.test(before.text)) return false;
  return !(/[,:']/.test(before.text) && before.touches && tokens[start]?.is === 'number' && tokens[start - 2]?.is === 'number');
}

function endsApart(tokens: readonly Token[], next: number, today: Day): boolean {
  const after = tokens[next];
  if (after === undefined || !after.touches) return true;
  if (after.is !== 'mark' || NEVER_AFTER.test(after.text)) return false;
  if (JOINING.test(after.text)) return namesDay(textAt(tokens, next + 1)) || dateAt(tokens, next + 1, today) !== undefined;
  if (!touches(tokens, next + 1)) return true;
  if (after.text === '.') return tokens[next + 1]?.is === 'mark';
  return !(/[,:']/.test(after.text) && tokens[next + 1]?.is === 'number');
}

const SHIFTED_BEFORE = words(
  'week weeks wk wks fortnight fortnights month months every each other alternate any some most holiday commencing wc first second third fourth fifth',
);
const COUNTED_FROM = words('after before of from');
const SPANS = words('day days week weeks night evening morning afternoon weekend minute hour');
const SHIFTED_AFTER = words('week weeks wk wks fortnight fortnights onward onwards ish mornings afternoons evenings nights eve half quarter');
const LIMITS = words('after before by until till til from around about past between approx roughly');
const JOINERS = words('and or & + / - – — to til till until');
const FAR = words('next last a an two three four five six few');

/** Words around a day that would make it another day ("Monday week", "a week on Tue", "first Monday in Dec"): then nothing is heard. */
export function isShifted(place: Place, day: DayHeard, time: 'before' | 'after' | 'none'): boolean {
  return isShiftedBefore(place, day) || isShiftedAfter(place, time);
}

function isShiftedBefore({ tokens, start: phraseStart, lastEnd }: Place, day: DayHeard): boolean {
  let start = phraseStart;
  // "a week on Monday": the words that shift stand before "on".
  while (start > lastEnd && /^(?:on|the)$/.test(textAt(tokens, start - 1))) start -= 1;
  if (start === lastEnd) return false;
  const before = textAt(tokens, start - 1);
  if (isOneOf(tokens, start - 1, SHIFTED_BEFORE)) return true;
  if (COUNTED_FROM.has(before) && isOneOf(tokens, start - 2, SPANS)) return true;
  if (before === 'c' && textAt(tokens, start - 2) === '/') return true;
  if (/^(?:last|next|this)$/.test(before) && day.core === phraseStart) return true;
  if (day.said.is === 'weekday' && /^(?:st|nd|rd|th)$/.test(before)) return true;
  // "24 to 28 Nov": the month belongs to both.
  return JOINERS.has(before) && start - 1 !== lastEnd && (tokens[start - 2]?.is === 'number' || /^(?:st|nd|rd|th)$/.test(textAt(tokens, start - 2)));
}

function isShiftedAfter({ tokens, next, today, start }: Place, time: 'before' | 'after' | 'none'): boolean {
  if (isOneOf(tokens, next, SHIFTED_AFTER)) return true;
  const after = textAt(tokens, next);
  const beyond = textAt(tokens, next + 1);
  const date = dateAt(tokens, next + 1, today);
  if (LIMITS.has(after) && (beyond === 'next' || beyond === 'last' || (date === undefined && isLooseTime(tokens, next + 1)))) return true;
  if (after === 'in' && (isMonth(beyond) || FAR.has(beyond) || tokens[next + 1]?.is === 'number')) return true;
  if (after === 'of' || (after === 'or' && beyond === 'so')) return true;
  if (after === 'at' && isLooseTime(tokens, next + 1)) return true;
  if (tokens[next]?.is === 'number' && time === 'none') return true;
  if (RANGE_WORDS.has(after) && time === 'after' && date === undefined && tokens[next + 1]?.is === 'number') return true;
  return endsBare(tokens, next, start) && JOINERS.has(after) && date !== undefined && isMonth(textAt(tokens, date.next - 1));
}

const isLooseTime = (tokens: readonly Token[], place: number): boolean => tokens[place]?.is === 'number' || clockAt(tokens, place) !== undefined;

/** "the 24th" of "the 24th to 28th Nov". */
const endsBare = (tokens: readonly Token[], next: number, start: number): boolean => next > start && /^(?:st|nd|rd|th)$/.test(textAt(tokens, next - 1));

const READY = words(
  'on my this next last for swap swapping cover covering rota away off cancel move add offer do until till til to from free working work pin note gap gaps repeat by since day',
);
const SMALL = words(
  'with for and or at to from till til until please pls plz is if but as because instead not then so can could i we me off thanks ta visit visits & +',
);
/** Whether a sentence may go on here after a bare "at 9": not "at 10 Downing Street". */
export const mayEndAt = (tokens: readonly Token[], place: number): boolean =>
  tokens[place]?.is !== 'word' ? tokens[place]?.is !== 'number' : isOneOf(tokens, place, SMALL) || dayPartAt(tokens, place) !== undefined;

const PEOPLE = words('her him them me us you it mum dad');

/** Whether a doubtful word ("sat", "the 5th", "3/12") stands as a day here. When unsure, it does not. */
export function standsAsDay({ tokens, start, next, lastEnd }: Place, day: DayHeard, hasClock: boolean): boolean {
  const token = textAt(tokens, day.core);
  const joined = lastEnd > 0 && start - 1 === lastEnd && JOINERS.has(textAt(tokens, start - 1));
  // "the 5th" is a day; "the sun" is not.
  const article = textAt(tokens, day.core - 1) === 'the';
  const opens = start === 0 || (tokens[start - 1]?.is === 'mark' && !/^[#£$€@%+*=]$/.test(textAt(tokens, start - 1)));
  const ready = start !== day.core || isOneOf(tokens, start - 1, READY) || joined;
  const visit = /^visits?$/.test(textAt(tokens, next));
  const after = tokens[next];
  const closes = after === undefined || (after.is === 'mark' && after.text !== '@') || (after.text === '@' && textAt(tokens, next + 1) !== '');
  const small = isOneOf(tokens, next, SMALL);
  if (countsSomething(tokens, next) && !hasClock) return false;
  if (day.doubtful === 'date') return (ready || opens) && (hasClock || closes || (small && !visit));
  const street = token === 'sat' || token === 'sun';
  if (street && article && !hasClock && !visit) return false;
  const direct = hasClock && (tokens[day.core + 1]?.is === 'number' || dayPartAt(tokens, day.core + 1) !== undefined);
  if (ready) return hasClock || closes || small;
  if (opens) return direct || (hasClock && !street) || closes || visit || (!street && small && !isOneOf(tokens, next + 1, PEOPLE));
  return direct || visit || (!street && (hasClock || closes));
}

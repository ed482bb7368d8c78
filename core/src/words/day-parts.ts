import type { Found, Token } from './tokens.ts';
import { textAt } from './tokens.ts';

/** A part of the day in minutes from its start, and the times that may be said to be in it ("7 in the morning"). */
export interface DayPart {
  readonly from: number;
  readonly to: number;
  readonly holds: readonly [number, number];
}

const HOUR = 60;
const part = (from: number, to: number, holds: readonly [number, number]): DayPart => ({
  from: from * HOUR,
  to: to * HOUR,
  holds: [holds[0] * HOUR, holds[1] * HOUR],
});

const MORNING = part(6, 12, [1, 12]);
const AFTERNOON = part(12, 17, [12, 19]);
const TEATIME = part(16, 18, [15, 20]);
const LUNCHTIME = part(12, 14, [11, 15]);

/** Runs into the next morning, so a small hour in it belongs to one of two days. */
export const NIGHT = part(21, 31, [18, 31]);
export const TONIGHT = part(17, 24, [17, 31]);

const PARTS = new Map<string, DayPart>([
  ['morning', MORNING],
  ['afternoon', AFTERNOON],
  ['evening', part(17, 21, [16, 24])],
  ['night', NIGHT],
  ['teatime', TEATIME],
  ['tea', TEATIME],
  ['lunchtime', LUNCHTIME],
  ['am', MORNING],
  ['pm', part(12, 17, [12, 24])],
]);

/** "morning", "in the morning", "at night", "tea time". */
export function dayPartAt(tokens: readonly Token[], start: number): Found<DayPart> | undefined {
  const first = textAt(tokens, start);
  const second = textAt(tokens, start + 1);
  const place = start + (first === 'in' && second === 'the' ? 2 : first === 'at' && /^(?:night|teatime|lunchtime)$/.test(second) ? 1 : 0);
  const word = textAt(tokens, place);
  const next = textAt(tokens, place + 1);
  if (next === 'time' && (word === 'tea' || word === 'lunch')) return { value: word === 'tea' ? TEATIME : LUNCHTIME, next: place + 2 };
  // "on Tue am I working?"
  if (word === 'am' && next === 'i') return undefined;
  const found = PARTS.get(word);
  return found && { value: found, next: place + 1 };
}

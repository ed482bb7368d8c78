import type { Found, Token } from './tokens.ts';
import { textAt } from './tokens.ts';

/** A part of the day in minutes from its start, and the times that may be said to be in it ("7 in the morning"). */
export interface DayPart {
  readonly from: number;
  readonly to: number;
  readonly holds: readonly [number, number];
}

export interface DayPartHeard {
  readonly part: DayPart;
  /** "in the morning", "first thing", "at night", "teatime": said without a day it still says when. */
  readonly alone: boolean;
  /** "mornings": with one weekday every week. */
  readonly plural: boolean;
  /** "early", "late", "mid": nobody knows from when to when. */
  readonly vague: boolean;
  /** Also a meal, a greeting or a verb, so only right after a day. */
  readonly weak: boolean;
}

const HOUR = 60;
const part = (from: number, to: number, holds: readonly [number, number]): DayPart => ({
  from: from * HOUR,
  to: to * HOUR,
  holds: [holds[0] * HOUR, holds[1] * HOUR],
});

const MORNING = part(6, 12, [1, 12]);
const AFTERNOON = part(12, 17, [12, 19]);
const EVENING = part(17, 21, [16, 24]);
const TEATIME = part(16, 18, [15, 20]);
const LUNCHTIME = part(12, 14, [11, 15]);
/** Runs into the next morning, so a small hour in it belongs to one of two days. */
export const NIGHT = part(21, 31, [18, 31]);
export const TONIGHT = part(17, 24, [17, 31]);

const PARTS = new Map<string, DayPart>([
  ['morning', MORNING],
  ['mornin', MORNING],
  ['morn', MORNING],
  ['afternoon', AFTERNOON],
  ['afternoon', AFTERNOON],
  ['arvo', AFTERNOON],
  ['aft', AFTERNOON],
  ['evening', EVENING],
  ['eve', EVENING],
  ['night', NIGHT],
  ['nite', NIGHT],
  ['overnight', NIGHT],
  ['teatime', TEATIME],
  ['tea', TEATIME],
  ['lunchtime', LUNCHTIME],
  ['lunch', LUNCHTIME],
  ['am', MORNING],
  ['pm', part(12, 17, [12, 24])],
]);
const ALONE = /^(?:teatime|lunchtime|arvo)$/;
const WEAK = /^(?:tea|lunch|aft|eve|am|pm|night|nite|morn|mornin|overnight)$/;
const VAGUE = /^(?:early|earlier|late|later|mid)$/;

/** "morning", "in the morning", "at night", "tea time", "first thing", "mornings". */
export function dayPartAt(tokens: readonly Token[], start: number): Found<DayPartHeard> | undefined {
  const first = textAt(tokens, start);
  const second = textAt(tokens, start + 1);
  if (first === 'first' && second === 'thing') return { value: said(MORNING, { alone: true }), next: pastMorning(tokens, start + 2) };
  if (VAGUE.test(first)) {
    const inner = dayPartAt(tokens, second === '-' ? start + 2 : start + 1);
    return inner && !inner.value.vague ? { value: { ...inner.value, vague: true }, next: inner.next } : undefined;
  }
  const leads = /^(?:in|during|over)$/.test(first) && /^(?:the|an?)$/.test(second) ? 2 : /^(?:at|over|around)$/.test(first) ? 1 : 0;
  const place = start + leads;
  const word = textAt(tokens, place);
  if (leads === 1 && !/^(?:night|nite|tea|teatime|lunch|lunchtime)$/.test(word)) return undefined;
  if (leads === 2 && VAGUE.test(word)) {
    const inner = dayPartAt(tokens, place);
    return inner && { value: { ...inner.value, alone: true }, next: inner.next };
  }
  const next = textAt(tokens, place + 1);
  if (next === 'time' && (word === 'tea' || word === 'lunch')) return { value: said(word === 'tea' ? TEATIME : LUNCHTIME, { alone: true }), next: place + 2 };
  // "on Tue am I working?"
  if (word === 'am' && next === 'i') return undefined;
  const single = PARTS.get(word);
  if (single) return { value: said(single, { alone: leads > 0 || ALONE.test(word), weak: leads === 0 && WEAK.test(word) }), next: place + 1 };
  const several = word.endsWith('s') ? PARTS.get(word.slice(0, -1)) : undefined;
  return several && (word === 'nights' || !WEAK.test(word.slice(0, -1))) ? { value: said(several, { plural: true }), next: place + 1 } : undefined;
}

const said = (part: DayPart, how: Partial<DayPartHeard>): DayPartHeard => ({ part, alone: false, plural: false, vague: false, weak: false, ...how });

/** "first thing in the morning" says it twice. */
function pastMorning(tokens: readonly Token[], place: number): number {
  if (textAt(tokens, place) === 'in' && textAt(tokens, place + 1) === 'the' && textAt(tokens, place + 2) === 'morning') return place + 3;
  return place;
}

/** "all day", "the whole day": says no more than the day. */
export const allDayAt = (tokens: readonly Token[], place: number): number =>
  textAt(tokens, place) === 'all' && textAt(tokens, place + 1) === 'day' ? place + 2 : place;

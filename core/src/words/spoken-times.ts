import type { Clock } from './clock-times.ts';
import { clockAt } from './clock-times.ts';
import { lengthAt } from './counted-days.ts';
import type { DayPartHeard } from './day-parts.ts';
import { dayPartAt } from './day-parts.ts';
import type { Found, Token } from './tokens.ts';
import { textAt, touches } from './tokens.ts';

export type Limit = 'after' | 'before' | 'from' | 'until' | 'since';

/** One time of day as said beside a day or alone: "9-11", "after 6", "morning at 9", "from 2 for an hour". */
export interface TimeHeard {
  readonly limit: Limit | undefined;
  readonly clock: Clock | undefined;
  readonly part: DayPartHeard | undefined;
  /** "at 9": a bare number becomes a time. */
  readonly hasAt: boolean;
  /** "for two hours". */
  readonly minutesLong: number | undefined;
}

const LIMITS: readonly (readonly [words: string, limit: Limit])[] = [
  ['no later than', 'until'],
  ['not later than', 'until'],
  ['no earlier than', 'from'],
  ['not earlier than', 'from'],
  ['not before', 'from'],
  ['not after', 'until'],
  ['later than', 'after'],
  ['earlier than', 'before'],
  ['up to and including', 'until'],
  ['up until', 'until'],
  ['up till', 'until'],
  ['up to', 'until'],
  ['starting from', 'from'],
  ['starting on', 'from'],
  ['starting at', 'from'],
  ['starting', 'from'],
  ['beginning on', 'from'],
  ['beginning from', 'from'],
  ['as from', 'from'],
  ['as of', 'from'],
  ['on or before', 'until'],
  ['on or after', 'from'],
  ['ever since', 'since'],
  ['upto', 'until'],
  ['after', 'after'],
  ['before', 'before'],
  ['until', 'until'],
  ['untill', 'until'],
  ['till', 'until'],
  ['til', 'until'],
  ["'til", 'until'],
  ['by', 'until'],
  ['from', 'from'],
  ['frm', 'from'],
  ['since', 'since'],
];
const byFirst = new Map<string, (readonly [readonly string[], Limit])[]>();
for (const [words, limit] of LIMITS) {
  const [first = '', ...rest] = words.split(' ');
  byFirst.set(first, [...(byFirst.get(first) ?? []), [rest, limit]]);
}

/** "after", "no later than", "any time before". */
export function limitAt(tokens: readonly Token[], start: number): Found<Limit> | undefined {
  const place = pastAnyTime(tokens, start);
  for (const [rest, limit] of byFirst.get(textAt(tokens, place)) ?? []) {
    if (rest.every((word, index) => textAt(tokens, place + 1 + index) === word)) return { value: limit, next: place + 1 + rest.length };
  }
  return undefined;
}

function pastAnyTime(tokens: readonly Token[], place: number): number {
  if (textAt(tokens, place) === 'anytime' || textAt(tokens, place) === 'sometime') return place + 1;
  return /^(?:any|some)$/.test(textAt(tokens, place)) && textAt(tokens, place + 1) === 'time' ? place + 2 : place;
}

const AROUND = /^(?:at|@|around|about|approx|approximately|roughly|circa)$/;

/** A time with what stands before it: "at 9", "from 9 to 11", "after 6", "in the morning at 7". */
export function timeAt(tokens: readonly Token[], start: number): Found<TimeHeard> | undefined {
  const plain = plainTimeAt(tokens, start, undefined);
  if (plain) return withOnwards(tokens, plain);
  const limit = limitAt(tokens, start);
  if (limit === undefined) return undefined;
  const limited = plainTimeAt(tokens, limit.next, limit.value);
  return limited && withOnwards(tokens, limited);
}

function plainTimeAt(tokens: readonly Token[], start: number, limit: Limit | undefined): Found<TimeHeard> | undefined {
  let place = start;
  while (AROUND.test(textAt(tokens, place)) && place < start + 2) place += 1;
  const hasAt = place > start;
  const between = textAt(tokens, place) === 'in' && textAt(tokens, place + 1) === 'between' ? place + 1 : place;
  const clock = clockAt(tokens, between);
  const heard = (how: Partial<TimeHeard>, next: number): Found<TimeHeard> => ({
    value: { limit, clock: undefined, part: undefined, hasAt, minutesLong: undefined, ...how },
    next,
  });
  if (clock) {
    const part = dayPartAt(tokens, clock.next);
    const isPart = part && !part.value.plural && (part.value.alone || !/^(?:tea|lunch)$/.test(textAt(tokens, clock.next)));
    const next = isPart ? part.next : clock.next;
    const long = clock.value.is === 'point' ? lastingAt(tokens, next) : undefined;
    return heard({ clock: clock.value, part: isPart ? part.value : undefined, minutesLong: long?.value }, long?.next ?? next);
  }
  const part = dayPartAt(tokens, textAt(tokens, place) === 'the' ? place + 1 : place) ?? dayPartAt(tokens, start);
  if (part === undefined) return undefined;
  const after = /^[,(]$/.test(textAt(tokens, part.next)) ? part.next + 1 : part.next;
  const inside = clockAt(tokens, AROUND.test(textAt(tokens, after)) ? after + 1 : after);
  const inner = inside ? undefined : limitAt(tokens, after);
  const limited = inner && limit === undefined ? clockAt(tokens, inner.next) : undefined;
  if (inner && limited?.value.is === 'point') return heard({ limit: inner.value, clock: limited.value, part: part.value, hasAt: true }, limited.next);
  return inside ? heard({ clock: inside.value, part: part.value, hasAt: true }, inside.next) : heard({ part: part.value }, part.next);
}

/** "9am for two hours". */
function lastingAt(tokens: readonly Token[], place: number): Found<number> | undefined {
  if (textAt(tokens, place) !== 'for') return undefined;
  const length = lengthAt(tokens, place + 1);
  return length && length.value.minutes > 0 && !length.value.isVague ? { value: Math.round(length.value.minutes), next: length.next } : undefined;
}

function withOnwards(tokens: readonly Token[], time: Found<TimeHeard>): Found<TimeHeard> {
  const next = onwardsAt(tokens, time.next);
  if (next === time.next) return time;
  const limit = time.value.limit ?? 'from';
  return { value: { ...time.value, limit }, next };
}

/** The place after "onwards", "or later", "and after". */
export function onwardsAt(tokens: readonly Token[], place: number): number {
  if (/^(?:onwards|onward|onwrds)$/.test(textAt(tokens, place))) return place + 1;
  if (textAt(tokens, place) === 'or' && textAt(tokens, place + 1) === 'later') return place + 2;
  return place;
}

/** A comma, a dash with blanks, "of", "on": nothing between a day and its time. */
export function pastGlue(tokens: readonly Token[], place: number): number {
  const word = textAt(tokens, place);
  if (word === '-' || word === '–') return clockAt(tokens, place + 1) ? place + 1 : place;
  if (word === '(') return place + 1;
  if (word === ':' && !touches(tokens, place + 1)) return place + 1;
  return word === ',' ? place + 1 : place;
}

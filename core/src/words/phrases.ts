import type { LocalTime } from '@hatstand/db/times';
import { dayOf } from './calendar.ts';
import type { Clock } from './clock-times.ts';
import { clockAt, RANGE_WORDS } from './clock-times.ts';
import { dayPartAt } from './day-parts.ts';
import type { DayHeard } from './days.ts';
import { dayAt, namesDay } from './days.ts';
import type { Placed } from './placing.ts';
import { placed, placedSoon } from './placing.ts';
import type { Minutes } from './readings.ts';
import { readingsOf } from './readings.ts';
import type { Place } from './surroundings.ts';
import { isShifted, mayEndAt, standsApart, standsAsDay } from './surroundings.ts';
import type { Found, Token } from './tokens.ts';
import { isOneOf, textAt } from './tokens.ts';
import { DOUBTFUL_WEEKDAYS } from './weekdays.ts';

/** One phrase, with its parts kept: a list like "Mon and Tue 9-11" is understood only together. */
export interface Phrase extends Placed {
  readonly start: number;
  readonly next: number;
  readonly day: DayHeard | undefined;
  readonly readings: readonly Minutes[] | undefined;
  readonly clockFirst: boolean;
}

interface Time {
  readonly readings: readonly Minutes[];
  readonly clock: Clock | undefined;
}

const NOT_HOURS: ReadonlySet<string> = new Set([
  'option',
  'no',
  'number',
  'nr',
  'room',
  'flat',
  'house',
  'visit',
  'bus',
  '#',
  '£',
  '$',
  '€',
  'at',
  'past',
  'quarter',
  'half',
  'just',
  'only',
  'about',
  'around',
]);
const LINKS: ReadonlySet<string> = new Set([',', 'on']);

export function phraseAt(tokens: readonly Token[], start: number, lastEnd: number, now: LocalTime): Phrase | undefined {
  const found =
    wholeSpanAt(tokens, start, now) ??
    dayFirstAt(tokens, start, now, lastEnd) ??
    timeFirstAt(tokens, start, now, lastEnd) ??
    loneTimeAt(tokens, start, now, lastEnd);
  if (found === undefined) return undefined;
  return standsApart({ tokens, start, next: found.next, lastEnd, today: dayOf(now) }) ? found : undefined;
}

/** Hattie's own words for a span over midnight: "Tue 24 Nov, 10pm to Wed 25 Nov, 7am". */
function wholeSpanAt(tokens: readonly Token[], start: number, now: LocalTime): Phrase | undefined {
  const from = momentAt(tokens, start, now);
  if (from === undefined || textAt(tokens, from.next) !== 'to') return undefined;
  const to = momentAt(tokens, from.next + 1, now);
  if (to === undefined) return undefined;
  const [first, last] = [from.value.placed.spans[0], to.value.placed.spans[0]];
  if (!first?.from || !last?.to || first.from >= last.to) return undefined;
  return { start, next: to.next, day: from.value.day, readings: [], clockFirst: false, spans: [{ from: first.from, to: last.to }], ask: undefined };
}

function momentAt(tokens: readonly Token[], start: number, now: LocalTime): Found<{ day: DayHeard; placed: Placed }> | undefined {
  const day = dayAt(tokens, start, dayOf(now));
  if (!day?.value.full || textAt(tokens, day.next) !== ',') return undefined;
  const time = timeAfter(tokens, day.next, day.value);
  if (time?.value.clock?.is !== 'point') return undefined;
  const found = placed(day.value.said, time.value.readings, now);
  return found?.spans.length === 1 ? { value: { day: day.value, placed: found }, next: time.next } : undefined;
}

/** The time after a day: "9-11", ", 9am to 11am", "morning", "morning at 9", "at 7 in the evening". */
function timeAfter(tokens: readonly Token[], start: number, day: DayHeard): Found<Time> | undefined {
  const comma = textAt(tokens, start) === ',' ? 1 : 0;
  const part = day.part ? undefined : comma ? undefined : dayPartAt(tokens, start);
  const known = day.part ?? part?.value;
  const clock = clockAt(tokens, part ? past(tokens, part.next) : start + comma);
  if (clock === undefined) return known && { value: { readings: [[known.from, known.to]], clock: undefined }, next: part?.next ?? start };
  const later = known ? undefined : dayPartAt(tokens, clock.next);
  const readings = readingsOf(clock.value, known ?? later?.value, day.full && comma === 1);
  return { value: { readings, clock: clock.value }, next: later?.next ?? clock.next };
}

const past = (tokens: readonly Token[], place: number): number => (textAt(tokens, place) === ',' ? place + 1 : place);

function dayFirstAt(tokens: readonly Token[], start: number, now: LocalTime, lastEnd: number): Phrase | undefined {
  const day = dayAt(tokens, start, dayOf(now));
  if (day === undefined) return undefined;
  const time = timeAfter(tokens, day.next, day.value);
  const place: Place = { tokens, start, next: time?.next ?? day.next, lastEnd, today: dayOf(now) };
  if (!isMeant(place, day.value, time !== undefined)) return undefined;
  const where = placed(day.value.said, time?.value.readings, now);
  return where && { ...where, start, next: place.next, day: day.value, readings: time?.value.readings, clockFirst: false };
}

function isMeant(place: Place, day: DayHeard, hasClock: boolean): boolean {
  if (isShifted(place, day, hasClock ? 'after' : 'none')) return false;
  const doubtful = day.doubtful === 'date' || (day.doubtful === 'weekday' && isOneOf(place.tokens, day.core, DOUBTFUL_WEEKDAYS));
  return !doubtful || standsAsDay(place, day, hasClock);
}

/** "9-11 on Tue", "half nine tomorrow", "7 in the morning on the 24th", "the morning of 24 Nov". */
function timeFirstAt(tokens: readonly Token[], start: number, now: LocalTime, lastEnd: number): Phrase | undefined {
  const partPlace = textAt(tokens, start) === 'the' ? start + 1 : start;
  const opening = dayPartAt(tokens, partPlace);
  const ofPart = opening && textAt(tokens, opening.next) === 'of' ? opening.value : undefined;
  const clock = ofPart ? undefined : clockAt(tokens, start);
  if ((clock === undefined && ofPart === undefined) || isOneOf(tokens, start - 1, NOT_HOURS)) return undefined;
  const laterPart = clock && dayPartAt(tokens, clock.next);
  let dayPlace = ofPart && opening ? opening.next + 1 : (laterPart?.next ?? clock?.next ?? start);
  if (clock && isOneOf(tokens, dayPlace, LINKS) && !(textAt(tokens, dayPlace) === ',' && isBare(clock.value))) dayPlace += 1;
  const day = dayAt(tokens, dayPlace, dayOf(now));
  if (day === undefined || day.value.said.is === 'week') return undefined;
  // "9am Tue 2pm": the day has a time of its own.
  const own = timeAfter(tokens, day.next, day.value);
  if (own && (own.value.clock !== undefined || day.value.part === undefined) && own.next > day.next && !(clock && own.value.clock === undefined))
    return undefined;
  const partAfter = own && own.value.clock === undefined && own.next > day.next ? dayPartAt(tokens, day.next)?.value : undefined;
  const part = ofPart ?? laterPart?.value ?? day.value.part ?? partAfter;
  const readings: readonly Minutes[] = clock ? readingsOf(clock.value, part, false) : part ? [[part.from, part.to]] : [];
  const place: Place = { tokens, start, next: partAfter && own ? own.next : day.next, lastEnd, today: dayOf(now) };
  if (isShifted(place, day.value, 'before') || !standsWithTime(place, day.value)) return undefined;
  const where = placed(day.value.said, readings, now);
  return where && { ...where, start, next: place.next, day: day.value, readings, clockFirst: true };
}

/** After a time a doubtful word is a day, unless it goes on like a sentence: "the 2 sat with her". */
function standsWithTime(place: Place, day: DayHeard): boolean {
  const doubtful = day.doubtful === 'date' || isOneOf(place.tokens, day.core, DOUBTFUL_WEEKDAYS);
  return !doubtful || standsAsDay({ ...place, start: day.core - 1 }, day, false);
}

const isBare = (clock: Clock): boolean => (clock.is === 'point' ? clock.point.bare : clock.from.bare && clock.to.bare);

/** "9am", "9:30", "at 9", "9am to 11am" with no day beside them. */
function loneTimeAt(tokens: readonly Token[], start: number, now: LocalTime, lastEnd: number): Phrase | undefined {
  const clock = clockAt(tokens, start);
  if (clock === undefined || isOneOf(tokens, start - 1, NOT_HOURS)) return undefined;
  const said = textAt(tokens, start);
  if (isBare(clock.value) && (said !== 'at' || !mayEndAt(tokens, clock.next))) return undefined;
  // The day before it was not understood with it ("Tue morning 2pm"), so it is not for today either.
  if (isDayWord(tokens, start - 1) || (isOneOf(tokens, start - 1, RANGE_WORDS) && tokens[start - 2]?.is === 'number' && start - 1 !== lastEnd))
    return undefined;
  const part = dayPartAt(tokens, clock.next);
  const readings = readingsOf(clock.value, part?.value, false);
  const next = part?.next ?? clock.next;
  const isLeftOver = /^(?:ish|week|half|quarter|before|after)$/.test(textAt(tokens, next)) || tokens[next]?.is === 'number';
  if (readings.length === 0 || isLeftOver) return undefined;
  return { ...placedSoon(readings, now), start, next, day: undefined, readings, clockFirst: false };
}

const isDayWord = (tokens: readonly Token[], place: number): boolean => namesDay(textAt(tokens, place)) || dayPartAt(tokens, place)?.next === place + 1;

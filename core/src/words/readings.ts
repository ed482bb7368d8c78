import type { Clock, ClockPoint } from './clock-times.ts';
import type { DayPart } from './day-parts.ts';
import { NIGHT } from './day-parts.ts';

/** From and to in minutes from the start of the day said; 1440 and more are the day after; null is an open end. */
export interface Minutes {
  readonly from: number | null;
  readonly to: number | null;
}

const DAY = 1440;
const WAKING_FROM = 8 * 60;
const WAKING_UNTIL = 20 * 60;
const LATE = 23 * 60;

/** Every reading that a careful listener would think of; more than one means asking. */
export function readingsOf(clock: Clock, part: DayPart | undefined, exact: boolean): readonly Minutes[] {
  if (clock.is === 'either') return clock.clocks.flatMap((each) => readingsOf(each, part, exact));
  if (clock.is === 'point') return startsOf(clock.point, part, exact).map((minute) => ({ from: minute, to: minute }));
  if (part === undefined && clock.from.minutes.length > 1) return undecidedRange(clock.from, clock.to);
  const starts = startsOf(clock.from, part, exact);
  if (starts.length === 0 && part) return endingInPart(clock.from, clock.to, part);
  return starts.map((minute) => ({ from: minute, to: endAfter(minute, clock.to) }));
}

function startsOf(point: ClockPoint, part: DayPart | undefined, exact: boolean): readonly number[] {
  if (part !== undefined) return insidePart(point, part);
  // Midnight on Tuesday: where Tuesday begins, or where it ends? Hattie's own form means where it begins.
  if (point.midnight) return exact ? [0] : [0, DAY];
  return point.minutes.length === 1 ? point.minutes : point.minutes.filter((minute) => minute >= WAKING_FROM && minute < WAKING_UNTIL);
}

function insidePart(point: ClockPoint, part: DayPart): readonly number[] {
  const [from, until] = part.holds;
  const inside = [...point.minutes, ...point.minutes.map((minute) => minute + DAY)].filter((minute) => minute >= from && minute < until);
  const evening = inside.filter((minute) => minute < DAY);
  if (evening.length > 0) return evening.slice(0, 1);
  // "Tuesday night at 2" may be the small hours before or after.
  return part === NIGHT ? inside.flatMap((minute) => (minute === DAY ? [minute] : [minute - DAY, minute])) : inside;
}

/** "11 to 1 in the afternoon": the part is where it ends. */
function endingInPart(from: ClockPoint, to: ClockPoint, part: DayPart): readonly Minutes[] {
  return insidePart(to, part).flatMap((end) => {
    const starts = from.minutes.filter((minute) => minute < end);
    const start = Math.max(...starts);
    return starts.length > 0 && end - start <= DAY / 2 ? [{ from: start, to: end }] : [];
  });
}

/** A range ends at the first such time after its start. */
const endAfter = (start: number, end: ClockPoint): number =>
  Math.min(...end.minutes.map((minute) => (minute > start % DAY ? minute : minute + DAY) + Math.floor(start / DAY) * DAY));

/** "9-11", "7-9am", "10-2pm", "7-3". */
function undecidedRange(from: ClockPoint, to: ClockPoint): readonly Minutes[] {
  const both = from.minutes.map((minute) => ({ from: minute, to: endAfter(minute, to) }));
  const waking = both.filter(({ from: start }) => start >= WAKING_FROM && start < WAKING_UNTIL);
  if (to.minutes.length === 1) {
    const shortest = Math.min(...both.map((each) => each.to - each.from));
    const closest = both.filter((each) => each.to - each.from === shortest);
    // "7-9am" shares its half of the day; "10 to midnight" does not say which ten.
    return (to.half && !to.midnight) || closest[0]?.from === waking[0]?.from ? closest : both;
  }
  // "7-3" by the waking hours would run from 19:00 to 03:00, and in care it is more often the early turn.
  return waking.every((each) => each.to <= LATE) ? waking : both;
}

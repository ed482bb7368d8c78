import type { Day, LocalTime } from '@hatstand/db/times';
import { addDays, dayOf, happensOnce, minutesBetween, minutesInto, mondayOf, weekdayOf } from './calendar.ts';
import type { DayHeard, Days } from './day-said.ts';
import { comingWeekday, dayAt } from './days.ts';
import type { Group } from './groups.ts';
import type { HeardSpan, HeardWhen, TimeQuestion } from './heard.ts';
import { openedDays } from './limits.ts';
import type { Looking } from './looking.ts';
import type { Minutes } from './readings.ts';
import { joinedLimits, timeReadings } from './time-readings.ts';
import type { Token } from './tokens.ts';

export type Placed = Omit<HeardWhen, 'text'>;

/** One thing that was said, with every reading of it. */
export interface Slot {
  readonly choices: readonly HeardSpan[];
  readonly ask: TimeQuestion | undefined;
}

const slot = (choices: readonly HeardSpan[], ask?: TimeQuestion): Slot => ({ choices, ask });
const MOST_DAYS = 62;

/** Puts the days and times of one group together; undefined where they do not go together. */
export function placedGroup(group: Group, tokens: readonly Token[], looking: Looking): readonly Slot[] | undefined {
  if (group.isUnclear || group.times.some((time) => time.part?.vague) || group.days.some(({ heard }) => heard.vague)) return [slot([], 'which of these')];
  const readings = joinedLimits(group.times.map((time) => timeReadings(time, group.isExact)));
  if (readings.some((each) => each.length === 0)) return undefined;
  if (group.days.length === 0)
    return readings.map((each) =>
      slot(
        each.flatMap((reading) =>
          soonest(
            reading,
            looking.now,
            group.times.some(({ limit }) => limit === 'since'),
          ),
        ),
      ),
    );
  const [first] = group.days;
  if (first?.heard.said.is === 'moment') {
    const { moment } = first.heard.said;
    return group.times.length > 0 ? undefined : [slot([opened({ from: moment, to: moment }, group.limit)])];
  }
  if (group.isRange) return placedRange(group, readings, tokens, looking);
  return group.days.flatMap(({ heard }) => placedDay(heard, group, readings, looking));
}

/** "Sat and Sun" said on a Saturday: Saturday in a week and Sunday tomorrow is not what anybody says. */
export function isTurnedRound(groups: readonly Group[], slots: readonly Slot[], { today }: Looking): boolean {
  const weekdays = groups.flatMap(({ days }) => days).map(({ heard }) => (heard.said.is === 'weekday' ? heard.said.weekday : undefined));
  if (weekdays.length < 2 || !weekdays.includes(weekdayOf(today))) return false;
  const starts = slots.map(({ choices }) => choices[0]?.from ?? choices[0]?.to ?? '');
  return starts.some((start, index) => index > 0 && start < (starts[index - 1] ?? ''));
}

const opened = (span: HeardSpan, limit: Group['limit']): HeardSpan =>
  limit === undefined ? span : limit === 'before' || limit === 'until' ? { from: null, to: span.to } : { from: span.from, to: null };

function placedDay(heard: DayHeard, group: Group, readings: readonly (readonly Minutes[])[], { now }: Looking): readonly Slot[] {
  const ownPart = heard.part && readings.length === 0 ? [[{ from: heard.part.from, to: heard.part.to }]] : readings;
  const { said } = heard;
  const ask = said.is === 'days' || said.is === 'period' ? said.ask : undefined;
  if (ask && said.is === 'days' && said.days.length === 0) return [slot([], ask)];
  if (ownPart.length === 0) return [slot(openedDays(daysMeant(heard, undefined, now), group.limit, said), ask)];
  if (said.is === 'period' && said.kind !== 'weekend') return [slot([], 'which of these')];
  if (heard.part && group.limit) return [slot(partOpened(daysMeant(heard, undefined, now), heard.part, group.limit), ask)];
  return ownPart.flatMap((each) =>
    said.is === 'period' && said.periods.length === 1
      ? said.periods.flatMap(eachDay).map((day) => slot(each.map((reading) => onDay(day, reading))))
      : [
          slot(
            each.flatMap((reading) => daysMeant(heard, reading, now).map(({ from }) => onDay(from, reading))),
            ask,
          ),
        ],
  );
}

function partOpened(days: readonly Days[], part: { from: number; to: number }, limit: NonNullable<Group['limit']>): readonly HeardSpan[] {
  return days.flatMap(({ from: day }): readonly HeardSpan[] => {
    const start = minutesInto(day, part.from);
    const end = minutesInto(day, part.to);
    if (limit === 'after') return [{ from: end, to: null }];
    if (limit === 'before') return [{ from: null, to: start }];
    if (limit !== 'until') return [{ from: start, to: null }];
    return [
      { from: null, to: start },
      { from: null, to: end },
    ];
  });
}

/** "Mon-Fri": one span, or one a day where a time is said. */
function placedRange(group: Group, readings: readonly (readonly Minutes[])[], tokens: readonly Token[], looking: Looking): readonly Slot[] | undefined {
  const [first, last] = group.days;
  const [reading] = readings[0] ?? [];
  if (!first || !last || first.heard.part || last.heard.part) return [slot([], 'which of these')];
  const starts = daysMeant(first.heard, reading, looking.now);
  const ask = [first, last].flatMap(({ heard }) => (heard.said.is === 'days' && heard.said.ask && heard.said.days.length === 0 ? [heard.said.ask] : []))[0];
  if (ask) return [slot([], ask)];
  const ranges = starts.flatMap(({ from }) => {
    const anchored = dayAt(tokens, last.at, { ...looking, from })?.value ?? last.heard;
    return endsMeant(anchored, from, looking.now).map((to) => ({ from, to }));
  });
  const isBackwards = ranges.some(({ from, to }) => to < from) || ranges.length === 0;
  if (isBackwards) return [slot([], 'which of these')];
  const mismatch = [first, last].some(({ heard }) => heard.said.is === 'days' && heard.said.ask === 'weekday and date differ');
  const question = mismatch ? 'weekday and date differ' : undefined;
  if (readings.length === 0)
    return [
      slot(
        ranges.map((range) => limited(range, group.limit)),
        question,
      ),
    ];
  const [range] = ranges;
  if (!range || ranges.length > 1) return [slot([], 'which of these')];
  const days = eachDay(range);
  if (days.length > MOST_DAYS) return [slot([], 'which of these')];
  return days.flatMap((day) =>
    readings.map((each) =>
      slot(
        each.map((one) => onDay(day, one)),
        question,
      ),
    ),
  );
}

const limited = (range: Days, limit: Group['limit']): HeardSpan =>
  limit === 'before' || limit === 'after'
    ? { from: limit === 'after' ? addDays(range.to, 1) : null, to: limit === 'after' ? null : addDays(range.from, -1) }
    : range;

function endsMeant(heard: DayHeard, from: Day, now: LocalTime): readonly Day[] {
  if (heard.said.is === 'weekday' && !heard.said.thisWeek) return [comingWeekday(heard.said.weekday, from)];
  return daysMeant(heard, undefined, now).map(({ to }) => to);
}

const eachDay = ({ from, to }: Days): readonly Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to && days.length <= MOST_DAYS; day = addDays(day, 1)) days.push(day);
  return days;
};

export const onDay = (day: Day, { from, to }: Minutes): HeardSpan => ({
  from: from === null ? null : minutesInto(day, from),
  to: to === null ? null : minutesInto(day, to),
});

/** A time with no day: today, or tomorrow when it has passed; after "since" the last. */
function soonest(reading: Minutes, now: LocalTime, isBack: boolean): readonly HeardSpan[] {
  const today = dayOf(now);
  const minute = minutesNow(now);
  const from = reading.from ?? reading.to ?? 0;
  if (isBack) return [onDay(from <= minute ? today : addDays(today, -1), reading)];
  if (from >= minute) return [onDay(today, reading)];
  const isOn = reading.from !== null && reading.to !== null && reading.to > minute && reading.to > reading.from;
  return isOn ? [onDay(today, reading), onDay(addDays(today, 1), reading)] : [onDay(addDays(today, 1), reading)];
}

/** Every day that may be meant. */
function daysMeant(heard: DayHeard, reading: Minutes | undefined, now: LocalTime): readonly Days[] {
  const { said } = heard;
  if (said.is === 'days') return said.days.map((day) => ({ from: day, to: day }));
  if (said.is === 'period') return said.periods;
  if (said.is !== 'weekday') return [];
  const coming = comingOnes(said.weekday, reading, now);
  const ofThisWeek = addDays(mondayOf(dayOf(now)), said.weekday - 1);
  const days = said.thisWeek && !coming.includes(ofThisWeek) ? [ofThisWeek, ...coming] : coming;
  return days.map((day) => ({ from: day, to: day }));
}

/** A bare weekday is the coming one: today only with a later time. */
function comingOnes(weekday: number, reading: Minutes | undefined, now: LocalTime): readonly Day[] {
  const today = dayOf(now);
  const coming = comingWeekday(weekday, today);
  if (weekday !== weekdayOf(today) || reading === undefined) return [coming];
  return (reading.from ?? reading.to ?? 0) > minutesNow(now) ? [today] : [coming];
}

export const minutesNow = (now: LocalTime): number => minutesBetween(minutesInto(dayOf(now), 0), now);

const isOnTheClock = (end: HeardSpan['from']): boolean => end === null || end.length === 10 || happensOnce(end as LocalTime); // longer than a day: a time

/** All that was said in one phrase: several spans, or the choices where something is not certain. */
export function certain(slots: readonly Slot[], how: { repeat?: string | null; except?: readonly Day[] } = {}): Placed {
  const all = slots.flatMap(({ choices }) => choices);
  const asked = slots.find(({ ask }) => ask !== undefined)?.ask;
  const nothing = { repeat: null, except: [] };
  if (!all.every((span) => isOnTheClock(span.from) && isOnTheClock(span.to))) return { ...nothing, spans: [], ask: 'no such time' };
  const distinct = distinctSpans(all);
  if (asked !== undefined && asked !== 'which of these') return { ...nothing, spans: distinct, ask: asked };
  if (asked === undefined && slots.every(({ choices }) => distinctSpans(choices).length === 1))
    return { spans: distinct, ask: undefined, repeat: how.repeat ?? null, except: how.except ?? [] };
  return { ...nothing, spans: distinct.toSorted((one, other) => (`${one.from} ${one.to}` < `${other.from} ${other.to}` ? -1 : 1)), ask: 'which of these' };
}

const distinctSpans = (spans: readonly HeardSpan[]): readonly HeardSpan[] => [...new Map(spans.map((span) => [`${span.from} ${span.to}`, span])).values()];

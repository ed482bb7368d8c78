import type { Day } from '@hatstand/db/times';
import { addDays, dayFrom, daysBetween, mondayOf, sundayOf, weekdayOf } from '../../words/calendar.ts';
import type { HeardSpan, TimeQuestion } from '../../words/heard.ts';
import { isMonth } from '../../words/months.ts';
import type { Period } from './intents.ts';

/** Furthest anybody looks in one go. */
export const MOST_DAYS = 366;
/** The record of more than a week is more than anybody reads in a message. */
export const MOST_RECORD_DAYS = 7;

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** The days that are meant. `other`: the same said of another year, month or week, where that may have been meant. */
export type Placed =
  | {
      readonly is: 'clear';
      readonly from: Day;
      readonly to: Day;
      readonly spans: readonly HeardSpan[];
      readonly other: Days | undefined;
      readonly cut: boolean;
    }
  | { readonly is: 'unclear'; readonly question: TimeQuestion; readonly choices: readonly Days[] };

/** How a day without a year, month or week is placed. */
export interface Looking {
  readonly today: Day;
  /** Never a day to come. Otherwise whichever is nearer, and the other is offered. */
  readonly back: boolean;
}

const dayIn = (end: string): Day => end.slice(0, 10) as Day; // a day, or a local time, which begins with one
const monthOf = (day: Day): Days => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const from = `${day.slice(0, 8)}01` as Day; // every month has a first
  const next = dayFrom(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) ?? from;
  return { from, to: addDays(next, -1) };
};

/** This month when nothing was said; the first `most` days of it. */
export function placed(period: Period | undefined, looking: Looking, most = MOST_DAYS): Placed {
  const found = anyLength(period, looking);
  if (found.is === 'unclear') return found;
  const last = addDays(found.from, most - 1);
  return found.to > last ? { ...found, to: last, cut: true } : found;
}

function anyLength(period: Period | undefined, looking: Looking): Placed {
  const { today } = looking;
  if (period === undefined) return clear(monthOf(today));
  switch (period.is) {
    case 'days':
      return clear(period);
    case 'year':
      return clear({ from: `${period.year}-01-01` as Day, to: `${period.year}-12-31` as Day }); // every year has both
    case 'last days':
      return clear({ from: addDays(today, 1 - period.days), to: today });
    case 'month': {
      const year = period.year ?? Number(today.slice(0, 4));
      const first = dayFrom(year, period.month, 1) ?? today;
      if (period.year !== undefined) return clear(monthOf(first));
      return nearest([-1, 0, 1].map((step) => monthOf(dayFrom(year + step, period.month, 1) ?? first)).map(wholeDays), looking);
    }
    case 'date': {
      const year = period.year ?? Number(today.slice(0, 4));
      const steps = period.year === undefined ? [-1, 0, 1] : [0];
      const days = steps.flatMap((step) => dayFrom(year + step, period.month, period.date) ?? []);
      if (days.length === 0) return { is: 'unclear', question: 'no such day', choices: [] };
      return nearest(
        days.map((day) => wholeDays(period.week ? { from: mondayOf(day), to: sundayOf(day) } : { from: day, to: day })),
        looking,
      );
    }
    case 'heard':
      return heard(period, looking);
  }
}

interface Reading extends Days {
  readonly spans: readonly HeardSpan[];
}
const wholeDays = ({ from, to }: Days): Reading => ({ from, to, spans: [{ from, to }] });

function heard({ spans, ask, text }: Extract<Period, { is: 'heard' }>, looking: Looking): Placed {
  const readings = spans.map((span) => closed(span, looking.today));
  const gone = readings.filter(({ from }) => from <= looking.today);
  const [only, another] = gone;
  // "Tue 24 Nov" fits this year and some other: what has been is the one that is past.
  if (ask === 'which of these' && only && !another) return clear(only, only.spans);
  if (ask)
    return (
      fitting(text, looking) ?? { is: 'unclear', question: ask, choices: (gone.length > 0 ? gone : readings.map((one) => lastTime(one, text))).slice(0, 3) }
    );
  if (readings.length === 0) return { is: 'unclear', question: 'which of these', choices: [] };
  return backTo([whole(readings)], text, looking);
}

/** A bare weekday is the one that has been. */
const lastTime = (reading: Reading, text: string): Reading => (WEEKDAY.test(text) && !hasMonth(text) && !DATED.test(text) && weeks(reading, -1)) || reading;

/** Several days in one: from the first to the last, but only the times that were said in between. */
const whole = (readings: readonly Reading[]): Reading => ({
  from: readings.map(({ from }) => from).sort()[0] ?? ('' as Day), // never empty here
  to:
    readings
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? ('' as Day), // never empty here
  spans: readings.flatMap(({ spans }) => spans),
});

/** "since the 23rd" is until today, "until the 14th" from the first of that month. */
function closed(span: HeardSpan, today: Day): Reading {
  const to = span.to ? dayIn(span.to) : span.from && dayIn(span.from) > today ? dayIn(span.from) : today;
  const from = span.from ? dayIn(span.from) : monthOf(to).from;
  return { from, to, spans: span.from && span.to ? [span] : [{ from: span.from ?? from, to: span.to ?? to }] };
}

const WEEKDAY = /\b(?:mon|tue|wed|thu|fri|sat|sun)/;
const ORDINAL = /\b\d{1,2}(?:st|nd|rd|th)\b/;
const DATED = /\b\d{1,2}(?:st|nd|rd|th)\b|\d\/\d|\bmonth\b/;
const SAYS_WHICH = /\b(?:19|20)\d\d\b|\d\/\d{1,2}\/\d\d|\d-\d\d-|\b(?:next|coming|tomorrow|this|last|today|yesterday|ago)\b/;
const hasMonth = (text: string): boolean => text.split(/[^a-z]+/).some(isMonth);

/** What was heard as still to come, the same some weeks, months or years before. */
function backTo(readings: readonly Reading[], text: string, looking: Looking): Placed {
  const [first] = readings;
  if (!first) return { is: 'unclear', question: 'which of these', choices: [] };
  const stays = SAYS_WHICH.test(text) || (WEEKDAY.test(text) && (hasMonth(text) || DATED.test(text)));
  if (stays || (first.from <= looking.today && !isToCome(first, looking))) return clear(first, first.spans);
  const step = WEEKDAY.test(text) ? weeks : hasMonth(text) || !ORDINAL.test(text) ? years : months;
  const before = step(first, -1);
  // Said on a Tuesday, "what happened on Tuesday" is about the one before; today is offered.
  const earlier = step === weeks && looking.back && before?.from === looking.today ? weeks(before, -1) : undefined;
  if (before && earlier) return clear(earlier, earlier.spans, before);
  return nearest(before ? [before, first] : [first], looking);
}

const isToCome = ({ from }: Days, { today }: Looking): boolean => from > today;

/** The last of those that have begun, or the one to come that is nearer, when that may be meant. */
function nearest(readings: readonly Reading[], { today, back }: Looking): Placed {
  const gone = readings.filter(({ from }) => from <= today).at(-1);
  const coming = readings.find(({ from }) => from > today);
  if (!gone || !coming) {
    const one = gone ?? coming;
    return one ? clear(one, one.spans) : { is: 'unclear', question: 'no such day', choices: [] };
  }
  const isOn = gone.to >= today;
  const comingIsNearer = !back && !isOn && daysBetween(today, coming.from) < daysBetween(gone.to, today);
  const [meant, other] = comingIsNearer ? [coming, gone] : [gone, back || isOn ? undefined : coming];
  return clear(meant, meant.spans, other);
}

/** "Tues 24th": the last time that this date fell on that weekday, within a year. */
function fitting(text: string, { today }: Looking): Placed | undefined {
  const date = ORDINAL.exec(text)?.[0];
  const weekday = WEEKDAY.exec(text)?.[0];
  if (date === undefined || weekday === undefined || hasMonth(text) || SAYS_WHICH.test(text)) return undefined;
  const number = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(weekday) + 1;
  for (let back = 0; back < MOST_DAYS; back += 1) {
    const day = addDays(today, -back);
    if (Number(day.slice(8)) === Number.parseInt(date, 10) && weekdayOf(day) === number) return clear({ from: day, to: day });
  }
  return undefined;
}

type Step = (reading: Reading, steps: number) => Reading | undefined;
const weeks: Step = (reading, steps) => moved(reading, (day) => addDays(day, 7 * steps));
const months: Step = (reading, steps) =>
  moved(reading, (day) => {
    const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + steps;
    return dayFrom(Math.floor(count / 12), (count % 12) + 1, Number(day.slice(8)));
  });
const years: Step = (reading, steps) =>
  moved(reading, (day) => {
    const year = Number(day.slice(0, 4)) + steps;
    // The last of February stays the last of February.
    return dayFrom(year, Number(day.slice(5, 7)), Number(day.slice(8))) ?? dayFrom(year, 2, 28);
  });

function moved(reading: Reading, move: (day: Day) => Day | undefined): Reading | undefined {
  const end = (one: HeardSpan['from']): HeardSpan['from'] | undefined => {
    if (one === null) return null;
    const day = move(dayIn(one));
    return day && (`${day}${one.slice(10)}` as Day); // a day, or a day with the same time
  };
  const [from, to] = [move(reading.from), move(reading.to)];
  const spans = reading.spans.map((span) => ({ from: end(span.from), to: end(span.to) }));
  const whole = spans.flatMap((span) => (span.from === undefined || span.to === undefined ? [] : [{ from: span.from, to: span.to }]));
  return from && to && whole.length === spans.length ? { from, to, spans: whole } : undefined;
}

const clear = ({ from, to }: Days, spans: readonly HeardSpan[] = [{ from, to }], other?: Days): Placed => ({ is: 'clear', from, to, spans, other, cut: false });

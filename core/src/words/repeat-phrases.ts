import type { Day } from '@hatstand/db/times';
import { addDays } from './calendar.ts';
import { isSurelyExcept, pastExcept } from './corrections.ts';
import { addMonths, lengthAt } from './counted-days.ts';
import type { DayHeard, Days, RepeatSaid } from './day-said.ts';
import { dayAt } from './days.ts';
import type { Group, PlacedDay } from './groups.ts';
import { groupAt } from './groups.ts';
import { pastBankHolidays } from './holiday-names.ts';
import { bankHolidaysFrom } from './holidays.ts';
import type { Looking } from './looking.ts';
import type { Placed } from './placing.ts';
import { certain } from './placing.ts';
import type { Bounds } from './repeat-placing.ts';
import { daysOfRepeatIn, placedRepeat } from './repeat-placing.ts';
import { limitAt } from './spoken-times.ts';
import { timeReadings } from './time-readings.ts';
import type { Token } from './tokens.ts';
import { textAt } from './tokens.ts';

type RepeatHeard = Placed & { readonly next: number };

/** A repeat with its times, its first and last day and what is taken out: "every Fri 9-11 from 4 Dec except Christmas Day". */
export function repeatPhrase(tokens: readonly Token[], group: Group, looking: Looking): RepeatHeard | undefined {
  const rule = ruleOf(group);
  if (rule === undefined) return undefined;
  const asked = (next: number): RepeatHeard => ({ ...certain([{ choices: [], ask: 'which of these' }]), next });
  const tail = tailAt(tokens, group.next, rule, looking);
  if (tail === undefined || group.isUnclear || group.limit !== undefined) return asked(tail?.next ?? group.next);
  const { times, next } = timesOf(tokens, group, tail.next, looking);
  const readings = group.days[0]?.heard.part && times.length === 0 ? [partOf(group.days[0].heard)] : times.map((time) => timeReadings(time, false));
  // An "every week" that nobody gave a day.
  const isOpen = rule.weekdays.length === 0 && rule.frequency !== 'DAILY' && rule.nth.length === 0;
  if (isOpen || times.some(({ part }) => part?.vague) || readings.some((each) => each.length !== 1)) return asked(next);
  const placed = placedRepeat(tail.rule, readings.flat(), { bounds: tail.bounds, except: tail.except, looking });
  if (placed === undefined) return asked(next);
  return {
    ...certain(
      placed.spans.map((span) => ({ choices: [span], ask: undefined })),
      { repeat: placed.rule, except: tail.except },
    ),
    next,
  };
}

/** The times of a repeat may stand after its bounds: "every Mon from 7 Dec, 9-11". */
function timesOf(tokens: readonly Token[], group: Group, end: number, looking: Looking): { times: Group['times']; next: number } {
  const isDone = group.times.length > 0 || group.days[0]?.heard.part !== undefined || end === group.next;
  const later = isDone ? undefined : groupAt(tokens, textAt(tokens, end) === ',' ? end + 1 : end, looking);
  return later && later.days.length === 0 ? { times: later.times, next: later.next } : { times: group.times, next: end };
}

const partOf = ({ part }: DayHeard): readonly { from: number; to: number }[] => (part ? [{ from: part.from, to: part.to }] : []);

/** "Tuesday mornings" too is every week; "Mon and Wed mornings" are two. */
function ruleOf(group: Group): RepeatSaid | undefined {
  const [day] = group.days;
  if (day === undefined || group.days.length > 1) return undefined;
  if (day.heard.said.is === 'repeat') return day.heard.said;
  const isPlural = group.times.some(({ part }) => part?.plural);
  if (!isPlural || day.heard.said.is !== 'weekday' || group.isRange) return undefined;
  return { is: 'repeat', frequency: 'WEEKLY', interval: 1, weekdays: [day.heard.said.weekday], nth: [] };
}

interface Tail {
  readonly rule: RepeatSaid;
  readonly bounds: Bounds;
  readonly except: readonly Day[];
  readonly next: number;
}

/** What follows a repeat, in any order. Undefined when it is about the repeat but cannot be understood. */
function tailAt(tokens: readonly Token[], start: number, said: RepeatSaid, looking: Looking): Tail | undefined {
  let tail: Tail = { rule: said, bounds: { from: undefined, until: undefined, weeks: undefined, times: undefined }, except: [], next: start };
  for (let count = 0; count < 6; count += 1) {
    const place = textAt(tokens, tail.next) === ',' ? tail.next + 1 : tail.next;
    const excepted = pastExcept(tokens, tail.next);
    const longer =
      excepted === undefined ? (lastingAt(tokens, place, looking, tail) ?? boundAt(tokens, place, looking, tail)) : exceptAt(tokens, excepted, looking, tail);
    if (longer === undefined) return excepted !== undefined && (isSurelyExcept(tokens, tail.next) || groupAt(tokens, excepted, looking)) ? undefined : tail;
    if (longer === 'unclear') return undefined;
    tail = longer;
  }
  return tail;
}

const onlyDays = (heard: DayHeard): Days | undefined => {
  const { said } = heard;
  if (said.is === 'days' && said.days.length === 1 && said.days[0]) return said.ask ? undefined : { from: said.days[0], to: said.days[0] };
  return said.is === 'period' && said.periods.length === 1 ? said.periods[0] : undefined;
};

/** "until 16 Dec", "from January", "in December", "next month". */
function boundAt(tokens: readonly Token[], place: number, looking: Looking, tail: Tail): Tail | 'unclear' | undefined {
  const limit = limitAt(tokens, place);
  const day = dayAt(tokens, limit?.next ?? place, looking);
  if (day === undefined || day.value.said.is === 'repeat' || day.value.said.is === 'moment') return undefined;
  const days = onlyDays(day.value);
  if (limit === undefined && day.value.said.is !== 'period') return undefined;
  if (days === undefined) return 'unclear';
  const { bounds } = tail;
  const within = (found: Partial<Bounds>): Tail => ({ ...tail, bounds: { ...bounds, ...found }, next: day.next });
  switch (limit?.value) {
    case undefined:
      return within({ from: days.from, until: days.to });
    case 'from':
      return untilAt(tokens, within({ from: days.from }), looking);
    case 'after':
      return within({ from: addDays(days.to, 1) });
    case 'before':
      return within({ until: addDays(days.from, -1) });
    case 'until':
      return days.from === days.to ? within({ until: days.to }) : 'unclear';
    case 'since':
      return 'unclear';
  }
}

/** "from 4 Dec to 8 Jan". */
function untilAt(tokens: readonly Token[], tail: Tail, looking: Looking): Tail | 'unclear' {
  if (!/^(?:to|-|–)$/.test(textAt(tokens, tail.next))) return tail;
  const day = dayAt(tokens, tail.next + 1, { ...looking, from: tail.bounds.from ?? looking.from });
  const days = day && onlyDays(day.value);
  return day && days ? { ...tail, bounds: { ...tail.bounds, until: days.to }, next: day.next } : 'unclear';
}

/** "for six weeks", "for the next 4 weeks", "for 3 months", "6 times". */
function lastingAt(tokens: readonly Token[], place: number, looking: Looking, tail: Tail): Tail | 'unclear' | undefined {
  if (textAt(tokens, place) !== 'for') return undefined;
  const counted =
    /^the$/.test(textAt(tokens, place + 1)) && /^(?:next|coming)$/.test(textAt(tokens, place + 2))
      ? place + 3
      : /^(?:next|another)$/.test(textAt(tokens, place + 1))
        ? place + 2
        : place + 1;
  const number = tokens[counted]?.is === 'number' ? Number(textAt(tokens, counted)) : undefined;
  if (number !== undefined && /^(?:times|visits|sessions|goes|turns)$/.test(textAt(tokens, counted + 1)))
    return { ...tail, bounds: { ...tail.bounds, times: number }, next: counted + 2 };
  const length = lengthAt(tokens, counted);
  if (length === undefined || length.value.minutes > 0) return undefined;
  const { days, months, isVague, isCounted } = length.value;
  if (isVague || !isCounted || days % 7 !== 0) return 'unclear';
  if (months > 0) return { ...tail, bounds: { ...tail.bounds, until: addDays(addMonths(tail.bounds.from ?? looking.today, months), -1) }, next: length.next };
  const isWhole = tail.rule.frequency !== 'MONTHLY' && (days / 7) % tail.rule.interval === 0;
  return isWhole ? { ...tail, bounds: { ...tail.bounds, weeks: days / 7 }, next: length.next } : 'unclear';
}

/** Weekdays leave the rule, dates become exceptions: "every day except Sundays", "Fridays but not Christmas Day". */
function exceptAt(tokens: readonly Token[], place: number, looking: Looking, tail: Tail): Tail | 'unclear' | undefined {
  const afterHolidays = pastBankHolidays(tokens, place);
  if (afterHolidays !== undefined) return { ...tail, except: [...tail.except, ...bankHolidaysIn(tail, looking)], next: afterHolidays };
  const group = groupAt(tokens, place, looking);
  if (group === undefined || group.days.length === 0) return undefined;
  if (group.times.length > 0 || group.isUnclear || group.limit !== undefined) return 'unclear';
  const [first] = group.days;
  const weekdays = group.days.flatMap(({ heard }) => weekdaysOf(heard));
  if (weekdays.length > 0 && first) {
    if (group.isRange || group.days.some(({ heard }) => weekdaysOf(heard).length === 0) || tail.rule.frequency === 'MONTHLY') return 'unclear';
    const all = tail.rule.weekdays.length > 0 ? tail.rule.weekdays : [1, 2, 3, 4, 5, 6, 7];
    const left = all.filter((weekday) => !weekdays.includes(weekday));
    if (tail.rule.interval > 1 || left.length === 0 || left.length === all.length) return 'unclear';
    return { ...tail, rule: { ...tail.rule, frequency: 'WEEKLY', weekdays: left }, next: group.next };
  }
  const except = group.isRange ? rangeOf(group.days) : group.days.map(({ heard }) => onlyDays(heard));
  if (except.some((days) => days === undefined)) return 'unclear';
  const days = except.flatMap((each) => (each ? daysOfRepeatIn(tail.rule, each) : []));
  // A day on which it would not have been: one of the two is a slip.
  if (days.length === 0) return 'unclear';
  return { ...tail, except: [...tail.except, ...days], next: group.next };
}

/** The bank holidays on which it would have been, for as long as they are known ahead. */
function bankHolidaysIn({ rule, bounds }: Tail, { today }: Looking): readonly Day[] {
  const within = bankHolidaysFrom(bounds.from ?? today).filter(({ day }) => bounds.until === undefined || day <= bounds.until);
  return within.flatMap(({ day }) => daysOfRepeatIn(rule, { from: day, to: day }));
}

const weekdaysOf = ({ said }: DayHeard): readonly number[] =>
  said.is === 'weekday' ? [said.weekday] : said.is === 'repeat' && said.frequency === 'WEEKLY' && said.interval === 1 ? said.weekdays : [];

function rangeOf(days: readonly PlacedDay[]): readonly (Days | undefined)[] {
  const [from, to] = days.map(({ heard }) => onlyDays(heard));
  return [from && to && from.from <= to.to ? { from: from.from, to: to.to } : undefined];
}

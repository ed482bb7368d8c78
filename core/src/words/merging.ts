import { addDays, mondayOf, weekdayOf } from './calendar.ts';
import type { DayHeard, DaySaid } from './day-said.ts';
import { exactly } from './day-said.ts';
import type { PlacedDay } from './groups.ts';
import type { Looking } from './looking.ts';

interface Merged {
  readonly days: readonly PlacedDay[];
  readonly isUnclear: boolean;
}

/** Two days said side by side: "Tue next week", "next week Tue", "tomorrow Tuesday", "Mon Wed Fri", "Tuesdays fortnightly". */
export function mergedDays(days: readonly PlacedDay[], added: PlacedDay, looking: Looking): Merged | undefined {
  const last = days.at(-1);
  if (last === undefined) return undefined;
  const [one, other] = [last.heard.said, added.heard.said];
  if (other.is === 'repeat' || one.is === 'repeat') return repeated(days, added, looking);
  if (other.is === 'period' && (other.kind === 'week' || other.kind === 'weekend')) return withWeek(days, other, false);
  if (one.is === 'period' && one.kind === 'week') return days.length === 1 ? withWeek([added], one, true) : undefined;
  if (one.is === 'weekday' && other.is === 'weekday') return { days: [...days, added], isUnclear: false };
  if (one.is === 'days' && other.is === 'weekday') return checked(days, last, one, other.weekday);
  if (one.is === 'weekday' && other.is === 'days') return checked(days, { ...added, heard: added.heard }, other, one.weekday);
  return undefined;
}

function withWeek(days: readonly PlacedDay[], week: Extract<DaySaid, { is: 'period' }>, isBefore: boolean): Merged | undefined {
  const monday = week.periods[0] && mondayOf(week.periods[0].from);
  if (monday === undefined || week.periods.length !== 1 || !days.every(({ heard }) => heard.said.is === 'weekday' || (!isBefore && heard.said.is === 'days')))
    return undefined;
  const moved = days.map(({ heard, at }): PlacedDay => {
    const said: DaySaid = heard.said.is === 'weekday' ? exactly(addDays(monday, heard.said.weekday - 1)) : heard.said;
    return { heard: { ...heard, said, doubtful: undefined }, at };
  });
  const isUnclear = moved.some(({ heard }) => heard.said.is === 'days' && heard.said.days.some((day) => mondayOf(day) !== monday));
  return { days: moved, isUnclear };
}

/** "tomorrow Tuesday": sure only when tomorrow is a Tuesday. */
function checked(days: readonly PlacedDay[], kept: PlacedDay, said: Extract<DaySaid, { is: 'days' }>, weekday: number): Merged | undefined {
  const [day, another] = said.days;
  if (day === undefined || another !== undefined) return undefined;
  const fits = weekdayOf(day) === weekday;
  const heard: DayHeard = { ...kept.heard, doubtful: undefined, said: fits ? said : { is: 'days', days: [], ask: 'weekday and date differ' } };
  return { days: [...days.slice(0, -1), { ...kept, heard }], isUnclear: false };
}

/** "every week on Tue" said the other way round, or "monthly" beside its date. */
function repeated(days: readonly PlacedDay[], added: PlacedDay, looking: Looking): Merged | undefined {
  const all = [...days, added];
  const rules = all.filter(({ heard }) => heard.said.is === 'repeat');
  const open = rules.find(({ heard }) => heard.said.is === 'repeat' && heard.said.weekdays.length === 0 && heard.said.frequency !== 'DAILY');
  const full = rules.find((rule) => rule !== open);
  if (open?.heard.said.is !== 'repeat') return undefined;
  const rule = open.heard.said;
  if (full?.heard.said.is === 'repeat') {
    if (rules.length > 2 || all.length !== rules.length || full.heard.said.frequency !== 'WEEKLY' || rule.frequency !== 'WEEKLY') return undefined;
    return {
      days: [{ at: full.at, heard: { ...full.heard, said: { ...full.heard.said, interval: Math.max(rule.interval, full.heard.said.interval) } } }],
      isUnclear: false,
    };
  }
  if (rule.frequency === 'MONTHLY') {
    const date = all.find((each) => each !== open)?.heard.said;
    if (all.length !== 2 || date?.is !== 'days' || date.days.length !== 1 || date.ask) return undefined;
    const [day = looking.today] = date.days;
    return Number(day.slice(8)) > 28
      ? { days: all, isUnclear: true }
      : { days: [{ ...open, heard: { ...open.heard, said: { ...rule, nth: [Number(day.slice(8))] } } }], isUnclear: false };
  }
  const weekdays = all.flatMap(({ heard }) => (heard.said.is === 'weekday' ? [heard.said.weekday] : []));
  if (weekdays.length !== all.length - 1) return undefined;
  return { days: [{ ...open, heard: { ...open.heard, said: { ...rule, weekdays: weekdays.toSorted() } } }], isUnclear: false };
}

import type { Day } from '@hatstand/db/times';
import { addDays, weekdayOf } from './calendar.ts';
import type { DaySaid } from './day-said.ts';
import { groupAt } from './groups.ts';
import { pastBankHolidays } from './holiday-names.ts';
import { bankHolidaysFrom } from './holidays.ts';
import type { Looking } from './looking.ts';
import type { Slot } from './placing.ts';
import type { Token } from './tokens.ts';

export interface Excepted {
  readonly slots: readonly Slot[];
  readonly days: readonly Day[];
  readonly next: number;
}

/** The days taken out of a range: "Mon-Fri except Wed", "next week apart from the 3rd". */
export function exceptedAt(tokens: readonly Token[], place: number, { within, looking }: { within: readonly Slot[]; looking: Looking }): Excepted | undefined {
  const afterHolidays = pastBankHolidays(tokens, place);
  if (afterHolidays !== undefined) return withoutBankHolidays(within, afterHolidays);
  const said = groupAt(tokens, place, looking);
  if (said === undefined || said.days.length === 0) return undefined;
  const first = within[0]?.choices[0]?.from?.slice(0, 10) as Day | undefined; // a day or a time: its day
  const last = within.at(-1)?.choices[0]?.to?.slice(0, 10) as Day | undefined; // the same
  const unclear: Excepted = { slots: [{ choices: [], ask: 'which of these' }], days: [], next: said.next };
  if (!first || !last || said.times.length > 0 || said.isRange || said.isUnclear) return unclear;
  const days = said.days.flatMap(({ heard }) => daysWithin(heard.said, first, last));
  if (days.length < said.days.length) return unclear;
  // One span a day: the excepted one goes.
  const timed = within.length > 1 ? within.filter(({ choices }) => !days.some((day) => choices[0]?.from?.startsWith(day))) : within;
  return { slots: timed, days, next: said.next };
}

/** "Mon to Fri except bank holidays", "from 4 Dec until Easter but not bank hols". */
function withoutBankHolidays(within: readonly Slot[], next: number): Excepted {
  const first = within[0]?.choices[0]?.from?.slice(0, 10) as Day | undefined; // a day or a time: its day
  const last = within.at(-1)?.choices[0]?.to?.slice(0, 10) as Day | undefined; // the same
  const days =
    first === undefined
      ? []
      : bankHolidaysFrom(first)
          .map(({ day }) => day)
          .filter((day) => last === undefined || day <= last);
  const left = within.length > 1 ? within.filter(({ choices }) => !days.some((day) => choices[0]?.from?.startsWith(day))) : within;
  return { slots: left, days, next };
}

function daysWithin(said: DaySaid, first: Day, last: Day): readonly Day[] {
  if (said.is === 'days') return said.ask || said.days.some((day) => day < first || day > last) ? [] : said.days;
  if (said.is !== 'weekday') return [];
  const day = addDays(first, (said.weekday - weekdayOf(first) + 7) % 7);
  return day <= last ? [day] : [];
}

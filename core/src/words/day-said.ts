import type { Day, LocalTime } from '@hatstand/db/times';
import type { DayPart } from './day-parts.ts';
import type { TimeQuestion } from './heard.ts';
import type { Found } from './tokens.ts';

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

export interface RepeatSaid {
  readonly is: 'repeat';
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  /** Empty for "every day", and for "every week" until a weekday is said beside it. */
  readonly weekdays: readonly number[];
  /** For MONTHLY: the first, the third; -1 is the last. Beside it the one weekday. */
  readonly nth: readonly number[];
}

/** A day as said. Which day a weekday is can depend on the time said beside it. */
export type DaySaid =
  | { readonly is: 'days'; readonly days: readonly Day[]; readonly ask: TimeQuestion | undefined }
  | { readonly is: 'weekday'; readonly weekday: number; readonly thisWeek: boolean }
  /** A week, a weekend, a month; more than one: choices. */
  | {
      readonly is: 'period';
      readonly periods: readonly Days[];
      readonly ask: TimeQuestion | undefined;
      readonly kind: 'week' | 'weekend' | 'month' | 'stretch';
    }
  | { readonly is: 'moment'; readonly moment: LocalTime }
  | RepeatSaid;

export interface DayHeard {
  readonly said: DaySaid;
  /** "tonight" says the part of the day too. */
  readonly part: DayPart | undefined;
  /** "late this afternoon": it asks. */
  readonly vague: boolean;
  /** Weekday and date together, as Hattie writes them. */
  readonly full: boolean;
  /** The words alone could be something else: the words around them decide. */
  readonly doubtful: 'weekday' | 'date' | undefined;
  /** Where the day's own word stands, after "on", "the", "next". */
  readonly core: number;
}

export const heardDay = (said: DaySaid, core: number, next: number, how: Partial<DayHeard> = {}): Found<DayHeard> => ({
  value: { said, part: undefined, vague: false, full: false, doubtful: undefined, core, ...how },
  next,
});
export const exactly = (...days: readonly Day[]): DaySaid => ({ is: 'days', days, ask: days.length > 1 ? 'which of these' : undefined });
export const period = (from: Day, to: Day, kind: 'week' | 'weekend' | 'month' | 'stretch'): DaySaid => ({
  is: 'period',
  periods: [{ from, to }],
  ask: undefined,
  kind,
});
/** Heard, but nobody can tell which day: "in a few days". */
export const UNCLEAR: DaySaid = { is: 'days', days: [], ask: 'which of these' };

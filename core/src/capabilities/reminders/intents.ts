import type { PersonId, VisitId } from '@hatstand/db/ids';
import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import type { HeardWhen } from '../../words/heard.ts';

/** Which visit somebody means: one that was tapped, or whatever they said of it. */
export interface Which {
  readonly visit?: VisitId;
  /** Names heard: of whoever they visit. */
  readonly whose?: readonly PersonId[];
  /** A word where a name may stand: "late for rosas". */
  readonly word?: string;
  readonly when?: HeardWhen;
}

/** What people say about a visit on the day. */
export type DayIntent =
  | { readonly do: 'on my way'; readonly which: Which }
  | { readonly do: 'done'; readonly which: Which }
  | {
      readonly do: 'late';
      readonly which: Which;
      readonly minutes?: number;
      /** When they will be there, on the clock or in so many minutes. */
      readonly arrives?: LocalTime;
      readonly arrivesIn?: number;
    };

/** Everything reminders can be asked. `remind` is what the alarm means: kept in databases, so it never changes its shape. */
export type ReminderIntent =
  | { readonly do: 'remind'; readonly at: TimeOfDay; readonly of?: Day }
  | { readonly do: 'set time'; readonly at: TimeOfDay }
  | { readonly do: 'ask time' | 'turn on' | 'turn off' | 'show' | 'remind of other things' | 'leave it' }
  | DayIntent;

/** What is asked while something is still missing. */
export type ReminderStep = { readonly step: 'what time' } | { readonly step: 'which visit'; readonly act: DayIntent };

import type { PersonId } from '@hatstand/db/ids';
import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import type { Visit } from '../../visits/visits.ts';
import type { DayIntent } from './intents.ts';

/** Somebody who is told of lateness, and from when on they know: `later` when their quiet hours come first. */
export interface Told {
  readonly person: PersonId;
  readonly later: LocalTime | undefined;
}

export type ReminderFact =
  | { readonly happened: 'reminded'; readonly person: PersonId; readonly of: Day; readonly visits: readonly Visit[] }
  | { readonly happened: 'next-set'; readonly person: PersonId; readonly at: TimeOfDay; readonly of: Day; readonly rings: Date }
  /** `comes`: where that time is quiet, when it comes instead. */
  | { readonly happened: 'reminders-set'; readonly person: PersonId; readonly at: TimeOfDay; readonly comes: LocalTime | undefined }
  | { readonly happened: 'reminders-off'; readonly person: PersonId; readonly was: TimeOfDay }
  | { readonly happened: 'settings-shown'; readonly comes: LocalTime | undefined }
  | { readonly happened: 'time-asked' }
  | { readonly happened: 'left' }
  | { readonly happened: 'which-visit'; readonly act: DayIntent; readonly visits: readonly Visit[] }
  | { readonly happened: 'on-the-way'; readonly by: PersonId; readonly visit: Visit; readonly told: PersonId | undefined }
  | { readonly happened: 'done'; readonly by: PersonId; readonly visit: Visit }
  | { readonly happened: 'running-late'; readonly by: PersonId; readonly visit: Visit; readonly minutes: number | undefined; readonly told: readonly Told[] }
  | { readonly happened: 'known-already'; readonly what: 'on my way' | 'done' | 'late'; readonly visit: Visit; readonly minutes?: number | undefined };

export type ReminderReason =
  | 'only visits'
  | 'off already'
  | 'not in this team'
  | 'nothing soon'
  | 'not yet'
  | 'nothing to finish'
  | 'too early to be done'
  | 'over'
  | 'not yours';

import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { AbsenceId, AvailabilityId, PersonId } from '../ids.ts';
import type { Day, LocalTime, TimeOfDay } from '../times.ts';
import { people } from './people.ts';

/** Times when somebody can't. Why is nobody's business, and is not kept. `until` is the first moment they are back. */
export const absences = sqliteTable(
  'absences',
  {
    id: text().$type<AbsenceId>().primaryKey(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    from: text('from_time').$type<LocalTime>().notNull(),
    until: text('until_time').$type<LocalTime>().notNull(),
    saidAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [index('absences_of_person').on(table.person, table.until)],
);

/** Times when somebody could, or regularly can't: "I can do Saturdays", "I'm away every Tuesday". Days are worked out from `repeats` (an RRULE), or it is the first day alone. */
export const availabilities = sqliteTable(
  'availabilities',
  {
    id: text().$type<AvailabilityId>().primaryKey(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    is: text({ enum: ['could', 'cannot'] })
      .notNull()
      .default('could'),
    firstDay: text().$type<Day>().notNull(),
    lastDay: text().$type<Day>(),
    repeats: text(),
    /** Null: the whole day. */
    starts: text().$type<TimeOfDay>(),
    ends: text().$type<TimeOfDay>(),
    saidAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [index('availabilities_of_person').on(table.person)],
);

import { sql } from 'drizzle-orm';
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { PersonId } from '../ids.ts';
import { people } from './people.ts';

/** A private calendar address. The secret itself is shown once and not kept: it is found by its keyed hash. */
export const calendars = sqliteTable(
  'calendars',
  {
    findable: text().primaryKey(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    madeAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [uniqueIndex('one_calendar_a_person').on(table.person).where(sql`${table.revokedAt} is null`), index('calendars_of_person').on(table.person)],
);

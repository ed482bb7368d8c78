import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, labelledText } from '../columns.ts';
import type { CircleId, PersonId } from '../ids.ts';
import { people } from './people.ts';
import { circles } from './teams.ts';

/** Who may be rung for a circle when nobody nearer answers, first come first. Each has said yes themself. */
export const onCall = sqliteTable(
  'on_call',
  {
    circle: text()
      .$type<CircleId>()
      .notNull()
      .references(() => circles.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    place: integer().notNull(),
    saidAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.circle, table.person] })],
);

/** What a circle shows when nobody answers: a service and its number, meant to be read by anybody who needs it. */
export const lastResorts = sqliteTable(
  'last_resorts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    circle: text()
      .$type<CircleId>()
      .notNull()
      .references(() => circles.id),
    words: labelledText('plan').notNull(),
    setBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    setAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [index('last_resorts_of_circle').on(table.circle)],
);

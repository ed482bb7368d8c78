import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, sealedText } from '../columns.ts';
import type { PersonId, PinId, TeamId } from '../ids.ts';
import type { Day } from '../times.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';

/** Something a team keeps in view. The words are locked; `label` says who may see them once opened. */
export const pins = sqliteTable(
  'pins',
  {
    id: text().$type<PinId>().primaryKey(),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    body: sealedText('care').notNull(),
    label: text({ enum: ['team', 'care'] }).notNull(),
    pinnedBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    pinnedAt: instant().notNull(),
    until: text().$type<Day>(),
    /** Null while suggested and not yet agreed by whoever may pin. */
    agreedBy: text()
      .$type<PersonId>()
      .references(() => people.id),
    removedAt: instant(),
  },
  (table) => [index('pins_of_team').on(table.team)],
);

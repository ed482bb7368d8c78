import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, sealedText } from '../columns.ts';
import type { KeptWordsId, PersonId, TeamId } from '../ids.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';

/** What somebody wrote about care where it should not be written: kept for the Team Owner's record all the same, because losing it would be worse. */
export const keptWords = sqliteTable(
  'kept_words',
  {
    id: text().$type<KeptWordsId>().primaryKey(),
    /** Whoever wrote it. */
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    /** Whose record it belongs to; null until they have said which of their teams it is about. */
    team: text()
      .$type<TeamId>()
      .references(() => teams.id),
    words: sealedText('care').notNull(),
    saidAt: instant().notNull(),
    /** They were told the better place then. */
    toldWhere: integer({ mode: 'boolean' }).notNull(),
    /** When it was passed on to the team, because they said so. */
    passedOnAt: instant(),
  },
  (table) => [index('kept_words_of_person').on(table.person, table.saidAt), index('kept_words_of_team').on(table.team, table.saidAt)],
);

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { LetterId } from '../ids.ts';
import { letters } from './letters.ts';

/** Under which message of the chat's own a post in a room can be seen, where the chat has told. */
export const shownAs = sqliteTable('shown_as', {
  letter: text()
    .$type<LetterId>()
    .primaryKey()
    .references(() => letters.id),
  message: text().notNull(),
});

/**
 * Posts that are pinned in their room, are to be, or are not to be any more. What ought to be pinned is worked out from the board each time; this is only how
 * far the chat has followed, so no turn writes here and undo need not know of it.
 */
export const inView = sqliteTable(
  'in_view',
  {
    letter: text()
      .$type<LetterId>()
      .primaryKey()
      .references(() => letters.id),
    state: text({ enum: ['to be pinned', 'pinned', 'to be unpinned', 'given up'] }).notNull(),
    attempts: integer().notNull().default(0),
    notBefore: instant().notNull(),
    /** The chat said no, for want of a right, or nobody was there to do it for a while: those who look after the room have been told then. */
    refusedAt: instant(),
  },
  (table) => [index('in_view_waiting').on(table.state, table.notBefore)],
);

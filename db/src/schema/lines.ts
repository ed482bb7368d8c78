import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { PersonId } from '../ids.ts';
import { type ChannelName, people } from './people.ts';

/** Kind lines that are said now and then, not each time. */
export const HINTS = ['unreadable'] as const;
export const hints = sqliteTable(
  'hints',
  {
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    hint: text({ enum: HINTS }).notNull(),
    saidAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.hint] })],
);

/** How a channel's line to the chat is, as its adapter last said. */
export const LINE_STATES = [
  'linked',
  'to be linked',
  'linking blocked',
  'phone away',
  'phone nearly lost',
  'replaced',
  'unlinked',
  'blocked',
  'too old',
  'no new chats',
] as const;
export type LineState = (typeof LINE_STATES)[number];
export const lines = sqliteTable('lines', {
  channel: text().$type<ChannelName>().primaryKey(),
  state: text({ enum: LINE_STATES }).notNull(),
  since: instant().notNull(),
});

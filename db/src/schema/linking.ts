import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { LinkCodeId, PersonId } from '../ids.ts';
import { CHANNELS, people } from './people.ts';

/** How an invitation reaches the person it is for. Never over a chat that is not linked yet. */
export const WAYS_OF_HANDING_OVER = ['in person', 'by phone', 'on paper'] as const;
export type WayOfHandingOver = (typeof WAYS_OF_HANDING_OVER)[number];

export const CODE_STATES = ['open', 'used', 'expired', 'revoked', 'replaced'] as const;

/**
 * Six digits that link one channel to one person, once. Only a keyed hash is kept, and that too is blanked as soon as the code is over; the row stays
 * as the record of who let whom in, and how.
 */
export const linkCodes = sqliteTable(
  'link_codes',
  {
    id: text().$type<LinkCodeId>().primaryKey(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    kind: text({ enum: ['own', 'invitation'] }).notNull(),
    /** Where it must be said; null: on any channel. */
    channel: text({ enum: CHANNELS }),
    madeBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    handedOver: text({ enum: WAYS_OF_HANDING_OVER }),
    findable: text(),
    madeAt: instant().notNull(),
    expiresAt: instant().notNull(),
    state: text({ enum: CODE_STATES }).notNull(),
    endedAt: instant(),
  },
  (table) => [
    uniqueIndex('one_open_code_of_a_kind').on(table.person, table.kind).where(sql`${table.state} = 'open'`),
    uniqueIndex('no_two_open_codes_alike').on(table.findable).where(sql`${table.state} = 'open'`),
    index('codes_made_by').on(table.madeBy, table.madeAt),
    check('hash_is_blanked_once_over', sql`(${table.findable} is null) = (${table.state} <> 'open')`),
  ],
);

/** Codes said that did not fit: nothing but the keyed hash of where it was said, for a day. `looked`: it was compared with the open codes. */
export const codeTries = sqliteTable(
  'code_tries',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    findable: text().notNull(),
    at: instant().notNull(),
    looked: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [index('code_tries_from').on(table.findable, table.at), index('code_tries_at').on(table.at)],
);

import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, labelledText, sealedText } from '../columns.ts';
import type { CircleId, PersonId, PosterId } from '../ids.ts';
import { people } from './people.ts';
import { circles } from './teams.ts';

/**
 * A circle's poster for people who want to gift time. Its words hang on a wall, so they are no secret; they are blanked as soon as it is stopped. The sheet
 * to print is found by the keyed hash of a secret, which is kept locked so that it can be said again.
 */
export const posters = sqliteTable(
  'posters',
  {
    id: text().$type<PosterId>().primaryKey(),
    circle: text()
      .$type<CircleId>()
      .notNull()
      .references(() => circles.id),
    /** Three words, in the order of the alphabet. */
    words: labelledText('open'),
    findable: text(),
    secret: sealedText('plan'),
    madeBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    madeAt: instant().notNull(),
    endedAt: instant(),
    endedBy: text()
      .$type<PersonId>()
      .references(() => people.id),
  },
  (table) => [
    uniqueIndex('one_open_poster_of_a_circle').on(table.circle).where(sql`${table.endedAt} is null`),
    uniqueIndex('no_two_open_posters_alike').on(table.words).where(sql`${table.endedAt} is null`),
    uniqueIndex('poster_by_secret').on(table.findable),
    check('words_are_blanked_once_stopped', sql`(${table.words} is null) = (${table.endedAt} is not null)`),
    check(
      'no_sheet_once_stopped',
      sql`(${table.findable} is null) = (${table.endedAt} is not null) and (${table.secret} is null) = (${table.endedAt} is not null)`,
    ),
  ],
);

/** What somebody who gifts time has told of themself, in their own words, locked; and whether whoever looks after volunteers has heard of them. */
export const volunteers = sqliteTable(
  'volunteers',
  {
    circle: text()
      .$type<CircleId>()
      .notNull()
      .references(() => circles.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    /** The poster they came from. */
    poster: text()
      .$type<PosterId>()
      .references(() => posters.id),
    joinedAt: instant().notNull(),
    isNamed: integer({ mode: 'boolean' }).notNull(),
    gives: sealedText('care'),
    often: sealedText('care'),
    toldAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.circle, table.person] })],
);

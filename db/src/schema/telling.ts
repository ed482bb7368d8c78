import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, sealedText } from '../columns.ts';
import type { PersonId, TeamId } from '../ids.ts';
import type { Day } from '../times.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';

export const NEEDS = ['large print', 'one at a time', 'read back', 'best time', 'in their words'] as const;
export type Need = (typeof NEEDS)[number];

/** How somebody likes to be told things: what, recorded by whom and when, looked at again on which day (NHS England, Accessible Information Standard, DAPB1605). */
export const tellingNeeds = sqliteTable(
  'telling_needs',
  {
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    need: text({ enum: NEEDS }).notNull(),
    /** Only for what has no name here: "speak to my left side". */
    words: sealedText('care'),
    recordedBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    recordedAs: text({ enum: ['themself', 'advocate'] }).notNull(),
    recordedOn: text().$type<Day>().notNull(),
    reviewOn: text().$type<Day>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.need] })],
);

/** The teams in which somebody lets others see how they like to be told things. */
export const needsShared = sqliteTable(
  'needs_shared',
  {
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    sharedBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    sharedOn: text().$type<Day>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.team] })],
);

/** Who gets a copy of what somebody is told, once they have agreed to. */
export const supporters = sqliteTable(
  'supporters',
  {
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    supporter: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    state: text({ enum: ['asked', 'agreed', 'declined', 'ended'] }).notNull(),
    askedBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    askedAt: instant().notNull(),
    answeredAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.person, table.supporter] }), index('supporters_of_supporter').on(table.supporter)],
);

/** A private address for one day, at which somebody fetches everything held about them. The secret is found by its keyed hash and not kept. */
export const ownRecords = sqliteTable(
  'own_records',
  {
    findable: text().primaryKey(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    madeAt: instant().notNull(),
    endsAt: instant().notNull(),
  },
  (table) => [index('own_records_of_person').on(table.person)],
);

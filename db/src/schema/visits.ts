import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, labelledText } from '../columns.ts';
import type { PersonId, RequestId, SeriesId, TeamId, VisitId } from '../ids.ts';
import type { Day, TimeOfDay } from '../times.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';

/** Visits that repeat (or happen once): the days are worked out from `repeats` (an RRULE, RFC 5545), never stored one by one. */
export const series = sqliteTable(
  'series',
  {
    id: text().$type<SeriesId>().primaryKey(),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    called: labelledText('team').notNull(),
    firstDay: text().$type<Day>().notNull(),
    lastDay: text().$type<Day>(),
    /** Null: once, on the first day. */
    repeats: text(),
    starts: text().$type<TimeOfDay>().notNull(),
    /** At or before `starts` means the next day. */
    ends: text().$type<TimeOfDay>().notNull(),
    giver: text()
      .$type<PersonId>()
      .references(() => people.id),
    skill: text(),
  },
  (table) => [index('series_of_team').on(table.team), index('series_of_giver').on(table.giver)],
);

/** One day of a series that differs from the rest: another giver, nobody, or cancelled. */
export const changedVisits = sqliteTable(
  'changed_visits',
  {
    series: text()
      .$type<SeriesId>()
      .notNull()
      .references(() => series.id),
    day: text().$type<Day>().notNull(),
    giver: text()
      .$type<PersonId>()
      .references(() => people.id),
    cancelled: text({ enum: ['no', 'yes', 'late'] })
      .notNull()
      .default('no'),
    changedBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    changedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.series, table.day] }), index('changed_visits_of_giver').on(table.giver, table.day)],
);

export const REQUEST_STATES = ['asking', 'waiting for the Team Owner', 'settled', 'declined', 'lapsed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Somebody asks for a swap (then `inReturn` is the other visit) or for cover. The giver keeps the visit until it is settled. */
export const requests = sqliteTable(
  'requests',
  {
    id: text().$type<RequestId>().primaryKey(),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    kind: text({ enum: ['swap', 'cover'] }).notNull(),
    visit: text().$type<VisitId>().notNull(),
    inReturn: text().$type<VisitId>(),
    giver: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    taker: text()
      .$type<PersonId>()
      .references(() => people.id),
    state: text({ enum: REQUEST_STATES }).notNull(),
    openedAt: instant().notNull(),
    closesAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('one_open_request_per_visit').on(table.visit).where(sql`${table.state} in ('asking', 'waiting for the Team Owner')`),
    uniqueIndex('one_open_request_per_return').on(table.inReturn).where(sql`${table.state} in ('asking', 'waiting for the Team Owner')`),
    check('a_swap_has_a_return', sql`(${table.kind} = 'swap') = (${table.inReturn} is not null)`),
    check('nobody_takes_their_own', sql`${table.taker} is null or ${table.taker} <> ${table.giver}`),
    check('settled_has_a_taker', sql`${table.state} not in ('settled', 'waiting for the Team Owner') or ${table.taker} is not null`),
  ],
);

/** Who was asked, and what they said. A no stays between Hattie and the person. */
export const asked = sqliteTable(
  'asked',
  {
    request: text()
      .$type<RequestId>()
      .notNull()
      .references(() => requests.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    answer: text({ enum: ['none yet', 'yes', 'no'] }).notNull(),
    answeredAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.request, table.person] })],
);

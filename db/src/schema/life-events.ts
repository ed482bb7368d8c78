import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, sealedText } from '../columns.ts';
import type { DeathId, DepartureId, LetterId, PersonId, SeriesId, TeamId, WitnessedId } from '../ids.ts';
import type { Day } from '../times.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';

/**
 * A death that somebody told of. From the first word on everything to that person, and about a team of theirs, is held; what a second person has
 * confirmed ends it for good; a mistake lets it go on. Nothing is ever deleted.
 */
export const deaths = sqliteTable(
  'deaths',
  {
    id: text().$type<DeathId>().primaryKey(),
    of: text('of_person')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    /** `heard`: said, not yet sure that it was meant so. `reported`: meant so, and a second person is asked. */
    state: text({ enum: ['heard', 'reported', 'confirmed', 'mistaken'] }).notNull(),
    saidBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    saidAt: instant().notNull(),
    confirmedBy: text()
      .$type<PersonId>()
      .references(() => people.id),
    confirmedAt: instant(),
    /** Who said that it was a mistake; null where the hold ended because nobody could say. */
    endedBy: text()
      .$type<PersonId>()
      .references(() => people.id),
    endedAt: instant(),
  },
  (table) => [
    uniqueIndex('one_word_of_a_death').on(table.of).where(sql`${table.state} <> 'mistaken'`),
    check('two_people_confirm_a_death', sql`${table.state} <> 'confirmed' or (${table.confirmedBy} is not null and ${table.confirmedBy} <> ${table.saidBy})`),
  ],
);

/** Teams a letter is about where it is about several, or where its words do not say so: when one of them falls silent, so does the letter. */
export const letterTeams = sqliteTable(
  'letter_teams',
  {
    letter: text().$type<LetterId>().notNull(),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
  },
  (table) => [primaryKey({ columns: [table.letter, table.team] })],
);

export const WITNESSED = ['advocate ends', 'advocate begins', 'cannot decide alone', 'decides alone'] as const;
export type Witnessed = (typeof WITNESSED)[number];

/** What changes who speaks for a team, and about whom: an advocate, or the Team Owner. Who said so, and who agreed, is in `witnesses`. Only ever added to. */
export const witnessed = sqliteTable(
  'witnessed',
  {
    id: text().$type<WitnessedId>().primaryKey(),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    what: text({ enum: WITNESSED }).notNull(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    /** How many people must have said so: one where it is theirs to say, else two. */
    needs: integer().notNull(),
    /** `agreed`: enough people have said so, and a new advocate is asked. */
    state: text({ enum: ['waiting', 'agreed', 'recorded', 'declined'] }).notNull(),
    openedOn: text().$type<Day>().notNull(),
    recordedOn: text().$type<Day>(),
  },
  (table) => [
    index('witnessed_of_team').on(table.team, table.state),
    uniqueIndex('asked_once_at_a_time').on(table.team, table.what, table.person).where(sql`${table.state} in ('waiting', 'agreed')`),
  ],
);

/** Each person who said so, once. */
export const witnesses = sqliteTable(
  'witnesses',
  {
    record: text()
      .$type<WitnessedId>()
      .notNull()
      .references(() => witnessed.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    saidOn: text().$type<Day>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.record, table.person] })],
);

/** Somebody leaves a team, or is asked to: their last day there, and what they want to say to the team then. */
export const departures = sqliteTable(
  'departures',
  {
    id: text().$type<DepartureId>().primaryKey(),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    because: text({ enum: ['leaves', 'not wanted', 'died'] }).notNull(),
    by: text('said_by')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    lastDay: text().$type<Day>().notNull(),
    /** `said`: whoever speaks for the team hears first. `known`: the others have been told, and the visits are free. */
    state: text({ enum: ['said', 'known', 'taken back', 'over'] }).notNull(),
    farewell: sealedText('care'),
    saidAt: instant().notNull(),
  },
  (table) => [
    index('departures_of_person').on(table.person, table.state),
    uniqueIndex('one_departure_at_a_time').on(table.team, table.person).where(sql`${table.state} in ('said', 'known')`),
  ],
);

/** What became free because of it, so that it can be theirs again where nobody has it by then: one day, or a series from the day after the last (no day). */
export const freedVisits = sqliteTable(
  'freed_visits',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    departure: text()
      .$type<DepartureId>()
      .notNull()
      .references(() => departures.id),
    series: text().$type<SeriesId>().notNull(),
    day: text().$type<Day>(),
  },
  (table) => [index('freed_by').on(table.departure)],
);

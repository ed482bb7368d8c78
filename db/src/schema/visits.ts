import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, labelledText } from '../columns.ts';
import type { PersonId, ProposalId, RequestId, SeriesId, TeamId, VisitId } from '../ids.ts';
import type { Day, LocalTime, TimeOfDay } from '../times.ts';
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
    kind: text({ enum: ['ordinary', 'trial'] })
      .notNull()
      .default('ordinary'),
    skipsBankHolidays: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('series_of_team').on(table.team), index('series_of_giver').on(table.giver)],
);

/** Who usually gives a series from a day on: "from 1 Dec Jo does Tuesdays". Before the first of these it is the giver of the series. */
export const standingGivers = sqliteTable(
  'standing_givers',
  {
    series: text()
      .$type<SeriesId>()
      .notNull()
      .references(() => series.id),
    fromDay: text().$type<Day>().notNull(),
    giver: text()
      .$type<PersonId>()
      .references(() => people.id),
  },
  (table) => [primaryKey({ columns: [table.series, table.fromDay] }), index('standing_givers_of_giver').on(table.giver)],
);

/** One day of a series that differs from the rest: another giver or nobody, another time or day, or cancelled. */
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
    /** `usual`: whoever gives the series that day, and `giver` says nothing. */
    giverIs: text({ enum: ['usual', 'other'] })
      .notNull()
      .default('other'),
    movedTo: text().$type<Day>(),
    starts: text().$type<TimeOfDay>(),
    ends: text().$type<TimeOfDay>(),
    /** `late`: within 24 hours of its beginning. It is still charged. */
    cancelled: text({ enum: ['no', 'yes', 'late'] })
      .notNull()
      .default('no'),
    changedBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    changedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.series, table.day] }),
    index('changed_visits_of_giver').on(table.giver, table.day),
    index('changed_visits_moved').on(table.movedTo),
  ],
);

export const REQUEST_STATES = ['asking', 'waiting for the Team Owner', 'settled', 'declined', 'lapsed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Somebody asks for a swap (then `inReturn` is the other visit) or for cover. The giver keeps the visit until it is settled; nobody gives a free one. */
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
      .references(() => people.id),
    /** The giver, or the Rota Holder who acts for them, or whoever asks about a free visit. */
    askedBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    taker: text()
      .$type<PersonId>()
      .references(() => people.id),
    state: text({ enum: REQUEST_STATES }).notNull(),
    /** Only this part of the visit is asked for. */
    partFrom: text().$type<LocalTime>(),
    partTo: text().$type<LocalTime>(),
    /** Late illness: asked of everybody at once. */
    urgent: integer({ mode: 'boolean' }).notNull().default(false),
    /** How many waves have been asked. */
    waves: integer().notNull().default(1),
    /** Whether the circle's people may be asked: the giver's say. */
    circle: text({ enum: ['not asked', 'may be asked', 'is left out'] })
      .notNull()
      .default('not asked'),
    openedAt: instant().notNull(),
    closesAt: instant().notNull(),
    /** Whose yes for the team settled it, and as what. */
    agreedBy: text()
      .$type<PersonId>()
      .references(() => people.id),
    agreedAs: text({ enum: ['Team Owner', 'advocate', 'standing consent', 'just told'] }),
    settledAt: instant(),
  },
  (table) => [
    uniqueIndex('one_open_request_per_visit').on(table.visit).where(sql`${table.state} in ('asking', 'waiting for the Team Owner')`),
    uniqueIndex('one_open_request_per_return').on(table.inReturn).where(sql`${table.state} in ('asking', 'waiting for the Team Owner')`),
    index('requests_of_team').on(table.team, table.state, table.settledAt),
    index('requests_of_giver').on(table.giver, table.state),
    index('requests_of_asker').on(table.askedBy, table.state),
    index('requests_of_taker').on(table.taker, table.openedAt),
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
    wave: integer().notNull().default(1),
    /** The one gentle reminder there is. */
    remindedAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.request, table.person] })],
);

export const RECORDED = [
  'added',
  'given',
  'moved',
  'cancelled',
  'cancelled late',
  'put back',
  'ended',
  'standing giver',
  'asked for cover',
  'mentioned',
  'told Rota Holder',
  'told Coach',
  'told on call',
  'last resort shown',
  'being sorted',
  'running late',
  'on my way',
  'done',
] as const;
export type Recorded = (typeof RECORDED)[number];

/** What became of a visit, or of a whole series (no day): what, by whom, as whom, when. Only ever added to. */
export const visitRecord = sqliteTable(
  'visit_record',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    series: text()
      .$type<SeriesId>()
      .notNull()
      .references(() => series.id),
    day: text().$type<Day>(),
    what: text({ enum: RECORDED }).notNull(),
    /** Whom it concerns: the new giver, who was told. */
    person: text()
      .$type<PersonId>()
      .references(() => people.id),
    by: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    as: text('as_whom', { enum: ['Team Owner', 'advocate', 'Rota Holder', 'giver', 'Hattie'] }),
    /** The times it has from now on, or how late somebody runs. */
    from: text('from_time').$type<LocalTime>(),
    to: text('to_time').$type<LocalTime>(),
    minutes: integer(),
    at: instant().notNull(),
  },
  (table) => [index('visit_record_of_visit').on(table.series, table.day), index('visit_record_of_team').on(table.team, table.at)],
);

/** A change to the rota that waits for the yes of those whose time it touches, and of the Team Owner where they ask to be asked. */
export const proposals = sqliteTable(
  'proposals',
  {
    id: text().$type<ProposalId>().primaryKey(),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    /** Packed JSON: what is to change. */
    change: text().notNull(),
    by: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    state: text({ enum: ['waiting', 'agreed', 'declined', 'lapsed', 'withdrawn'] }).notNull(),
    openedAt: instant().notNull(),
    closesAt: instant().notNull(),
  },
  (table) => [index('proposals_of_team').on(table.team, table.state)],
);

/** Whose yes a proposal needs, as what, and what they said. */
export const proposalAnswers = sqliteTable(
  'proposal_answers',
  {
    proposal: text()
      .$type<ProposalId>()
      .notNull()
      .references(() => proposals.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    as: text('as_whom', { enum: ['giver', 'Team Owner', 'advocate', 'Rota Holder'] }).notNull(),
    answer: text({ enum: ['none yet', 'yes', 'no'] }).notNull(),
    answeredAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.proposal, table.person] })],
);

/** What people tapped about a visit on the day. Never where they are. */
export const attendances = sqliteTable(
  'attendances',
  {
    series: text()
      .$type<SeriesId>()
      .notNull()
      .references(() => series.id),
    day: text().$type<Day>().notNull(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    onMyWayAt: instant(),
    doneAt: instant(),
    minutesLate: integer(),
  },
  (table) => [primaryKey({ columns: [table.series, table.day, table.person] })],
);

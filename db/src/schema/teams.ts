import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, labelledText, sealedText } from '../columns.ts';
import type { CircleId, PersonId, RoomId, TeamId } from '../ids.ts';
import { LABELS } from '../labels.ts';
import type { Day } from '../times.ts';
import { CHANNELS, people } from './people.ts';

/** A Local Circle: the neighbourhood group around the teams. */
export const circles = sqliteTable('circles', {
  id: text().$type<CircleId>().primaryKey(),
  name: labelledText('team').notNull(),
  area: labelledText('plan').notNull(),
});

/** How the Team Owner wants to be asked before something about their visits changes. */
export const WAYS_OF_ASKING = ['ask me first', 'just tell me'] as const;

/** The circle of people around one Team Owner. `place` is a short key for travel times; the address itself is care. */
export const teams = sqliteTable('teams', {
  id: text().$type<TeamId>().primaryKey(),
  circle: text()
    .$type<CircleId>()
    .notNull()
    .references(() => circles.id),
  owner: text()
    .$type<PersonId>()
    .notNull()
    .references(() => people.id),
  name: labelledText('team').notNull(),
  nickname: labelledText('plan').notNull(),
  asking: text({ enum: WAYS_OF_ASKING }).notNull(),
  place: text().notNull(),
  address: sealedText('care'),
  state: text({ enum: ['starting', 'running', 'ended'] }).notNull(),
  /** `with the advocate`: two people have recorded that the Team Owner can't decide alone any more. Then the advocate's answer comes first. */
  deciding: text({ enum: ['alone', 'with the advocate'] })
    .notNull()
    .default('alone'),
});

/** Each team's key for its words, wrapped by the key of the house. Deleting a row makes the team's words unreadable for good. */
export const teamKeys = sqliteTable('team_keys', {
  team: text().$type<TeamId>().primaryKey(),
  wrapped: text().notNull(),
});

/** Minutes to get from one place to another. */
export const travel = sqliteTable('travel', { from: text('from_place').notNull(), to: text('to_place').notNull(), minutes: integer().notNull() }, (table) => [
  primaryKey({ columns: [table.from, table.to] }),
]);

export const MEMBER_KINDS = ['family', 'employed', 'independent', 'volunteer', 'peer supporter', 'Team Starter', 'Coach'] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

/** Who is in a team, as what. `newcomer` until the Team Owner knows them: then every visit needs the Team Owner's yes. */
export const memberships = sqliteTable(
  'memberships',
  {
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    kind: text({ enum: MEMBER_KINDS }).notNull(),
    givesVisits: integer({ mode: 'boolean' }).notNull(),
    newcomer: integer({ mode: 'boolean' }).notNull(),
    since: text().$type<Day>().notNull(),
    until: text().$type<Day>(),
  },
  (table) => [primaryKey({ columns: [table.team, table.person] }), index('memberships_of_person').on(table.person)],
);

/** Who speaks for a Team Owner. */
export const advocates = sqliteTable(
  'advocates',
  {
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    since: text().$type<Day>().notNull(),
    until: text().$type<Day>(),
  },
  (table) => [primaryKey({ columns: [table.team, table.person] })],
);

/** What a person may see in a team: up to this label, for one section of the profile or for `everything`. Given by the Team Owner or advocate. */
export const clearances = sqliteTable(
  'clearances',
  {
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    section: text().notNull(),
    label: text({ enum: LABELS }).notNull(),
    givenBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    givenOn: text().$type<Day>().notNull(),
    until: text().$type<Day>(),
  },
  (table) => [primaryKey({ columns: [table.team, table.person, table.section] })],
);

/** "These four any time": a yes the Team Owner gave beforehand, for one person, dated. */
export const standingConsents = sqliteTable(
  'standing_consents',
  {
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    what: text({ enum: ['any visit'] }).notNull(),
    givenBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    givenOn: text().$type<Day>().notNull(),
    until: text().$type<Day>(),
  },
  (table) => [primaryKey({ columns: [table.team, table.person, table.what] })],
);

export const circleMemberships = sqliteTable(
  'circle_memberships',
  {
    circle: text()
      .$type<CircleId>()
      .notNull()
      .references(() => circles.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    since: text().$type<Day>().notNull(),
    until: text().$type<Day>(),
  },
  (table) => [primaryKey({ columns: [table.circle, table.person] })],
);

/** A hat worn in a team or in a circle, never in both. */
export const hats = sqliteTable(
  'hats',
  {
    id: text().primaryKey(),
    team: text()
      .$type<TeamId>()
      .references(() => teams.id),
    circle: text()
      .$type<CircleId>()
      .references(() => circles.id),
    hat: text().notNull(),
    wornBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    since: text().$type<Day>().notNull(),
    until: text().$type<Day>(),
    reviewOn: text().$type<Day>(),
  },
  (table) => [
    check('team_or_circle', sql`(${table.team} is null) <> (${table.circle} is null)`),
    index('hats_of_team').on(table.team),
    index('hats_of_circle').on(table.circle),
  ],
);

/** A room on a channel. Care text may go to private rooms of a team only. */
export const rooms = sqliteTable(
  'rooms',
  {
    id: text().$type<RoomId>().primaryKey(),
    channel: text({ enum: CHANNELS }).notNull(),
    handle: text().notNull(),
    name: labelledText('team').notNull(),
    openTo: text({ enum: ['members', 'everyone'] }).notNull(),
    team: text()
      .$type<TeamId>()
      .references(() => teams.id),
    circle: text()
      .$type<CircleId>()
      .references(() => circles.id),
    /** How many read along whom nobody knows. */
    outsiders: integer().notNull().default(0),
    /** Deleted, or Hattie was shown out: nothing can be posted there. */
    goneAt: instant(),
    /** When the channel last told how the room is, by the channel's own clock: older news changes nothing. */
    reportedAt: instant(),
  },
  (table) => [
    uniqueIndex('room_by_handle').on(table.channel, table.handle),
    uniqueIndex('one_room_per_team').on(table.team),
    check('rooms_are_on_rocketchat', sql`${table.channel} = 'rocketchat'`),
  ],
);

/** Who can read along in a room, as the channel last told. */
export const roomMembers = sqliteTable(
  'room_members',
  {
    room: text()
      .$type<RoomId>()
      .notNull()
      .references(() => rooms.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    joinedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.room, table.person] })],
);

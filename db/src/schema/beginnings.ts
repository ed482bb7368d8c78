import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, labelledText, sealedText } from '../columns.ts';
import type { BeginningId, CircleId, PersonId, RoomId, TeamId } from '../ids.ts';
import type { Day } from '../times.ts';
import { CHANNELS, people } from './people.ts';
import { circles, rooms, teams, WAYS_OF_ASKING } from './teams.ts';

/** A team on its way to be made in a room: what has been told of it so far. There is no team, and no new person, before the Team Owner's yes. */
export const beginnings = sqliteTable(
  'team_beginnings',
  {
    id: text().$type<BeginningId>().primaryKey(),
    circle: text()
      .$type<CircleId>()
      .notNull()
      .references(() => circles.id),
    room: text()
      .$type<RoomId>()
      .notNull()
      .references(() => rooms.id),
    startedBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    /** Whether it is somebody Hattie knows already, or somebody else of that name. */
    ownerIs: text({ enum: ['not asked', 'known', 'somebody new'] }).notNull(),
    owner: text()
      .$type<PersonId>()
      .references(() => people.id),
    firstName: labelledText('team'),
    surname: labelledText('team'),
    nickname: labelledText('plan'),
    advocateIs: text({ enum: ['not asked', 'nobody', 'named'] }).notNull(),
    advocate: text()
      .$type<PersonId>()
      .references(() => people.id),
    advocateFirstName: labelledText('team'),
    advocateSurname: labelledText('team'),
    asking: text({ enum: WAYS_OF_ASKING }),
    placeIs: text({ enum: ['not asked', 'left out', 'told'] }).notNull(),
    place: sealedText('care'),
    state: text({ enum: ['gathering', 'waiting for a yes', 'agreed', 'not this time', 'given up'] }).notNull(),
    startedAt: instant().notNull(),
    team: text()
      .$type<TeamId>()
      .references(() => teams.id),
    /** Whose yes began it, and as what. `face to face`: the Team Owner has no chat, and whoever started it wrote down what they said. */
    agreedBy: text()
      .$type<PersonId>()
      .references(() => people.id),
    agreedAs: text({ enum: ['Team Owner', 'advocate', 'face to face'] }),
    agreedOn: text().$type<Day>(),
  },
  (table) => [
    check('begun_by_a_yes', sql`(${table.state} = 'agreed') = (${table.team} is not null) and (${table.team} is null) = (${table.agreedAs} is null)`),
    uniqueIndex('one_beginning_a_room').on(table.room).where(sql`${table.state} in ('gathering', 'waiting for a yes')`),
    index('beginnings_by').on(table.startedBy, table.state),
    index('beginning_of_team').on(table.team),
  ],
);

/** Who opens an empty house: named in the environment, known by the keyed hash of their address until they say their first words. */
export const organisers = sqliteTable('organisers', {
  number: integer().primaryKey(),
  channel: text({ enum: CHANNELS }).notNull(),
  findable: text().notNull(),
  person: text()
    .$type<PersonId>()
    .references(() => people.id),
  /** Whether they have said what they are called; until then the name is the chat's. */
  isNamed: integer({ mode: 'boolean' }).notNull().default(false),
  circleName: labelledText('team'),
  finishedAt: instant(),
});

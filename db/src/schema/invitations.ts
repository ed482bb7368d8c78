import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant } from '../columns.ts';
import type { CircleId, InvitationId, PersonId, TeamId } from '../ids.ts';
import { people } from './people.ts';
import { circles, MEMBER_KINDS, teams } from './teams.ts';

const ANSWERS = ['none yet', 'yes', 'no'] as const;

/**
 * Somebody is asked to join a team, to speak for its Team Owner, or to join a circle. They are in it when they and whoever speaks for it have both said yes,
 * in either order, and never before: the checks hold that even where the code forgot.
 */
export const invitations = sqliteTable(
  'invitations',
  {
    id: text().$type<InvitationId>().primaryKey(),
    team: text()
      .$type<TeamId>()
      .references(() => teams.id),
    circle: text()
      .$type<CircleId>()
      .references(() => circles.id),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    /** As what: a kind of member, `advocate`, or the hat to wear in a circle. */
    as: text('as_what').notNull(),
    invitedBy: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    state: text({ enum: ['asking', 'joined', 'not this time', 'lapsed'] }).notNull(),
    theirAnswer: text({ enum: ANSWERS }).notNull(),
    theirAnswerAt: instant(),
    answerForAll: text({ enum: ANSWERS }).notNull(),
    answeredBy: text()
      .$type<PersonId>()
      .references(() => people.id),
    /** As what they answered for the team or the circle. `face to face`: the Team Owner has no chat, and the Team Starter wrote down what they said. */
    answeredAs: text({ enum: ['Team Owner', 'advocate', 'face to face', 'circle'] }),
    answerForAllAt: instant(),
    openedAt: instant().notNull(),
    closesAt: instant().notNull(),
    /** The one gentle reminder there is. */
    remindedAt: instant(),
  },
  (table) => [
    check('invited_to_a_team_or_a_circle', sql`(${table.team} is null) <> (${table.circle} is null)`),
    check('joined_by_two_answers', sql`${table.state} <> 'joined' or (${table.theirAnswer} = 'yes' and ${table.answerForAll} = 'yes')`),
    check(
      'answered_by_somebody',
      sql`(${table.answerForAll} = 'none yet') = (${table.answeredBy} is null) and (${table.answeredBy} is null) = (${table.answeredAs} is null)`,
    ),
    check('a_kind_of_member', sql.raw(`team is null or as_what in (${[...MEMBER_KINDS, 'advocate'].map((kind) => `'${kind}'`).join(', ')})`)),
    uniqueIndex('one_open_invitation_to_a_team').on(table.team, table.person).where(sql`${table.state} = 'asking' and ${table.team} is not null`),
    uniqueIndex('one_open_invitation_to_a_circle').on(table.circle, table.person).where(sql`${table.state} = 'asking' and ${table.circle} is not null`),
    index('invitations_of_person').on(table.person, table.state),
    index('invitations_by').on(table.invitedBy, table.state),
  ],
);

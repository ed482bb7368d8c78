import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, labelledText, sealedText } from '../columns.ts';
import type { AnnouncementId, LetterId, PersonId, TeamId, TurnId } from '../ids.ts';
import { LABELS } from '../labels.ts';
import { people } from './people.ts';
import { teams } from './teams.ts';

/**
 * How much of what somebody was told can reach them, decided when it is written. `limited`: their channel may not carry it, and they have no other.
 * `above their clearance`: they are told that there is something, and may not read it. `no way`: nothing could be written to them at all.
 */
export const REACHES = ['whole', 'limited, whole elsewhere', 'limited', 'no way', 'above their clearance'] as const;
export type Reach = (typeof REACHES)[number];

/**
 * The delivery ledger: one row for each person whom a turn tells something that somebody else did. What has become of it is in the letters that point
 * here (or in the post of a room), in the offers they carry, and in what people recorded by hand. Bookkeeping of the conversation: undo leaves it.
 */
export const deliveries = sqliteTable(
  'deliveries',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    turn: text().$type<TurnId>().notNull(),
    /** No foreign key: somebody who was only just put in, and is taken out again by undo, leaves their line behind. */
    person: text().$type<PersonId>().notNull(),
    team: text()
      .$type<TeamId>()
      .references(() => teams.id),
    /** Whose act it was. */
    sender: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    about: labelledText('plan'),
    /** What it is about (a request, an announcement), where that goes on over several turns. */
    concerns: text(),
    reach: text({ enum: REACHES }).notNull(),
    /** The post that stands for it, where they were told as readers of a room. */
    post: text().$type<LetterId>(),
    /** What did not reach them whole, for whoever reads it out or prints it. Blanked some time after they have had it. */
    label: text({ enum: LABELS }).notNull(),
    words: sealedText('sealed'),
    madeAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('one_delivery_a_turn_and_person').on(table.turn, table.person),
    index('deliveries_of_sender').on(table.sender, table.number),
    index('deliveries_in_team').on(table.team, table.number),
    index('deliveries_to_person').on(table.person, table.number),
    index('deliveries_concerning').on(table.concerns).where(sql`${table.concerns} is not null`),
    index('deliveries_with_words').on(table.madeAt).where(sql`${table.words} is not null`),
    check('reach_is_known', sql`${table.reach} in ('whole', 'limited, whole elsewhere', 'limited', 'no way', 'above their clearance')`),
    check('words_are_kept_only_where_needed', sql`${table.words} is null or ${table.reach} in ('limited', 'no way')`),
  ],
);

export const WAYS_BY_HAND = ['told face to face', 'given on paper', 'read aloud'] as const;
export type WayByHand = (typeof WAYS_BY_HAND)[number];

/** What reached somebody without a chat: who saw to it, how, and when. */
export const deliveriesByHand = sqliteTable(
  'deliveries_by_hand',
  {
    delivery: integer()
      .primaryKey()
      .references(() => deliveries.number),
    how: text({ enum: WAYS_BY_HAND }).notNull(),
    by: text('told_by')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    at: instant('told_at').notNull(),
  },
  (table) => [check('way_is_known', sql`${table.how} in ('told face to face', 'given on paper', 'read aloud')`)],
);

/** What somebody told their whole team, in their own words. `label` says who in the team may read it. */
export const announcements = sqliteTable(
  'announcements',
  {
    id: text().$type<AnnouncementId>().primaryKey(),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    by: text('announced_by')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    body: sealedText('care').notNull(),
    label: text({ enum: ['team', 'care'] }).notNull(),
    at: instant('announced_at').notNull(),
  },
  (table) => [index('announcements_of_team').on(table.team, table.at)],
);

/** A page to print, for whoever has its address. Of the secret in it only a keyed hash is kept; the words go when its day is over. */
export const pagesToPrint = sqliteTable(
  'pages_to_print',
  {
    findable: text().primaryKey(),
    team: text()
      .$type<TeamId>()
      .notNull()
      .references(() => teams.id),
    /** For whom it is printed, and who asked for it. */
    reader: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    by: text('printed_by')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    sender: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    label: text({ enum: LABELS }).notNull(),
    words: sealedText('care').notNull(),
    writtenAt: instant().notNull(),
    opensUntil: instant().notNull(),
  },
  (table) => [index('pages_by_end').on(table.opensUntil), check('paper_carries_care_at_most', sql`${table.label} in ('open', 'plan', 'team', 'care')`)],
);

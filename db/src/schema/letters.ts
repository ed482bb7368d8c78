import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, labelledText, sealedText } from '../columns.ts';
import type { AddressId, LetterId, OfferId, PersonId, RoomId, TeamId, TurnId } from '../ids.ts';
import { LABELS } from '../labels.ts';
import { deliveries } from './deliveries.ts';
import { addresses, CHANNELS, people } from './people.ts';
import { rooms, teams } from './teams.ts';

export const LETTER_STATES = ['queued', 'handed over', 'delivered', 'failed', 'withdrawn'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/**
 * The outbox: a message made ready for one address. Written in the turn that decided it, sent after commit, its words blanked once handed over.
 * What it means for whom is in the ledger (`deliveries.ts`). The checks hold even where the code forgot.
 */
export const letters = sqliteTable(
  'letters',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    id: text().$type<LetterId>().notNull().unique(),
    channel: text({ enum: CHANNELS }).notNull(),
    /** Direct letters and whispers go to a person's address; posts go to a room. A whisper has both. */
    address: text()
      .$type<AddressId>()
      .references(() => addresses.id),
    room: text()
      .$type<RoomId>()
      .references(() => rooms.id),
    /** The thread of that room which it answers in, by the chat's own id. */
    thread: text(),
    person: text()
      .$type<PersonId>()
      .references(() => people.id),
    /** The handle of somebody nobody knows, for their one polite line; blanked with the words. */
    stranger: sealedText('sealed'),
    team: text()
      .$type<TeamId>()
      .references(() => teams.id),
    /** Whose act led to this letter: told when it can never arrive. */
    sender: text()
      .$type<PersonId>()
      .references(() => people.id),
    turn: text().$type<TurnId>().notNull(),
    label: text({ enum: LABELS }).notNull(),
    words: sealedText('sealed'),
    offer: text().$type<OfferId>(),
    /** The line of the ledger it belongs to; none for answers to the speaker and for posts, which many read. */
    delivery: integer().references(() => deliveries.number),
    /** Only says that there is something: the whole did not go this way. */
    holdsBack: integer({ mode: 'boolean' }).notNull().default(false),
    state: text({ enum: LETTER_STATES }).notNull(),
    notBefore: instant().notNull(),
    /** May ring in the quiet hours of somebody who allowed that. */
    urgent: integer({ mode: 'boolean' }).notNull().default(false),
    /** It answers its reader's own words, and may go at any hour. */
    asked: integer({ mode: 'boolean' }).notNull().default(false),
    /** What goes instead where the way there, or what its reader may know, has become narrower since it was written; blanked with the words. */
    limited: labelledText('plan'),
    /** From then on its text would not be so any more ("tomorrow"), and `limited` goes instead. */
    limitedFrom: instant(),
    /** The teams a text above `plan` tells about, as JSON: its reader's clearance there is looked at again when it leaves. */
    tellsOf: text({ mode: 'json' }).$type<readonly TeamId[]>(),
    /** From then on it has no point, and is not sent any more. */
    until: instant(),
    /** What it is about. When that is over it is not sent any more. */
    concerns: text(),
    /** The letter it travelled in: set before the first try, so that every try under one id carries the same. Its own id where it travelled alone. */
    carriedIn: text().$type<LetterId>(),
    /** Goes out even where the team has fallen silent: the kind word itself, and answers to what somebody asks. */
    evenSo: integer({ mode: 'boolean' }).notNull().default(false),
    attempts: integer().notNull(),
    madeAt: instant().notNull(),
    handedOverAt: instant(),
    deliveredAt: instant(),
  },
  (table) => [
    check('whatsapp_carries_plan_at_most', sql`${table.channel} <> 'whatsapp' or ${table.label} in ('open', 'plan')`),
    check('rooms_never_carry_sealed', sql`${table.room} is null or ${table.label} <> 'sealed'`),
    check('goes_somewhere', sql`${table.address} is not null or ${table.room} is not null or ${table.stranger} is not null or ${table.state} <> 'queued'`),
    check('words_are_blanked_once_sent', sql`(${table.words} is null) = (${table.state} <> 'queued')`),
    index('letters_waiting').on(table.notBefore, table.number).where(sql`${table.state} = 'queued'`),
    index('letters_of_turn').on(table.turn),
    index('letters_of_person').on(table.person, table.madeAt),
    index('letters_of_delivery').on(table.delivery).where(sql`${table.delivery} is not null`),
    index('letters_carried_in').on(table.carriedIn).where(sql`${table.carriedIn} is not null`),
    index('letters_waiting_about').on(table.concerns).where(sql`${table.state} = 'queued' and ${table.concerns} is not null`),
    index('letters_to_address').on(table.address, table.madeAt),
  ],
);

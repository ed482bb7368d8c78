import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant, labelledText } from '../columns.ts';
import type { AlarmId, LetterId, OfferId, PersonId, QuestionId, RoomId, TurnId } from '../ids.ts';
import { CHANNELS, people } from './people.ts';
import { rooms } from './teams.ts';

/** Every cue that was taken, by the channel's own id and a keyed hash of whoever it is from, so that a redelivery does nothing. */
export const heard = sqliteTable(
  'heard',
  {
    channel: text({ enum: CHANNELS }).notNull(),
    cue: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.channel, table.cue] }), index('heard_at').on(table.at)],
);

/** One cue or alarm taken to its end. `changed` when it recorded something that its person may take back: only then can they ask who has had it; `takenBackIn` names the turn that undid it. */
export const turns = sqliteTable(
  'turns',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    id: text().$type<TurnId>().notNull().unique(),
    person: text()
      .$type<PersonId>()
      .references(() => people.id),
    capability: text().notNull(),
    at: instant().notNull(),
    changed: integer({ mode: 'boolean' }).notNull(),
    /** Whether the person said something; an alarm is nobody's words. */
    spoken: integer({ mode: 'boolean' }).notNull().default(false),
    /** What it was about, to name it when it is taken back. */
    about: labelledText('plan'),
    takenBackIn: text().$type<TurnId>(),
  },
  (table) => [index('turns_of_person').on(table.person, table.number)],
);

/** A question Hattie has asked and not had an answer to. The step is the capability's own, with the words kept for it, as packed JSON. */
export const questions = sqliteTable(
  'questions',
  {
    id: text().$type<QuestionId>().primaryKey(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    capability: text().notNull(),
    version: integer().notNull(),
    step: text().notNull(),
    /** What was asked, to ask it again. */
    asked: labelledText('plan').notNull(),
    /** The turn that asked it: taking a choice offered in that turn answers it too. */
    askedIn: text().$type<TurnId>().notNull(),
    channel: text({ enum: CHANNELS }).notNull(),
    room: text()
      .$type<RoomId>()
      .references(() => rooms.id),
    askedAt: instant().notNull(),
    closesAt: instant().notNull(),
    closedAt: instant(),
  },
  (table) => [index('open_questions').on(table.person, table.closedAt)],
);

/** Offers whose message says something else than what is so: still asks though it is over, or the other way round. Written out, because only then the index is taken. */
export const SHOWN_OTHERWISE = sql.raw("shown_in is not null and (shown_as = 'open') <> (used_in is null and closed_because is null)");

/** Choices put to a person in one letter. Kept after they close, so that an old button can say what is so now. */
export const offers = sqliteTable(
  'offers',
  {
    id: text().$type<OfferId>().primaryKey(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    /** Packed JSON: the choices in order, each with its label, and the intent it means to which capability. */
    choices: text().notNull(),
    about: labelledText('plan'),
    /** What the choices are about (a request, say): when that is over, the offer is closed and letters with it are not sent any more. */
    concerns: text(),
    /** Whether somebody else waits for this answer: then it is mentioned by "where was I?". */
    awaited: integer({ mode: 'boolean' }).notNull(),
    channel: text({ enum: CHANNELS }).notNull(),
    room: text()
      .$type<RoomId>()
      .references(() => rooms.id),
    madeIn: text().$type<TurnId>().notNull(),
    madeAt: instant().notNull(),
    closesAt: instant().notNull(),
    usedIn: text().$type<TurnId>(),
    /** Which of the choices was taken, counted from 0. */
    taken: integer(),
    closedBecause: text({ enum: ['taken back', 'settled', 'expired'] }),
    closedIn: text().$type<TurnId>(),
    /** What its reader may know of why it is over. */
    closing: labelledText('plan'),
    /** The letter that shows its buttons, where the chat can change what it has shown; none where it can't, or where its buttons may stay. */
    shownIn: text().$type<LetterId>(),
    /** Whether that message still asks, or says that it is over. */
    shownAs: text({ enum: ['open', 'closed'] })
      .notNull()
      .default('open'),
    timesAmended: integer().notNull().default(0),
    /** Tries in vain to change that message, and when it may be tried again. */
    amendTries: integer().notNull().default(0),
    amendAfter: instant(),
  },
  (table) => [
    index('offers_of_person').on(table.person, table.madeAt),
    index('offers_made_in').on(table.madeIn),
    index('offers_concerning').on(table.concerns),
    // Undo looks up what a turn had used or closed.
    index('offers_used_in').on(table.usedIn).where(sql`${table.usedIn} is not null`),
    index('offers_closed_in').on(table.closedIn).where(sql`${table.closedIn} is not null`),
    index('offers_shown_otherwise').on(table.id).where(sql`${SHOWN_OTHERWISE}`),
  ],
);

/** An intent kept for later, as packed JSON. Rung in order of time, then of making. */
export const alarms = sqliteTable(
  'alarms',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    id: text().$type<AlarmId>().notNull().unique(),
    rings: instant().notNull(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    capability: text().notNull(),
    intent: text().notNull(),
  },
  (table) => [index('alarms_due').on(table.rings, table.number)],
);

/** What was decided, by whom, when. Labelled words are never in it: ids and kinds only. */
export const journal = sqliteTable(
  'journal',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    turn: text().$type<TurnId>().notNull(),
    capability: text().notNull(),
    person: text().$type<PersonId>(),
    fact: text().notNull(),
    at: instant().notNull(),
  },
  (table) => [index('journal_at').on(table.at)],
);

/** How each row was before a turn touched it, so that any capability's last change can be taken back. Kept for a day. */
export const before = sqliteTable(
  'before',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    turn: text().$type<TurnId>().notNull(),
    tableName: text().notNull(),
    rowKey: text().notNull(),
    kind: text({ enum: ['added', 'changed', 'removed'] }).notNull(),
    row: text(),
  },
  (table) => [index('before_turn').on(table.turn), index('before_row').on(table.tableName, table.rowKey)],
);

/** Which letter a person may quote to answer an offer. */
export const offerLetters = sqliteTable('offer_letters', {
  letter: text().$type<LetterId>().primaryKey(),
  offer: text()
    .$type<OfferId>()
    .notNull()
    .references(() => offers.id),
});

import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, labelledText, sealedText } from '../columns.ts';
import type { AddressId, CircleId, PersonId } from '../ids.ts';
import type { Day, TimeOfDay } from '../times.ts';

/**
 * Somebody Hatstand knows. First names are `team` here because a Team Owner's is; a helper's own team gets it as `plan` (`repositories/people.ts`).
 * Quiet hours, digest and the ways of being told are the person's own settings.
 */
export const people = sqliteTable('people', {
  id: text().$type<PersonId>().primaryKey(),
  firstName: labelledText('team').notNull(),
  surname: labelledText('team').notNull(),
  language: text().notNull().default('en-GB'),
  largePrint: integer({ mode: 'boolean' }).notNull().default(false),
  quietFrom: text()
    .$type<TimeOfDay>()
    .notNull()
    .default('21:00' as TimeOfDay),
  quietUntil: text()
    .$type<TimeOfDay>()
    .notNull()
    .default('08:00' as TimeOfDay),
  urgentInQuietHours: integer({ mode: 'boolean' }).notNull().default(false),
  digest: text({ enum: ['off', 'morning', 'evening'] })
    .notNull()
    .default('off'),
  /** When they are told about tomorrow's visits; null: not at all. */
  remindedAt: text().$type<TimeOfDay>(),
  /** The last day whose visits they have been told about. */
  remindedFor: text().$type<Day>(),
  /** Set by STOP: nothing is sent until they come back. */
  stoppedAt: instant(),
  /** The first day they are written to again; null or past: no break. Kept by the day, so that whoever is asked for a day can ask it too. */
  pausedUntil: text().$type<Day>(),
  /** Ways of being told that Hattie herself can keep to; by whom and when they were recorded stands in `telling_needs`. */
  oneAtATime: integer({ mode: 'boolean' }).notNull().default(false),
  readBack: integer({ mode: 'boolean' }).notNull().default(false),
  bestFrom: text().$type<TimeOfDay>(),
  bestUntil: text().$type<TimeOfDay>(),
  /** When they last asked what they missed. */
  caughtUpAt: instant(),
  /** Set by "forget me": only what must be kept is left of them. */
  forgottenAt: instant(),
});

/** Weekly hours of employed workers; the Working Time rules look at nobody else. */
export const employments = sqliteTable('employments', {
  person: text()
    .$type<PersonId>()
    .primaryKey()
    .references(() => people.id),
  weeklyHours: integer().notNull(),
});

/** What somebody can do that a visit may need. */
export const skills = sqliteTable(
  'skills',
  {
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    skill: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.skill] })],
);

export const CHANNELS = ['rocketchat', 'whatsapp'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Where a person can be reached. The handle is stored locked and found by its keyed hash. */
export const addresses = sqliteTable(
  'addresses',
  {
    id: text().$type<AddressId>().primaryKey(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    channel: text({ enum: CHANNELS }).notNull(),
    findable: text().notNull(),
    handle: sealedText('team').notNull(),
    preferred: integer({ mode: 'boolean' }).notNull(),
    linkedAt: instant().notNull(),
    unlinkedAt: instant(),
    /** When something last came from there. */
    lastSeenAt: instant(),
    /** It may belong to somebody else by now: nothing goes there, and what comes from there is a stranger's, until a code says otherwise. */
    restsSince: instant(),
    /** Set while nothing seems to reach somebody there: then they are written to where else they can be reached. */
    awaySince: instant(),
  },
  (table) => [
    uniqueIndex('one_person_per_handle').on(table.channel, table.findable).where(sql`${table.unlinkedAt} is null`),
    uniqueIndex('one_preferred_address').on(table.person).where(sql`${table.preferred} = 1 and ${table.unlinkedAt} is null`),
    index('addresses_of_person').on(table.person),
    check('channel_is_known', sql`${table.channel} in ('rocketchat', 'whatsapp')`),
  ],
);

/**
 * Strangers who have had their one polite line. Nothing of them is kept but the keyed hash, for a day; of those who said stop for good, because only so
 * are they left alone.
 */
export const strangers = sqliteTable('strangers', { findable: text().primaryKey(), greetedAt: instant().notNull(), stoppedAt: instant() });

/** People who gift time in a circle, and how they like to take part. */
export const giftingVolunteers = sqliteTable(
  'gifting_volunteers',
  {
    circle: text().$type<CircleId>().notNull(),
    person: text()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    rhythm: text({ enum: ['elephant', 'bee', 'butterfly'] }).notNull(),
    /** Came by themself, from a poster: until somebody of the circle has met them, nothing that leads into a home is asked of them. */
    toMeet: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.circle, table.person] })],
);

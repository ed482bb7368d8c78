import { and, eq, inArray, like, or } from 'drizzle-orm';
import type { PersonId } from '../ids.ts';
import { Labelled } from '../labels.ts';
import type { Tx } from '../open.ts';
import * as schema from '../schema/index.ts';

/** Rows that are nobody's business once a person is forgotten. */
const DELETED = [
  schema.tellingNeeds,
  schema.needsShared,
  schema.ownRecords,
  schema.calendars,
  schema.skills,
  schema.employments,
  schema.absences,
  schema.availabilities,
  schema.giftingVolunteers,
  schema.volunteers,
  schema.onCall,
  schema.circleMemberships,
  schema.roomMembers,
  schema.questions,
  schema.alarms,
  schema.hints,
] as const;

/** Whether somebody is in the record of visits: given, asked for, agreed or written down by them. */
export const isInTheRecord = (tx: Tx, person: PersonId): boolean =>
  tx.drizzle
    .select({ id: schema.visitRecord.id })
    .from(schema.visitRecord)
    .where(or(eq(schema.visitRecord.person, person), eq(schema.visitRecord.by, person)))
    .limit(1)
    .get() !== undefined ||
  tx.drizzle.select({ id: schema.series.id }).from(schema.series).where(eq(schema.series.giver, person)).limit(1).get() !== undefined ||
  tx.drizzle.select({ team: schema.memberships.team }).from(schema.memberships).where(eq(schema.memberships.person, person)).limit(1).get() !== undefined;

/**
 * Forgets somebody for good: how to reach them, their settings and wishes, and their name unless a record that must be kept has them in it. What is kept
 * knows them by a number only they had. Not even undo can bring it back: the rows kept for it go too.
 */
export function forget(tx: Tx, person: PersonId, keepName: boolean, now: Date): void {
  for (const table of DELETED) tx.drizzle.delete(table).where(eq(table.person, person)).run();
  tx.drizzle
    .delete(schema.supporters)
    .where(or(eq(schema.supporters.person, person), eq(schema.supporters.supporter, person)))
    .run();
  forgetOffers(tx, person);
  const theirs = tx.drizzle.select().from(schema.addresses).where(eq(schema.addresses.person, person)).all();
  for (const { id, unlinkedAt } of theirs)
    tx.drizzle
      .update(schema.addresses)
      .set({ findable: `forgotten ${id}`, handle: tx.vault.seal(new Labelled('team', ''), undefined), preferred: false, unlinkedAt: unlinkedAt ?? now })
      .where(eq(schema.addresses.id, id))
      .run();
  tx.drizzle
    .update(schema.letters)
    .set({ state: 'withdrawn', words: null, stranger: null })
    .where(and(eq(schema.letters.person, person), eq(schema.letters.state, 'queued')))
    .run();
  tx.drizzle.update(schema.turns).set({ about: null }).where(eq(schema.turns.person, person)).run();
  const name = keepName ? {} : { firstName: new Labelled('team', 'Somebody'), surname: new Labelled('team', '') };
  tx.drizzle
    .update(schema.people)
    .set({ ...name, ...NO_SETTINGS, stoppedAt: now, forgottenAt: now })
    .where(eq(schema.people.id, person))
    .run();
  tx.drizzle
    .delete(schema.before)
    .where(or(like(schema.before.row, `%"${person}"%`), like(schema.before.rowKey, `%"${person}"%`)))
    .run();
}

function forgetOffers(tx: Tx, person: PersonId): void {
  const theirs = tx.drizzle.select({ id: schema.offers.id }).from(schema.offers).where(eq(schema.offers.person, person));
  tx.drizzle.delete(schema.offerLetters).where(inArray(schema.offerLetters.offer, theirs)).run();
  tx.drizzle.delete(schema.offers).where(eq(schema.offers.person, person)).run();
}

const NO_SETTINGS = {
  largePrint: false,
  oneAtATime: false,
  readBack: false,
  bestFrom: null,
  bestUntil: null,
  digest: 'off',
  urgentInQuietHours: false,
  remindedAt: null,
  remindedFor: null,
  pausedUntil: null,
  caughtUpAt: null,
} as const;

import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { PersonId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { addresses, type ChannelName, people } from '../schema/people.ts';
import { tellingNeeds } from '../schema/telling.ts';
import type { TimeOfDay } from '../times.ts';
import { addressesOf, type Person } from './people.ts';

export type TellingNeed = typeof tellingNeeds.$inferSelect;

const needs = prepared((drizzle) =>
  drizzle
    .select()
    .from(tellingNeeds)
    .where(eq(tellingNeeds.person, sql.placeholder('person')))
    .orderBy(asc(tellingNeeds.need))
    .prepare(),
);
/** How somebody likes to be told things, as it was recorded. */
export const needsOf = (tx: Tx, person: PersonId): TellingNeed[] => needs(tx).all({ person });

/** From now on somebody is written to on this channel, which they have linked. */
export function preferChannel(tx: Tx, person: PersonId, channel: ChannelName): void {
  const chosen = addressesOf(tx, person).find((one) => one.channel === channel);
  if (!chosen) throw new Error(`person ${person} has not linked ${channel}`);
  const theirs = and(eq(addresses.person, person), isNull(addresses.unlinkedAt));
  tx.drizzle
    .update(addresses)
    .set({ preferred: false })
    .where(and(theirs, eq(addresses.preferred, true), ne(addresses.id, chosen.id)))
    .run();
  tx.drizzle.update(addresses).set({ preferred: true }).where(eq(addresses.id, chosen.id)).run();
}

/** Quiet hours that end as they begin are none. */
export const setQuietHours = (tx: Tx, person: PersonId, quietFrom: TimeOfDay, quietUntil: TimeOfDay): void => {
  tx.drizzle.update(people).set({ quietFrom, quietUntil }).where(eq(people.id, person)).run();
};
export const setUrgent = (tx: Tx, person: PersonId, urgentInQuietHours: boolean): void => {
  tx.drizzle.update(people).set({ urgentInQuietHours }).where(eq(people.id, person)).run();
};
export const setDigest = (tx: Tx, person: PersonId, digest: Person['digest']): void => {
  tx.drizzle.update(people).set({ digest }).where(eq(people.id, person)).run();
};

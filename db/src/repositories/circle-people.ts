import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { PersonId } from '../ids.ts';
import type { Tx } from '../open.ts';
import { giftingVolunteers } from '../schema/people.ts';
import { circleMemberships } from '../schema/teams.ts';
import type { Day } from '../times.ts';

/** Whether a circle may ask somebody to help: one of its members, or of its gifting volunteers. */
export function helpsInACircle(tx: Tx, person: PersonId, today: Day): boolean {
  const isMember = and(eq(circleMemberships.person, person), or(isNull(circleMemberships.until), gt(circleMemberships.until, today)));
  return (
    tx.drizzle.select({ circle: circleMemberships.circle }).from(circleMemberships).where(isMember).limit(1).get() !== undefined ||
    tx.drizzle.select({ circle: giftingVolunteers.circle }).from(giftingVolunteers).where(eq(giftingVolunteers.person, person)).limit(1).get() !== undefined
  );
}

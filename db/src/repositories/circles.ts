import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { CircleId, PersonId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { giftingVolunteers } from '../schema/people.ts';
import { circleMemberships, circles } from '../schema/teams.ts';
import type { Day } from '../times.ts';

const one = prepared((drizzle) =>
  drizzle
    .select()
    .from(circles)
    .where(eq(circles.id, sql.placeholder('id')))
    .prepare(),
);
/** The neighbourhood a circle is about, as it may be said to anybody in it. */
export const areaOf = (tx: Tx, id: CircleId): Labelled<'plan'> | undefined => one(tx).get({ id })?.area;

const members = prepared((drizzle) =>
  drizzle
    .select({ person: circleMemberships.person })
    .from(circleMemberships)
    .where(
      and(eq(circleMemberships.circle, sql.placeholder('circle')), or(isNull(circleMemberships.until), gt(circleMemberships.until, sql.placeholder('today')))),
    )
    .prepare(),
);
const volunteers = prepared((drizzle) =>
  drizzle
    .select({ person: giftingVolunteers.person })
    .from(giftingVolunteers)
    .where(eq(giftingVolunteers.circle, sql.placeholder('circle')))
    .prepare(),
);
/** Everybody of a circle who could be asked for help: its gifting volunteers and its members. */
export function circlePeopleOf(tx: Tx, circle: CircleId, today: Day): PersonId[] {
  const people = [...volunteers(tx).all({ circle }), ...members(tx).all({ circle, today })].map(({ person }) => person);
  return [...new Set(people)].sort();
}

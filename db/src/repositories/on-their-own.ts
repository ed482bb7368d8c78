import { and, eq, gt, isNull, notExists, or } from 'drizzle-orm';
import type { CircleId, PersonId } from '../ids.ts';
import type { Tx } from '../open.ts';
import { giftingVolunteers, people } from '../schema/people.ts';
import { advocates, circleMemberships, circles, hats, memberships, teams } from '../schema/teams.ts';
import type { Day } from '../times.ts';

/** People who are in no team and no circle today: not yet, or no longer. */
export function peopleOnTheirOwn(tx: Tx, today: Day): PersonId[] {
  const runs = (until: typeof memberships.until | typeof advocates.until | typeof circleMemberships.until | typeof hats.until) =>
    or(isNull(until), gt(until, today));
  const { drizzle } = tx;
  return drizzle
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        notExists(drizzle.select({ one: teams.id }).from(teams).where(eq(teams.owner, people.id))),
        notExists(
          drizzle
            .select({ one: memberships.team })
            .from(memberships)
            .where(and(eq(memberships.person, people.id), runs(memberships.until))),
        ),
        notExists(
          drizzle
            .select({ one: advocates.team })
            .from(advocates)
            .where(and(eq(advocates.person, people.id), runs(advocates.until))),
        ),
        notExists(
          drizzle
            .select({ one: circleMemberships.circle })
            .from(circleMemberships)
            .where(and(eq(circleMemberships.person, people.id), runs(circleMemberships.until))),
        ),
        notExists(drizzle.select({ one: giftingVolunteers.circle }).from(giftingVolunteers).where(eq(giftingVolunteers.person, people.id))),
        notExists(
          drizzle
            .select({ one: hats.id })
            .from(hats)
            .where(and(eq(hats.wornBy, people.id), runs(hats.until))),
        ),
      ),
    )
    .orderBy(people.id)
    .all()
    .map(({ id }) => id);
}

export const circleIds = (tx: Tx): CircleId[] =>
  tx.drizzle
    .select({ id: circles.id })
    .from(circles)
    .orderBy(circles.id)
    .all()
    .map(({ id }) => id);

import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { CircleId, PersonId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { lastResorts, onCall } from '../schema/on-call.ts';
import { giftingVolunteers } from '../schema/people.ts';
import { circleMemberships, circles, hats } from '../schema/teams.ts';
import type { Day } from '../times.ts';

export type Circle = typeof circles.$inferSelect;

const circle = prepared((drizzle) =>
  drizzle
    .select()
    .from(circles)
    .where(eq(circles.id, sql.placeholder('id')))
    .prepare(),
);
export function circleById(tx: Tx, id: CircleId): Circle {
  const found = circle(tx).get({ id });
  if (!found) throw new Error(`there is no circle ${id}`);
  return found;
}

const memberRuns = or(isNull(circleMemberships.until), gt(circleMemberships.until, sql.placeholder('today')));

const joined = prepared((drizzle) =>
  drizzle
    .select({ circle: circleMemberships.circle })
    .from(circleMemberships)
    .where(and(eq(circleMemberships.person, sql.placeholder('person')), memberRuns))
    .prepare(),
);
const gifting = prepared((drizzle) =>
  drizzle
    .select({ circle: giftingVolunteers.circle })
    .from(giftingVolunteers)
    .where(eq(giftingVolunteers.person, sql.placeholder('person')))
    .prepare(),
);
const hatted = prepared((drizzle) =>
  drizzle
    .select({ circle: hats.circle })
    .from(hats)
    .where(and(eq(hats.wornBy, sql.placeholder('person')), or(isNull(hats.until), gt(hats.until, sql.placeholder('today')))))
    .prepare(),
);
/** The circles somebody belongs to today: as a member, as a gifting volunteer, or by a hat they wear there. */
export const circlesOf = (tx: Tx, person: PersonId, today: Day): CircleId[] => {
  const rows = [...joined(tx).all({ person, today }), ...gifting(tx).all({ person }), ...hatted(tx).all({ person, today })];
  return [...new Set(rows.flatMap((row) => row.circle ?? []))].sort();
};

const members = prepared((drizzle) =>
  drizzle
    .select({ person: circleMemberships.person })
    .from(circleMemberships)
    .where(and(eq(circleMemberships.circle, sql.placeholder('circle')), memberRuns))
    .orderBy(circleMemberships.person)
    .prepare(),
);
const volunteers = prepared((drizzle) =>
  drizzle
    .select({ person: giftingVolunteers.person })
    .from(giftingVolunteers)
    .where(eq(giftingVolunteers.circle, sql.placeholder('circle')))
    .orderBy(giftingVolunteers.person)
    .prepare(),
);
/** Who may be on call for a circle: its members and its gifting volunteers. */
export const circlePeopleOf = (tx: Tx, id: CircleId, today: Day): PersonId[] => [
  ...new Set([...members(tx).all({ circle: id, today }), ...volunteers(tx).all({ circle: id })].map((row) => row.person)),
];

const circleHats = prepared((drizzle) =>
  drizzle
    .select({ hat: hats.hat, wornBy: hats.wornBy })
    .from(hats)
    .where(and(eq(hats.circle, sql.placeholder('circle')), or(isNull(hats.until), gt(hats.until, sql.placeholder('today')))))
    .orderBy(hats.since, hats.hat, hats.wornBy)
    .prepare(),
);
/** The hats of a circle and who wears each today, those worn longest first. */
export const circleHatsOf = (tx: Tx, id: CircleId, today: Day): { hat: string; wornBy: PersonId }[] => circleHats(tx).all({ circle: id, today });

const list = prepared((drizzle) =>
  drizzle
    .select({ person: onCall.person })
    .from(onCall)
    .where(eq(onCall.circle, sql.placeholder('circle')))
    .orderBy(onCall.place, onCall.saidAt, onCall.person)
    .prepare(),
);
/** Who may be rung for a circle, in the order in which they are rung. */
export const onCallOf = (tx: Tx, id: CircleId): PersonId[] =>
  list(tx)
    .all({ circle: id })
    .map((row) => row.person);

/** Puts somebody at the end of the list. */
export const goOnCall = (tx: Tx, id: CircleId, person: PersonId, now: Date): void => {
  const place =
    tx.drizzle
      .select({ last: sql<number | null>`max(${onCall.place})` })
      .from(onCall)
      .where(eq(onCall.circle, id))
      .get()?.last ?? 0;
  tx.drizzle
    .insert(onCall)
    .values({ circle: id, person, place: place + 1, saidAt: now })
    .run();
};
export const comeOffCall = (tx: Tx, id: CircleId, person: PersonId): void => {
  tx.drizzle
    .delete(onCall)
    .where(and(eq(onCall.circle, id), eq(onCall.person, person)))
    .run();
};
/** Rings them in this order from now on. */
export const ringInOrder = (tx: Tx, id: CircleId, people: readonly PersonId[]): void => {
  for (const [index, person] of people.entries())
    tx.drizzle
      .update(onCall)
      .set({ place: index + 1 })
      .where(and(eq(onCall.circle, id), eq(onCall.person, person)))
      .run();
};

/** A service and its number, as the circle shows it. */
export interface LastResort {
  readonly id: number;
  readonly words: Labelled<'plan'>;
}
const shown = prepared((drizzle) =>
  drizzle
    .select({ id: lastResorts.id, words: lastResorts.words })
    .from(lastResorts)
    .where(and(eq(lastResorts.circle, sql.placeholder('circle')), isNull(lastResorts.removedAt)))
    .orderBy(lastResorts.id)
    .prepare(),
);
export const keptLastResortsOf = (tx: Tx, id: CircleId): LastResort[] => shown(tx).all({ circle: id });

/** What a circle shows when nobody answers, in the order in which it was kept. */
export const lastResortsOf = (tx: Tx, id: CircleId): Labelled<'plan'>[] => keptLastResortsOf(tx, id).map(({ words }) => words);

export const keepLastResort = (tx: Tx, id: CircleId, words: Labelled<'plan'>, by: PersonId, now: Date): void => {
  tx.drizzle.insert(lastResorts).values({ circle: id, words, setBy: by, setAt: now }).run();
};
export const removeLastResort = (tx: Tx, id: number, now: Date): void => {
  tx.drizzle.update(lastResorts).set({ removedAt: now }).where(eq(lastResorts.id, id)).run();
};

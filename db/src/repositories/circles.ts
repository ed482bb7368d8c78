import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import type { CircleId, PersonId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { giftingVolunteers } from '../schema/people.ts';
import { circleMemberships, circles, hats, teams } from '../schema/teams.ts';
import type { Day } from '../times.ts';
import type { Team } from './teams.ts';

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

const hatRuns = or(isNull(hats.until), gt(hats.until, sql.placeholder('today')));
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
    .where(and(eq(hats.wornBy, sql.placeholder('person')), hatRuns))
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
    .where(and(eq(giftingVolunteers.circle, sql.placeholder('circle')), eq(giftingVolunteers.toMeet, false)))
    .orderBy(giftingVolunteers.person)
    .prepare(),
);
const toMeet = prepared((drizzle) =>
  drizzle
    .select({ person: giftingVolunteers.person })
    .from(giftingVolunteers)
    .where(and(eq(giftingVolunteers.circle, sql.placeholder('circle')), eq(giftingVolunteers.toMeet, true)))
    .orderBy(giftingVolunteers.person)
    .prepare(),
);
/** Who has joined a circle from a poster, and nobody of it has met yet. They are known by name, and asked for no visits. */
export const newcomersOf = (tx: Tx, id: CircleId): PersonId[] =>
  toMeet(tx)
    .all({ circle: id })
    .map((row) => row.person);

/** Who may be asked to help in a circle, or be on call for it: its members and its gifting volunteers, but for those whom nobody has met yet. */
export const circlePeopleOf = (tx: Tx, id: CircleId, today: Day): PersonId[] => [
  ...new Set([...members(tx).all({ circle: id, today }), ...volunteers(tx).all({ circle: id })].map((row) => row.person)),
];

/** Who belongs to a circle; who only gifts time to it is not among them. */
export const circleMembersOf = (tx: Tx, id: CircleId, today: Day): PersonId[] =>
  members(tx)
    .all({ circle: id, today })
    .map((row) => row.person);

/** Whether a circle may ask somebody to help: one of its members, or of its gifting volunteers. */
export const helpsInACircle = (tx: Tx, person: PersonId, today: Day): boolean =>
  joined(tx).get({ person, today }) !== undefined || gifting(tx).get({ person }) !== undefined;

const circleHats = prepared((drizzle) =>
  drizzle
    .select({ hat: hats.hat, wornBy: hats.wornBy })
    .from(hats)
    .where(and(eq(hats.circle, sql.placeholder('circle')), hatRuns))
    .orderBy(hats.since, hats.hat, hats.wornBy)
    .prepare(),
);
/** The hats of a circle and who wears each today, those worn longest first. */
export const circleHatsOf = (tx: Tx, id: CircleId, today: Day): { hat: string; wornBy: PersonId }[] => circleHats(tx).all({ circle: id, today });

const byHat = prepared((drizzle) =>
  drizzle
    .selectDistinct({ id: circles.id, name: circles.name, area: circles.area })
    .from(circles)
    .innerJoin(hats, eq(hats.circle, circles.id))
    .where(and(eq(hats.wornBy, sql.placeholder('person')), hatRuns))
    .orderBy(circles.id)
    .prepare(),
);
/** The circles in which somebody wears a hat today. */
export const circlesByHat = (tx: Tx, person: PersonId, today: Day): Circle[] => byHat(tx).all({ person, today });

const inCircle = prepared((drizzle) =>
  drizzle
    .select()
    .from(teams)
    .where(and(eq(teams.circle, sql.placeholder('circle')), ne(teams.state, 'ended')))
    .orderBy(teams.id)
    .prepare(),
);
/** The teams of a circle that have not ended. */
export const teamsOfCircle = (tx: Tx, circle: CircleId): Team[] => inCircle(tx).all({ circle });

import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import type { CircleId, PersonId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { circles, hats, teams } from '../schema/teams.ts';
import type { Day } from '../times.ts';
import type { Team } from './teams.ts';

export type Circle = typeof circles.$inferSelect;

const byHat = prepared((drizzle) =>
  drizzle
    .selectDistinct({ id: circles.id, name: circles.name, area: circles.area })
    .from(circles)
    .innerJoin(hats, eq(hats.circle, circles.id))
    .where(and(eq(hats.wornBy, sql.placeholder('person')), or(isNull(hats.until), gt(hats.until, sql.placeholder('today')))))
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

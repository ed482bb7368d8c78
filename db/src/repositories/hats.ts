import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { CircleId, PersonId, TeamId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { hats } from '../schema/teams.ts';
import type { Day } from '../times.ts';

/** Puts on a hat. That the wearer has said yes is for the rules to see to. */
export const wearHat = (
  tx: Tx,
  { id, where, hat, by, on }: { id: string; where: { team: TeamId } | { circle: CircleId }; hat: string; by: PersonId; on: Day },
): void => {
  tx.drizzle
    .insert(hats)
    .values({ id, ...where, hat, wornBy: by, since: on })
    .run();
};

const worn = prepared((drizzle) =>
  drizzle
    .select({ hat: hats.hat, wornBy: hats.wornBy })
    .from(hats)
    .where(and(eq(hats.team, sql.placeholder('team')), or(isNull(hats.until), gt(hats.until, sql.placeholder('today')))))
    .orderBy(hats.since, hats.hat, hats.wornBy)
    .prepare(),
);
/** The hats of a team and who wears each today. */
export const teamHatsOf = (tx: Tx, team: TeamId, today: Day): { hat: string; wornBy: PersonId }[] => worn(tx).all({ team, today });

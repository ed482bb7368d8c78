import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { requests } from '../schema/visits.ts';

const settled = prepared((drizzle) =>
  drizzle
    .select({ taker: requests.taker })
    .from(requests)
    .where(
      sql`${requests.team} = ${sql.placeholder('team')} and ${requests.kind} = 'cover' and ${requests.state} = 'settled' and ${requests.taker} is not null`,
    )
    // A request that was settled before the time was kept counts by when it was opened.
    .orderBy(sql`coalesce(${requests.settledAt}, ${requests.openedAt}) desc`, sql`${requests.id} desc`)
    .limit(sql.placeholder('most'))
    .prepare(),
);
/** Who took the visits that a team last found cover for, the latest first. */
export const takersOfLastCovers = (tx: Tx, team: TeamId, most: number): PersonId[] =>
  settled(tx)
    .all({ team, most })
    .flatMap(({ taker }) => taker ?? []);

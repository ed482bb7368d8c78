import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { PersonId, SeriesId, TeamId, VisitId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { changedVisits, series } from '../schema/visits.ts';
import type { Day } from '../times.ts';

export type Series = typeof series.$inferSelect;
export type ChangedVisit = typeof changedVisits.$inferSelect;

/** What a visit's id is made of. */
export function partsOf(id: VisitId): { series: SeriesId; day: Day } {
  const split = id.lastIndexOf('@');
  return { series: id.slice(0, split) as SeriesId, day: id.slice(split + 1) as Day };
}

const running = and(lte(series.firstDay, sql.placeholder('to')), or(isNull(series.lastDay), gte(series.lastDay, sql.placeholder('from'))));

const ofTeam = prepared((drizzle) =>
  drizzle
    .select()
    .from(series)
    .where(and(eq(series.team, sql.placeholder('team')), running))
    .prepare(),
);
/** The series of a team that run on some day from `from` to `to`, both included. */
export const seriesOfTeam = (tx: Tx, team: TeamId, from: Day, to: Day): Series[] => ofTeam(tx).all({ team, from, to });

const ofGiver = prepared((drizzle) =>
  drizzle
    .select()
    .from(series)
    .where(
      and(
        running,
        or(
          eq(series.giver, sql.placeholder('giver')),
          sql`${series.id} in (select series from changed_visits where giver = ${sql.placeholder('giver')} and day between ${sql.placeholder('from')} and ${sql.placeholder('to')})`,
        ),
      ),
    )
    .prepare(),
);
/** The series in which somebody has visits, usually or for once, in any team. */
export const seriesOfGiver = (tx: Tx, giver: PersonId, from: Day, to: Day): Series[] => ofGiver(tx).all({ giver, from, to });

const changes = prepared((drizzle) =>
  drizzle
    .select()
    .from(changedVisits)
    .where(
      and(eq(changedVisits.series, sql.placeholder('series')), gte(changedVisits.day, sql.placeholder('from')), lte(changedVisits.day, sql.placeholder('to'))),
    )
    .prepare(),
);
export const changesOf = (tx: Tx, of: SeriesId, from: Day, to: Day): ChangedVisit[] => changes(tx).all({ series: of, from, to });

/** From now on this one visit is theirs. */
export function giveVisitTo(tx: Tx, id: VisitId, giver: PersonId, changedBy: PersonId, changedAt: Date): void {
  const visit = partsOf(id);
  tx.drizzle
    .insert(changedVisits)
    .values({ ...visit, giver, changedBy, changedAt })
    .onConflictDoUpdate({ target: [changedVisits.series, changedVisits.day], set: { giver, changedBy, changedAt } })
    .run();
}

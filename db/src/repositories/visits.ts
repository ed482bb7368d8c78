import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { type PersonId, partsOf, type SeriesId, type TeamId, type VisitId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { changedVisits, series, standingGivers } from '../schema/visits.ts';
import { sortedBy } from '../sorted.ts';
import type { Day, TimeOfDay } from '../times.ts';

export type Series = typeof series.$inferSelect;
export type ChangedVisit = typeof changedVisits.$inferSelect;
type StandingGiver = Pick<typeof standingGivers.$inferSelect, 'fromDay' | 'giver'>;

/** A series with all that is needed to work out its visits on some days: who gives it from when on, first to last, and the days that differ. */
export interface Schedule {
  readonly series: Series;
  readonly givers: readonly StandingGiver[];
  readonly changes: readonly ChangedVisit[];
}

const byId = prepared((drizzle) =>
  drizzle
    .select()
    .from(series)
    .where(eq(series.id, sql.placeholder('id')))
    .prepare(),
);
export const seriesById = (tx: Tx, id: SeriesId): Series | undefined => byId(tx).get({ id });

const running = and(lte(series.firstDay, sql.placeholder('to')), or(isNull(series.lastDay), gte(series.lastDay, sql.placeholder('from'))));
const movedIn = sql`${series.id} in (select series from changed_visits where moved_to between ${sql.placeholder('from')} and ${sql.placeholder('to')})`;

const ofTeam = prepared((drizzle) =>
  drizzle
    .select()
    .from(series)
    .where(and(eq(series.team, sql.placeholder('team')), or(running, movedIn)))
    .prepare(),
);
/** The series of a team that have a visit on some day from `from` to `to`, both included. */
export const seriesOfTeam = (tx: Tx, team: TeamId, from: Day, to: Day): Series[] => sortedBy(ofTeam(tx).all({ team, from, to }), (row) => row.id);

// Who gives it usually gives it on the day it was moved to as well.
const usually = prepared((drizzle) => {
  const giver = sql.placeholder('giver');
  const theirs = sql`${series.id} in (select id from series where giver = ${giver} union all select series from standing_givers where giver = ${giver})`;
  return drizzle
    .select()
    .from(series)
    .where(and(theirs, or(running, movedIn)))
    .prepare();
});
// Apart from the usual ones, and by the day apart from the day it was moved to: each alone can be looked up in an index, however many years there are.
const forOnce = prepared((drizzle) => {
  const [giver, from, to] = [sql.placeholder('giver'), sql.placeholder('from'), sql.placeholder('to')];
  return drizzle
    .select()
    .from(series)
    .where(sql`${series.id} in (select series from changed_visits where giver = ${giver} and day between ${from} and ${to}
      union all select series from changed_visits where moved_to between ${from} and ${to} and giver = ${giver})`)
    .prepare();
});
/** The series in which somebody has visits, usually or for once, in any team. */
export function seriesOfGiver(tx: Tx, giver: PersonId, from: Day, to: Day): Series[] {
  const found = [...usually(tx).all({ giver, from, to }), ...forOnce(tx).all({ giver, from, to })];
  return sortedBy([...new Map(found.map((one) => [one.id, one])).values()], (row) => row.id);
}

// By the day, and by the day it was moved to: each alone can be looked up in an index, however many years there are.
const changedOn = prepared((drizzle) =>
  drizzle
    .select()
    .from(changedVisits)
    .where(sql`series = ${sql.placeholder('series')} and day between ${sql.placeholder('from')} and ${sql.placeholder('to')}`)
    .prepare(),
);
const movedToThen = prepared((drizzle) =>
  drizzle
    .select()
    .from(changedVisits)
    .where(
      // The + keeps SQLite from going through all the days of the series.
      sql`moved_to between ${sql.placeholder('from')} and ${sql.placeholder('to')} and +series = ${sql.placeholder('series')}
        and day not between ${sql.placeholder('from')} and ${sql.placeholder('to')}`,
    )
    .prepare(),
);
const standing = prepared((drizzle) =>
  drizzle
    .select({ fromDay: standingGivers.fromDay, giver: standingGivers.giver })
    .from(standingGivers)
    .where(eq(standingGivers.series, sql.placeholder('series')))
    .prepare(),
);
/** All that differs in a series on the days from `from` to `to`, both included. */
export const scheduleOf = (tx: Tx, of: Series, from: Day, to: Day): Schedule => ({
  series: of,
  givers: sortedBy(standing(tx).all({ series: of.id }), (row) => row.fromDay),
  changes: [...changedOn(tx).all({ series: of.id, from, to }), ...movedToThen(tx).all({ series: of.id, from, to })],
});

const moved = prepared((drizzle) =>
  drizzle
    .select({ movedTo: changedVisits.movedTo })
    .from(changedVisits)
    .where(and(eq(changedVisits.series, sql.placeholder('series')), eq(changedVisits.day, sql.placeholder('day'))))
    .prepare(),
);
/** The day a visit is on now, wherever it was moved. */
export const dayNowOf = (tx: Tx, id: VisitId): Day => moved(tx).get(partsOf(id))?.movedTo ?? partsOf(id).day;

type Change = Partial<Pick<ChangedVisit, 'giver' | 'giverIs' | 'movedTo' | 'starts' | 'ends' | 'cancelled'>>;

/** One day of a series differs in this; what else differs already stays so. */
function changeVisit(tx: Tx, id: VisitId, change: Change, changedBy: PersonId, changedAt: Date): void {
  tx.drizzle
    .insert(changedVisits)
    .values({ ...partsOf(id), giverIs: 'usual', ...change, changedBy, changedAt })
    .onConflictDoUpdate({ target: [changedVisits.series, changedVisits.day], set: { ...change, changedBy, changedAt } })
    .run();
}

/** From now on this one visit is theirs; nobody's when no giver is named. */
export const giveVisitTo = (tx: Tx, id: VisitId, giver: PersonId | undefined, by: PersonId, at: Date): void =>
  changeVisit(tx, id, { giver: giver ?? null, giverIs: 'other' }, by, at);

/** This one visit is on another day or at another time. */
export const moveVisit = (tx: Tx, id: VisitId, to: { day: Day; starts: TimeOfDay; ends: TimeOfDay }, by: PersonId, at: Date): void =>
  changeVisit(tx, id, { movedTo: to.day === partsOf(id).day ? null : to.day, starts: to.starts, ends: to.ends }, by, at);

/** This one visit will not be, `late` when it is within 24 hours of its beginning; or it will be after all. */
export const cancelVisit = (tx: Tx, id: VisitId, cancelled: 'no' | 'yes' | 'late', by: PersonId, at: Date): void => changeVisit(tx, id, { cancelled }, by, at);

export const addSeries = (tx: Tx, added: typeof series.$inferInsert): void => {
  tx.drizzle.insert(series).values(added).run();
};

/** The last day that a series has; `null`: it goes on. */
export const endSeries = (tx: Tx, id: SeriesId, lastDay: Day | null): void => {
  tx.drizzle.update(series).set({ lastDay }).where(eq(series.id, id)).run();
};

/** From a day on somebody else, or nobody, usually gives a series. */
export const giveSeriesTo = (tx: Tx, id: SeriesId, giver: PersonId | undefined, fromDay: Day): void => {
  tx.drizzle
    .insert(standingGivers)
    .values({ series: id, fromDay, giver: giver ?? null })
    .onConflictDoUpdate({ target: [standingGivers.series, standingGivers.fromDay], set: { giver: giver ?? null } })
    .run();
};

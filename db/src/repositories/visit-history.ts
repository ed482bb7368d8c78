import { and, asc, between, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { CircleId, PersonId, SeriesId, TeamId, VisitId } from '../ids.ts';
import type { Tx } from '../open.ts';
import { hats, teams } from '../schema/teams.ts';
import { attendances, changedVisits, requests, series, visitRecord } from '../schema/visits.ts';
import type { Day } from '../times.ts';
import type { Request } from './requests.ts';
import type { Team } from './teams.ts';
import type { RecordEntry } from './visit-record.ts';
import type { ChangedVisit } from './visits.ts';

export type Attendance = typeof attendances.$inferSelect;

const seriesIn = (tx: Tx, team: TeamId) => tx.drizzle.select({ id: series.id }).from(series).where(eq(series.team, team));

/** What people tapped about a team's visits. The days are those of the series, wherever a visit was moved to. */
export const attendancesOfTeam = (tx: Tx, team: TeamId, from: Day, to: Day): Attendance[] =>
  tx.drizzle
    .select()
    .from(attendances)
    .where(and(inArray(attendances.series, seriesIn(tx, team)), between(attendances.day, from, to)))
    .orderBy(asc(attendances.series), asc(attendances.day), asc(attendances.person))
    .all();

/** The days of a team's series that differ from the rest: by their day in the series, wherever a visit was moved to. */
export const changesOfTeam = (tx: Tx, team: TeamId, from: Day, to: Day): ChangedVisit[] =>
  tx.drizzle
    .select()
    .from(changedVisits)
    .where(and(inArray(changedVisits.series, seriesIn(tx, team)), between(changedVisits.day, from, to)))
    .orderBy(asc(changedVisits.series), asc(changedVisits.day))
    .all();

/** Who cancelled which of a team's visits, and when, in the order in which it was written down. */
export const cancellationsOfTeam = (tx: Tx, team: TeamId, from: Day, to: Day): RecordEntry[] =>
  tx.drizzle
    .select()
    .from(visitRecord)
    .where(and(eq(visitRecord.team, team), between(visitRecord.day, from, to), inArray(visitRecord.what, ['cancelled', 'cancelled late'])))
    .orderBy(asc(visitRecord.id))
    .all();

/** The swaps and covers that were settled about a visit, the oldest first. */
export const settledRequestsFor = (tx: Tx, visit: VisitId): Request[] =>
  tx.drizzle
    .select()
    .from(requests)
    .where(and(eq(requests.state, 'settled'), or(eq(requests.visit, visit), eq(requests.inReturn, visit))))
    .orderBy(asc(sql`coalesce(${requests.settledAt}, ${requests.openedAt})`), asc(requests.id))
    .all();

/** The teams in which any of these series are. */
export const teamsOfSeries = (tx: Tx, ids: readonly SeriesId[]): Team[] =>
  tx.drizzle
    .selectDistinct()
    .from(teams)
    .where(
      inArray(
        teams.id,
        tx.drizzle
          .select({ id: series.team })
          .from(series)
          .where(inArray(series.id, [...ids])),
      ),
    )
    .orderBy(asc(teams.id))
    .all();

/** The circles in which somebody wears a hat today. */
export const circlesWhereWorn = (tx: Tx, person: PersonId, hat: string, today: Day): CircleId[] =>
  tx.drizzle
    .select({ circle: hats.circle })
    .from(hats)
    .where(and(eq(hats.wornBy, person), eq(hats.hat, hat), lte(hats.since, today), or(isNull(hats.until), gt(hats.until, today))))
    .all()
    .flatMap(({ circle }) => (circle === null ? [] : [circle]));

/** Every team of these circles. */
export const teamsOfCircles = (tx: Tx, circles: readonly CircleId[]): Team[] =>
  tx.drizzle
    .select()
    .from(teams)
    .where(inArray(teams.circle, [...circles]))
    .orderBy(asc(teams.id))
    .all();

import { and, eq, sql } from 'drizzle-orm';
import { type PersonId, partsOf, type VisitId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { attendances } from '../schema/visits.ts';

export type Attendance = typeof attendances.$inferSelect;

const ofVisit = prepared((drizzle) =>
  drizzle
    .select()
    .from(attendances)
    .where(
      and(eq(attendances.series, sql.placeholder('series')), eq(attendances.day, sql.placeholder('day')), eq(attendances.person, sql.placeholder('person'))),
    )
    .prepare(),
);
/** What somebody has said about a visit on the day: that they set out, how late they run, that they are done. */
export const attendanceAt = (tx: Tx, visit: VisitId, person: PersonId): Attendance | undefined => ofVisit(tx).get({ ...partsOf(visit), person });

function note(tx: Tx, visit: VisitId, person: PersonId, said: Partial<Pick<Attendance, 'onMyWayAt' | 'doneAt' | 'minutesLate'>>): void {
  tx.drizzle
    .insert(attendances)
    .values({ ...partsOf(visit), person, ...said })
    .onConflictDoUpdate({ target: [attendances.series, attendances.day, attendances.person], set: said })
    .run();
}

export const noteOnMyWay = (tx: Tx, visit: VisitId, person: PersonId, at: Date): void => note(tx, visit, person, { onMyWayAt: at });
export const noteDone = (tx: Tx, visit: VisitId, person: PersonId, at: Date): void => note(tx, visit, person, { doneAt: at });
/** How many minutes late somebody expects to be; `null` when they did not say. */
export const noteLate = (tx: Tx, visit: VisitId, person: PersonId, minutes: number | null): void => note(tx, visit, person, { minutesLate: minutes });

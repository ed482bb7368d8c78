import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { PersonId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { absences } from '../schema/availability.ts';
import type { LocalTime } from '../times.ts';

export type Absence = typeof absences.$inferSelect;

const ofPerson = prepared((drizzle) =>
  drizzle
    .select()
    .from(absences)
    .where(and(eq(absences.person, sql.placeholder('person')), isNull(absences.endedAt), gt(absences.until, sql.placeholder('now'))))
    .orderBy(asc(absences.from))
    .prepare(),
);
/** When somebody can't, from now on, in order. */
export const absencesOf = (tx: Tx, person: PersonId, now: LocalTime): Absence[] => ofPerson(tx).all({ person, now });

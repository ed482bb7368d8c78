import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { AbsenceId, PersonId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { absences } from '../schema/availability.ts';
import { sortedBy } from '../sorted.ts';
import type { LocalTime } from '../times.ts';

export type Absence = typeof absences.$inferSelect;

const ofPerson = prepared((drizzle) =>
  drizzle
    .select()
    .from(absences)
    .where(and(eq(absences.person, sql.placeholder('person')), isNull(absences.endedAt), gt(absences.until, sql.placeholder('now'))))
    .prepare(),
);
/** When somebody can't, from now on, in order. */
export const absencesOf = (tx: Tx, person: PersonId, now: LocalTime): Absence[] => sortedBy(ofPerson(tx).all({ person, now }), (row) => row.from);

export type NewAbsence = Pick<Absence, 'id' | 'person' | 'from' | 'until' | 'saidAt'>;
export const addAbsence = (tx: Tx, absence: NewAbsence): void => {
  tx.drizzle.insert(absences).values(absence).run();
};

/** Back earlier, or away later, than was said. */
export const changeAbsence = (tx: Tx, id: AbsenceId, { from, until }: Pick<Absence, 'from' | 'until'>): void => {
  tx.drizzle.update(absences).set({ from, until }).where(eq(absences.id, id)).run();
};

export const endAbsence = (tx: Tx, id: AbsenceId, at: Date): void => {
  tx.drizzle.update(absences).set({ endedAt: at }).where(eq(absences.id, id)).run();
};

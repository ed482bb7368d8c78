import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { PersonId, SeriesId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { visitRecord } from '../schema/visits.ts';
import type { Day } from '../times.ts';

export type RecordEntry = typeof visitRecord.$inferSelect;

/** Writes down what became of a visit, or of a whole series. */
export const recordVisit = (tx: Tx, entry: typeof visitRecord.$inferInsert): void => {
  tx.drizzle.insert(visitRecord).values(entry).run();
};

const ofVisit = prepared((drizzle) =>
  drizzle
    .select()
    .from(visitRecord)
    .where(and(eq(visitRecord.series, sql.placeholder('series')), sql`(${visitRecord.day} = ${sql.placeholder('day')} or ${visitRecord.day} is null)`))
    .orderBy(asc(visitRecord.id))
    .prepare(),
);
/** All that became of one visit and of its series, in the order in which it was written down. */
export const recordOf = (tx: Tx, series: SeriesId, day: Day): RecordEntry[] => ofVisit(tx).all({ series, day });

/** What somebody has been told, since a moment, of visits that nobody was sure to come to. */
export const toldOf = (tx: Tx, person: PersonId, since: Date): RecordEntry[] =>
  tx.drizzle
    .select()
    .from(visitRecord)
    .where(
      and(
        eq(visitRecord.person, person),
        gte(visitRecord.at, since),
        inArray(visitRecord.what, ['told Rota Holder', 'told Coach', 'told on call', 'last resort shown']),
      ),
    )
    .orderBy(asc(visitRecord.id))
    .all();

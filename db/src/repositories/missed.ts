import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { PersonId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { atMost, prepared, type Tx } from '../open.ts';
import { turns } from '../schema/conversation.ts';
import { letters } from '../schema/letters.ts';
import { type Recorded, visitRecord } from '../schema/visits.ts';

export type RecordEntry = typeof visitRecord.$inferSelect;

/** What of the record changes who comes, and when. */
const CHANGES: readonly Recorded[] = ['added', 'given', 'moved', 'cancelled', 'cancelled late', 'put back', 'ended', 'standing giver'];

/** Every change of visits since then, the oldest first. */
export const recordedSince = (tx: Tx, since: Date): RecordEntry[] =>
  tx.drizzle
    .select()
    .from(visitRecord)
    .where(and(gte(visitRecord.at, since), inArray(visitRecord.what, [...CHANGES])))
    .orderBy(asc(visitRecord.id))
    .all();

const telling = prepared((drizzle) =>
  drizzle
    .selectDistinct({ capability: turns.capability, at: turns.at, about: turns.about, number: turns.number })
    .from(letters)
    .innerJoin(turns, eq(turns.id, letters.turn))
    .where(
      and(
        eq(letters.person, sql.placeholder('person')),
        gte(letters.madeAt, sql.placeholder('since')),
        or(isNull(letters.sender), ne(letters.sender, sql.placeholder('person'))),
        isNull(turns.takenBackIn),
      ),
    )
    .orderBy(turns.number)
    .prepare(),
);
/** What others did since then that somebody was told of, or was to be told of, and that has not been taken back. */
export const turnsTelling = (tx: Tx, person: PersonId, since: Date): { capability: string; at: Date; about: Labelled<'plan'> | null }[] =>
  telling(tx).all({ person, since: since.getTime() });

const spoken = prepared((drizzle) =>
  drizzle
    .select({ at: turns.at })
    .from(turns)
    .where(and(eq(turns.person, sql.placeholder('person')), eq(turns.spoken, true), lt(turns.at, sql.placeholder('before'))))
    .orderBy(desc(turns.number))
    .limit(atMost(1))
    .prepare(),
);
/** When somebody last said something, before then. */
export const lastSpoken = (tx: Tx, person: PersonId, before: Date): Date | undefined => spoken(tx).get({ person, before: before.getTime() })?.at;

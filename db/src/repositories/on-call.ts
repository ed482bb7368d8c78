import { and, eq, isNull, sql } from 'drizzle-orm';
import type { CircleId, PersonId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { lastResorts, onCall } from '../schema/on-call.ts';

const list = prepared((drizzle) =>
  drizzle
    .select({ person: onCall.person })
    .from(onCall)
    .where(eq(onCall.circle, sql.placeholder('circle')))
    .orderBy(onCall.place, onCall.saidAt, onCall.person)
    .prepare(),
);
/** Who may be rung for a circle, in the order in which they are rung. */
export const onCallOf = (tx: Tx, id: CircleId): PersonId[] =>
  list(tx)
    .all({ circle: id })
    .map((row) => row.person);

/** Puts somebody at the end of the list. */
export const goOnCall = (tx: Tx, id: CircleId, person: PersonId, now: Date): void => {
  const place =
    tx.drizzle
      .select({ last: sql<number | null>`max(${onCall.place})` })
      .from(onCall)
      .where(eq(onCall.circle, id))
      .get()?.last ?? 0;
  tx.drizzle
    .insert(onCall)
    .values({ circle: id, person, place: place + 1, saidAt: now })
    .run();
};
export const comeOffCall = (tx: Tx, id: CircleId, person: PersonId): void => {
  tx.drizzle
    .delete(onCall)
    .where(and(eq(onCall.circle, id), eq(onCall.person, person)))
    .run();
};
/** Rings them in this order from now on. */
export const ringInOrder = (tx: Tx, id: CircleId, people: readonly PersonId[]): void => {
  for (const [index, person] of people.entries())
    tx.drizzle
      .update(onCall)
      .set({ place: index + 1 })
      .where(and(eq(onCall.circle, id), eq(onCall.person, person)))
      .run();
};

/** A service and its number, as the circle shows it. */
export interface LastResort {
  readonly id: number;
  readonly words: Labelled<'plan'>;
}
const shown = prepared((drizzle) =>
  drizzle
    .select({ id: lastResorts.id, words: lastResorts.words })
    .from(lastResorts)
    .where(and(eq(lastResorts.circle, sql.placeholder('circle')), isNull(lastResorts.removedAt)))
    .orderBy(lastResorts.id)
    .prepare(),
);
export const keptLastResortsOf = (tx: Tx, id: CircleId): LastResort[] => shown(tx).all({ circle: id });

/** What a circle shows when nobody answers, in the order in which it was kept. */
export const lastResortsOf = (tx: Tx, id: CircleId): Labelled<'plan'>[] => keptLastResortsOf(tx, id).map(({ words }) => words);

export const keepLastResort = (tx: Tx, id: CircleId, words: Labelled<'plan'>, by: PersonId, now: Date): void => {
  tx.drizzle.insert(lastResorts).values({ circle: id, words, setBy: by, setAt: now }).run();
};
export const removeLastResort = (tx: Tx, id: number, now: Date): void => {
  tx.drizzle.update(lastResorts).set({ removedAt: now }).where(eq(lastResorts.id, id)).run();
};

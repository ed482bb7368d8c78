import { and, eq, isNull, sql } from 'drizzle-orm';
import type { CircleId, Id, PersonId, PosterId } from '../ids.ts';
import { Labelled, reveal } from '../labels.ts';
import type { Tx } from '../open.ts';
import { posters, volunteers } from '../schema/volunteers.ts';

export interface Poster {
  readonly id: PosterId;
  readonly circle: CircleId;
  /** Three words, in the order of the alphabet. */
  readonly words: Labelled<'open'>;
  /** What the address of its sheet ends with. */
  readonly secret: Labelled<'plan'>;
  readonly madeBy: PersonId;
}

const opened = (tx: Tx, row: typeof posters.$inferSelect | undefined): Poster | undefined =>
  row?.secret && row.words ? { id: row.id, circle: row.circle, words: row.words, secret: tx.vault.open(row.secret), madeBy: row.madeBy } : undefined;

/** The poster of a circle, while it has one. */
export const openPosterOf = (tx: Tx, circle: CircleId): Poster | undefined =>
  opened(
    tx,
    tx.drizzle
      .select()
      .from(posters)
      .where(and(eq(posters.circle, circle), isNull(posters.endedAt)))
      .get(),
  );

/** The poster that hangs somewhere with these three words on it, in whatever order they were said. Whoever asks has looked first whether there are tries left. */
export const openPosterWith = (tx: Tx, words: readonly string[]): Poster | undefined =>
  opened(
    tx,
    tx.drizzle
      .select()
      .from(posters)
      .where(and(eq(posters.words, inOrder(words)), isNull(posters.endedAt)))
      .get(),
  );

const inOrder = (words: readonly string[]): Labelled<'open'> => new Labelled('open', [...words].sort().join(' '));

export const posterById = (tx: Tx, id: PosterId): Poster | undefined => opened(tx, tx.drizzle.select().from(posters).where(eq(posters.id, id)).get());

/** The poster whose sheet is behind a secret. One that was stopped and a secret that was never given out are looked for in the same way. */
export const posterBySecret = (tx: Tx, secret: string): Poster | undefined =>
  opened(
    tx,
    tx.drizzle
      .select()
      .from(posters)
      .where(eq(posters.findable, tx.vault.findable('poster', secret)))
      .get(),
  );

interface NewPoster {
  readonly id: PosterId;
  readonly circle: CircleId;
  readonly words: readonly string[];
  readonly secret: Labelled<'plan'>;
  readonly madeBy: PersonId;
}

export const makePoster = (tx: Tx, { words, secret, ...poster }: NewPoster, madeAt: Date): void => {
  const [findable, locked] = [tx.vault.findable('poster', reveal(secret)), tx.vault.seal(secret, undefined)];
  tx.drizzle
    .insert(posters)
    .values({ ...poster, words: inOrder(words), findable, secret: locked, madeAt })
    .run();
};

/** Its words let nobody in any more, and its sheet can't be opened. */
export const stopPoster = (tx: Tx, id: Id<'poster'>, by: PersonId, now: Date): void => {
  tx.drizzle.update(posters).set({ words: null, findable: null, secret: null, endedAt: now, endedBy: by }).where(eq(posters.id, id)).run();
};

/** How many have come from a poster. */
export const countJoinedFrom = (tx: Tx, id: PosterId): number =>
  tx.drizzle.select({ count: sql<number>`count(*)` }).from(volunteers).where(eq(volunteers.poster, id)).get()?.count ?? 0;

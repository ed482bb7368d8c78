import { and, eq, gte, sql } from 'drizzle-orm';
import type { KeptWordsId, PersonId, TeamId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import type { Tx } from '../open.ts';
import { keptWords } from '../schema/kept-words.ts';

export interface Kept {
  readonly id: KeptWordsId;
  readonly person: PersonId;
  readonly team: TeamId | null;
  readonly words: Labelled<'care'>;
  readonly saidAt: Date;
  readonly passedOnAt: Date | null;
}

/** Kept, locked with the team's own key where it is known whose record it belongs to. */
export function keepWords(tx: Tx, { words, ...kept }: Omit<Kept, 'passedOnAt'> & { readonly toldWhere: boolean }): void {
  tx.drizzle
    .insert(keptWords)
    .values({ ...kept, words: tx.vault.seal(words, kept.team ?? undefined) })
    .run();
}

const opened = (tx: Tx, { id, person, team, words, saidAt, passedOnAt }: typeof keptWords.$inferSelect): Kept => ({
  ...{ id, person, team, saidAt, passedOnAt },
  words: tx.vault.open(words),
});

export function keptById(tx: Tx, id: KeptWordsId): Kept | undefined {
  const row = tx.drizzle.select().from(keptWords).where(eq(keptWords.id, id)).get();
  return row && opened(tx, row);
}

/** It belongs to this team's record, and is passed on to the team. */
export const passOn = (tx: Tx, id: KeptWordsId, team: TeamId, words: Labelled<'care'>, now: Date): void => {
  tx.drizzle
    .update(keptWords)
    .set({ team, words: tx.vault.seal(words, team), passedOnAt: now })
    .where(eq(keptWords.id, id))
    .run();
};

/** What was kept for a team's record since then, the newest last. */
export const keptInRecordOf = (tx: Tx, team: TeamId, since: Date): Kept[] =>
  tx.drizzle
    .select()
    .from(keptWords)
    .where(and(eq(keptWords.team, team), gte(keptWords.saidAt, since)))
    .orderBy(keptWords.saidAt, keptWords.id)
    .all()
    .map((row) => opened(tx, row));

/** Whether somebody has been told the better place since then. */
export const wasToldWhere = (tx: Tx, person: PersonId, since: Date): boolean =>
  tx.drizzle
    .select({ one: sql<number>`1` })
    .from(keptWords)
    .where(and(eq(keptWords.person, person), eq(keptWords.toldWhere, true), gte(keptWords.saidAt, since)))
    .limit(1)
    .get() !== undefined;

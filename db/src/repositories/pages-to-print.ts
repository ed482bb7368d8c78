import { and, eq, gt, lte } from 'drizzle-orm';
import type { PersonId, TeamId } from '../ids.ts';
import { type Label, type Labelled, reveal } from '../labels.ts';
import type { Tx } from '../open.ts';
import { pagesToPrint } from '../schema/deliveries.ts';
import { SealedText } from '../vault.ts';

export interface PageToPrint {
  readonly team: TeamId;
  readonly by: PersonId;
  readonly sender: PersonId;
  readonly words: Labelled<Exclude<Label, 'sealed'>>;
  readonly writtenAt: Date;
  readonly opensUntil: Date;
}

/** Keeps a page behind a secret. Only the keyed hash of the secret is kept. */
export const keepPage = (tx: Tx, secret: Labelled<'plan'>, { words, ...page }: PageToPrint): void => {
  tx.drizzle
    .insert(pagesToPrint)
    .values({
      ...page,
      findable: tx.vault.findable('page', reveal(secret)),
      label: words.label,
      words: new SealedText('care', tx.vault.seal(words, page.team).box),
    })
    .run();
};

/** The page behind a secret while its day lasts. A secret that was never given out and one whose time is over are looked for in the same way. */
export function pageBySecret(tx: Tx, secret: string, now: Date): PageToPrint | undefined {
  const row = tx.drizzle
    .select()
    .from(pagesToPrint)
    .where(and(eq(pagesToPrint.findable, tx.vault.findable('page', secret)), gt(pagesToPrint.opensUntil, now)))
    .get();
  if (!row) return undefined;
  const { findable: _, label: __, words, ...page } = row;
  return { ...page, words: tx.vault.open(words) };
}

/** Pages whose day is over are gone for good. */
export const forgetPages = (tx: Tx, now: Date): void => {
  tx.drizzle.delete(pagesToPrint).where(lte(pagesToPrint.opensUntil, now)).run();
};

import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { LetterId, PersonId, TeamId, TurnId } from '../ids.ts';
import { joined, type Label, type Labelled, mayCarry } from '../labels.ts';
import { type Db, prepared, type Tx } from '../open.ts';
import { deliveries, deliveriesByHand, type Reach } from '../schema/deliveries.ts';
import { SealedText } from '../vault.ts';

/** A line of the ledger as it is written. `whole` is what it was about in full; it is kept where somebody may have to read it out. */
export interface NewDelivery {
  readonly turn: TurnId;
  readonly person: PersonId;
  readonly team: TeamId | undefined;
  readonly sender: PersonId;
  readonly about: Labelled<'plan'> | undefined;
  readonly concerns: string | undefined;
  readonly reach: Reach;
  readonly post: LetterId | undefined;
  readonly whole: Labelled;
  readonly madeAt: Date;
}

const add = prepared((drizzle) =>
  drizzle
    .insert(deliveries)
    .values({
      turn: sql.placeholder('turn'),
      person: sql.placeholder('person'),
      team: sql.placeholder('team'),
      sender: sql.placeholder('sender'),
      about: sql.placeholder('about'),
      concerns: sql.placeholder('concerns'),
      reach: sql.placeholder('reach'),
      post: sql.placeholder('post'),
      label: sql.placeholder('label'),
      words: sql.placeholder('words'),
      madeAt: sql.placeholder('madeAt'),
    })
    .onConflictDoNothing()
    .returning({ number: deliveries.number })
    .prepare(),
);
const inTurn = prepared((drizzle) =>
  drizzle
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.turn, sql.placeholder('turn')), eq(deliveries.person, sql.placeholder('person'))))
    .prepare(),
);

/**
 * Writes one line, and gives its number. What a turn tells one person in several messages is one line, which has reached them only when all of it has;
 * who is told directly and in a room counts as told directly.
 */
export function keepDelivery(tx: Tx, delivery: NewDelivery): number {
  const { whole, ...rest } = delivery;
  const kept = keepsWords(rest.reach) ? tx.vault.seal(whole, rest.team) : null;
  const row = { ...rest, team: rest.team ?? null, about: rest.about ?? null, concerns: rest.concerns ?? null, post: rest.post ?? null };
  const [added] = add(tx).all({ ...row, label: whole.label, words: kept });
  if (added) return added.number;
  const before = inTurn(tx).get({ turn: rest.turn, person: rest.person });
  if (!before) throw new Error(`a delivery of ${rest.turn} is neither new nor there`);
  if (rest.post === undefined) addTo(tx, before, delivery);
  return before.number;
}

/** Whether this turn has told somebody something already. */
export const isToldIn = (tx: Tx, turn: TurnId, person: PersonId): boolean => inTurn(tx).get({ turn, person }) !== undefined;

/** What was to be read in a room is told somebody directly after all, or can't be. Gives the number of its line, if they have one for that post. */
export const deliverPostDirectly = (tx: Tx, post: LetterId, person: PersonId, reach: Reach): number | undefined =>
  tx.drizzle
    .update(deliveries)
    .set({ post: null, reach })
    .where(and(eq(deliveries.post, post), eq(deliveries.person, person)))
    .returning({ number: deliveries.number })
    .get()?.number;

type Row = typeof deliveries.$inferSelect;

function addTo(tx: Tx, before: Row, { reach, whole, team, about, concerns }: NewDelivery): void {
  const isFirst = before.post !== null;
  const worse = isFirst || badness(reach) > badness(before.reach) ? reach : before.reach;
  const was = !isFirst && before.words ? [tx.vault.open(before.words)] : [];
  const texts = keepsWords(reach) ? [...was, whole] : was;
  const label = isFirst || mayCarry(whole.label, before.label) ? whole.label : before.label;
  tx.drizzle
    .update(deliveries)
    .set({
      reach: worse,
      label,
      words: keepsWords(worse) && texts.length > 0 ? tx.vault.seal(joined('sealed', texts, '\n\n'), team) : null,
      post: null,
      about: before.about ?? about ?? null,
      concerns: before.concerns ?? concerns ?? null,
    })
    .where(eq(deliveries.number, before.number))
    .run();
}

const keepsWords = (reach: Reach): boolean => reach === 'limited' || reach === 'no way';
const FROM_BEST: readonly Reach[] = ['whole', 'limited, whole elsewhere', 'above their clearance', 'limited', 'no way'];
const badness = (reach: Reach): number => FROM_BEST.indexOf(reach);

const kept = prepared((drizzle) =>
  drizzle
    .select({ label: deliveries.label, words: deliveries.words })
    .from(deliveries)
    .where(eq(deliveries.number, sql.placeholder('number')))
    .prepare(),
);
/** The words that did not reach somebody whole, labelled again from their own row; undefined once they are blanked. */
export function wordsOfDelivery(db: Db, number: number): Labelled | undefined {
  const row = kept(db).get({ number });
  return row?.words ? db.vault.open(new SealedText<Label>(row.label, row.words.box)) : undefined;
}

/** Words are kept this long for whoever reads them out. */
const WORDS_KEPT_DAYS = 60;
/** What was told by hand is kept a day longer, so that a slip can be taken back. */
const KEPT_AFTER_TELLING_DAYS = 1;
const DAY_MS = 86_400_000;

/** Blanks what nobody needs to read out any more. */
export function forgetWordsKept(tx: Tx, now: Date): void {
  const told = tx.drizzle
    .select({ delivery: deliveriesByHand.delivery })
    .from(deliveriesByHand)
    .where(lt(deliveriesByHand.at, new Date(now.getTime() - KEPT_AFTER_TELLING_DAYS * DAY_MS)));
  tx.drizzle
    .update(deliveries)
    .set({ words: null })
    .where(and(isNotNull(deliveries.words), sql`(${deliveries.madeAt} < ${now.getTime() - WORDS_KEPT_DAYS * DAY_MS} or ${deliveries.number} in ${told})`))
    .run();
}

import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or, type Placeholder, sql } from 'drizzle-orm';
import type { AddressId, LetterId } from '../ids.ts';
import { atMost, type Db, prepared, type Tx } from '../open.ts';
import { letters } from '../schema/letters.ts';
import type { ChannelName } from '../schema/people.ts';
import { isQueued, type Letter } from './letters.ts';

/** So many letters are looked at when one message is made of those that wait. */
const MOST_TOGETHER = 40;

const together = prepared((drizzle) =>
  drizzle
    .select()
    .from(letters)
    .where(and(eq(letters.carriedIn, sql.placeholder('id')), isQueued))
    .orderBy(letters.number)
    .prepare(),
);
/** The letters that travel under this id and have not arrived, in order. */
export const carriedTogether = (db: Db, id: LetterId): Letter[] => together(db).all({ id });

const behind = prepared((drizzle) =>
  drizzle
    .select()
    .from(letters)
    .where(
      and(
        isQueued,
        // The plus keeps SQLite from going through everything that address ever had: only what waits is looked at.
        sql`+${letters.address} = ${sql.placeholder('address')}`,
        gt(letters.number, sql.placeholder('number')),
        sql`(attempts > 0 or not_before <= ${sql.placeholder('now')})`,
      ),
    )
    .orderBy(letters.number)
    .limit(atMost(MOST_TOGETHER))
    .prepare(),
);
/** What waits behind a letter at the same address and may leave too, in order. */
export const waitingBehind = (db: Db, { address, number }: Letter, now: Date): Letter[] =>
  address === null ? [] : behind(db).all({ address, number, now: now.getTime() });

const carry = prepared((drizzle) =>
  drizzle
    .update(letters)
    .set({ carriedIn: sql`${sql.placeholder('id')}` })
    .where(and(eq(letters.id, sql.placeholder('letter')), isQueued))
    .prepare(),
);
/** Fixes, before the first try, which letters travel under this id: every further try carries the same. */
export const carryTogether = (tx: Tx, ids: readonly LetterId[], id: LetterId): void => {
  for (const letter of ids) carry(tx).run({ letter, id });
};

/** Nothing was shown under the id they had, for certain: next time whatever waits by then may travel together. */
export const partAgain = (tx: Tx, ids: readonly LetterId[]): void => {
  tx.drizzle
    .update(letters)
    .set({ carriedIn: null })
    .where(and(inArray(letters.id, [...ids]), eq(letters.state, 'queued')))
    .run();
};

/** It has no point any more, and is not sent. */
export const withdrawPointless = (tx: Tx, id: LetterId): void => {
  tx.drizzle
    .update(letters)
    .set({ state: 'withdrawn', words: null, limited: null, stranger: null })
    .where(and(eq(letters.id, id), eq(letters.state, 'queued')))
    .run();
};

const lettersUnder = (id: LetterId | Placeholder) => or(eq(letters.carriedIn, id), and(eq(letters.id, id), isNull(letters.carriedIn)));

/** Every letter that travels, or travelled, under this id on this channel. */
export const lettersCarriedAs = (db: Db, id: LetterId, channel: ChannelName): Letter[] =>
  db.drizzle
    .select()
    .from(letters)
    .where(and(eq(letters.channel, channel), lettersUnder(id)))
    .orderBy(asc(letters.number))
    .all();

const arrive = prepared((drizzle) =>
  drizzle
    .update(letters)
    .set({
      state: 'delivered',
      words: null,
      limited: null,
      stranger: null,
      deliveredAt: sql`${sql.placeholder('now')}`,
      handedOverAt: sql`coalesce(${letters.handedOverAt}, ${sql.placeholder('now')})`,
    })
    .where(
      and(
        eq(letters.channel, sql.placeholder('channel')),
        lettersUnder(sql.placeholder('id')),
        or(eq(letters.state, 'handed over'), and(eq(letters.state, 'queued'), isNotNull(letters.carriedIn))),
      ),
    )
    .returning({ address: letters.address })
    .prepare(),
);
/**
 * The channel says that what travelled under this id reached the phone. It may say so before it has answered that it took it, for then it was tried
 * already; unknown and repeated receipts change nothing. Gives the addresses it reached.
 */
export function markDelivered(tx: Tx, id: LetterId, channel: ChannelName, now: Date): AddressId[] {
  const reached = arrive(tx).all({ id, channel, now: now.getTime() });
  return [...new Set(reached.flatMap(({ address }) => address ?? []))];
}

const lastPing = prepared((drizzle) =>
  drizzle
    .select({ at: letters.handedOverAt })
    .from(letters)
    .where(
      and(
        eq(letters.address, sql.placeholder('address')),
        eq(letters.asked, false),
        gt(letters.madeAt, sql.placeholder('since')),
        isNotNull(letters.handedOverAt),
        ne(letters.state, 'failed'),
      ),
    )
    .orderBy(desc(letters.handedOverAt))
    .prepare(),
);
/** When this address was last rung unasked, by a letter made since then. */
export const lastRungAt = (db: Db, address: AddressId, since: Date): Date | undefined => lastPing(db).get({ address, since: since.getTime() })?.at ?? undefined;

/** What waits at the same address for a moment up to `until`, and was written before this letter, may leave now. Says whether there was any. */
export const letGoBefore = (tx: Tx, { address, number }: Letter, now: Date, until: Date): boolean =>
  address !== null &&
  tx.drizzle
    .update(letters)
    .set({ notBefore: now })
    .where(
      and(
        eq(letters.address, address),
        lt(letters.number, number),
        eq(letters.state, 'queued'),
        eq(letters.attempts, 0),
        gt(letters.notBefore, now),
        lte(letters.notBefore, until),
      ),
    )
    .run().changes > 0;

/**
 * The clock was ahead and has been put right: what waits for a moment reckoned by the wrong clock is looked at anew. Quiet hours and digests are asked
 * again before anything leaves.
 */
export function lookAgainAtWaiting(tx: Tx, now: Date): void {
  tx.drizzle
    .update(letters)
    .set({ notBefore: now })
    .where(and(eq(letters.state, 'queued'), gt(letters.notBefore, now)))
    .run();
}

import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { LetterId, OfferId, PersonId, TurnId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { atMost, type Db, prepared, type Tx } from '../open.ts';
import { offers, SHOWN_OTHERWISE } from '../schema/conversation.ts';
import { type Offer, openOffer } from './offers.ts';

/** An offer whose message in the chat does not say what is so, and how often that message has been changed. */
export interface ShownOtherwise {
  readonly offer: Offer;
  readonly shownIn: LetterId;
  readonly isOver: boolean;
  readonly timesAmended: number;
  readonly tries: number;
}

/** So many messages are changed in one go. */
const MOST_AT_ONCE = 50;
const otherwise = prepared((drizzle) =>
  drizzle
    .select()
    .from(offers)
    .where(and(SHOWN_OTHERWISE, or(isNull(offers.amendAfter), lte(offers.amendAfter, sql.placeholder('now')))))
    .limit(atMost(MOST_AT_ONCE))
    .prepare(),
);
export const shownOtherwise = (db: Db, now: Date): ShownOtherwise[] =>
  otherwise(db)
    .all({ now: now.getTime() })
    .flatMap((row) => {
      const { shownIn, shownAs, timesAmended, amendTries } = row;
      return shownIn ? [{ offer: openOffer(db, row), shownIn, isOver: shownAs === 'open', timesAmended, tries: amendTries }] : [];
    });

/** The chat can change this message later: it is where the offer's buttons are. */
export const noteShown = (tx: Tx, offer: OfferId, letter: LetterId): void => {
  tx.drizzle.update(offers).set({ shownIn: letter }).where(eq(offers.id, offer)).run();
};

/** The message says what was so a moment ago; should that have changed meanwhile, it is changed again. */
export const noteAmended = (tx: Tx, offer: OfferId, shownAs: 'open' | 'closed'): void => {
  tx.drizzle
    .update(offers)
    .set({ shownAs, timesAmended: sql`${offers.timesAmended} + 1`, amendTries: 0, amendAfter: null })
    .where(eq(offers.id, offer))
    .run();
};

export const amendLater = (tx: Tx, offer: OfferId, after: Date): void => {
  tx.drizzle
    .update(offers)
    .set({ amendAfter: after, amendTries: sql`${offers.amendTries} + 1` })
    .where(eq(offers.id, offer))
    .run();
};

/** Its message stays as it is, for good: its buttons may stay, or nobody can change it any more. */
export const leaveAsShown = (tx: Tx, offer: OfferId): void => {
  tx.drizzle.update(offers).set({ shownIn: null }).where(eq(offers.id, offer)).run();
};

const closedIn = prepared((drizzle) =>
  drizzle
    .select({ id: offers.id, person: offers.person })
    .from(offers)
    .where(and(eq(offers.closedIn, sql.placeholder('turn')), eq(offers.concerns, sql.placeholder('concerns'))))
    .prepare(),
);
/** Whom a turn has let off, of those who were asked about this. */
export const offersClosedIn = (tx: Tx, turn: TurnId, concerns: string): { id: OfferId; person: PersonId }[] => closedIn(tx).all({ turn, concerns });

/** What its reader may know of why an offer is over. */
export const sayWhyClosed = (tx: Tx, offer: OfferId, closing: Labelled<'plan'>): void => {
  tx.drizzle.update(offers).set({ closing }).where(eq(offers.id, offer)).run();
};

/** Questions that can't be answered any more because their time is over, where their buttons can still be seen. Other old buttons stay, and say so when they are pressed. */
export const closeExpired = (tx: Tx, now: Date): void => {
  tx.drizzle
    .update(offers)
    .set({ closedBecause: 'expired' })
    .where(
      and(
        lte(offers.closesAt, now),
        isNull(offers.usedIn),
        isNull(offers.closedBecause),
        sql`${offers.shownIn} is not null and (${offers.awaited} = 1 or ${offers.concerns} is not null)`,
      ),
    )
    .run();
};

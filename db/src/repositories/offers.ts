import { and, desc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { LetterId, OfferId, PersonId, RoomId, TeamId, TurnId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { atMost, type Db, prepared, type Tx } from '../open.ts';
import { pack, unpack } from '../packing.ts';
import { offerLetters, offers } from '../schema/conversation.ts';
import { letters } from '../schema/letters.ts';
import type { ChannelName } from '../schema/people.ts';
import { isQueued } from './letters.ts';
import { hasReached } from './stillness.ts';

/** A choice as it is kept: which capability it is meant for, and in which version of its dialog. */
export interface StoredChoice {
  readonly label: Labelled<'open' | 'plan'>;
  readonly capability: string;
  readonly version: number;
  readonly means: unknown;
  /** Another offer that this choice answers: put again because it was not clear which one was meant. */
  readonly insteadOf?: OfferId;
}
export interface Offer {
  readonly id: OfferId;
  readonly person: PersonId;
  readonly choices: readonly StoredChoice[];
  readonly about: Labelled<'plan'> | undefined;
  readonly concerns: string | undefined;
  readonly awaited: boolean;
  readonly channel: ChannelName;
  readonly room: RoomId | undefined;
  readonly madeIn: TurnId;
  readonly closesAt: Date;
  readonly usedIn: TurnId | undefined;
  /** Which of the choices was taken, counted from 0. */
  readonly taken: number | undefined;
  readonly closedBecause: 'taken back' | 'settled' | 'expired' | undefined;
  /** What its reader may know of why it is over, where there is more to say than that it is. */
  readonly closing: Labelled<'plan'> | undefined;
}

type NewOffer = Omit<Offer, 'usedIn' | 'taken' | 'closedBecause' | 'closing'> & { readonly madeAt: Date };

const columns = ['id', 'person', 'choices', 'about', 'concerns', 'awaited', 'channel', 'room', 'madeIn', 'madeAt', 'closesAt'] as const;
type Column = (typeof columns)[number];
const addOffer = prepared((drizzle) =>
  drizzle
    .insert(offers)
    // True: one placeholder for each column.
    .values(Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as Record<Column, ReturnType<typeof sql.placeholder>>)
    .prepare(),
);
export const makeOffer = (tx: Tx, offer: NewOffer, team?: TeamId): void => {
  addOffer(tx).run({
    ...offer,
    choices: pack(tx, offer.choices, team),
    about: offer.about ?? null,
    concerns: offer.concerns ?? null,
    room: offer.room ?? null,
  });
};

/** An offer as it is kept, with its choices unpacked. */
export const openOffer = (tx: Db, row: typeof offers.$inferSelect): Offer => ({
  id: row.id,
  person: row.person,
  choices: unpack(tx, row.choices) as StoredChoice[],
  about: row.about ?? undefined,
  concerns: row.concerns ?? undefined,
  awaited: row.awaited,
  channel: row.channel,
  room: row.room ?? undefined,
  madeIn: row.madeIn,
  closesAt: row.closesAt,
  usedIn: row.usedIn ?? undefined,
  taken: row.taken ?? undefined,
  closedBecause: row.closedBecause ?? undefined,
  closing: row.closing ?? undefined,
});

const offer = prepared((drizzle) =>
  drizzle
    .select()
    .from(offers)
    .where(eq(offers.id, sql.placeholder('id')))
    .prepare(),
);
export function offerById(tx: Db, id: OfferId): Offer | undefined {
  const row = offer(tx).get({ id });
  return row && openOffer(tx, row);
}

const offerOfLetter = prepared((drizzle) =>
  drizzle
    .select({ offer: offerLetters.offer })
    .from(offerLetters)
    .where(eq(offerLetters.letter, sql.placeholder('letter')))
    .prepare(),
);
/** The offer somebody answers by quoting a letter. */
export const offerInLetter = (tx: Tx, letter: LetterId): OfferId | undefined => offerOfLetter(tx).get({ letter })?.offer;

const linkOffer = prepared((drizzle) =>
  drizzle
    .insert(offerLetters)
    .values({ letter: sql.placeholder('letter'), offer: sql.placeholder('offer') })
    .prepare(),
);
export const putOfferInLetter = (tx: Tx, letter: LetterId, of: OfferId): void => {
  linkOffer(tx).run({ letter, offer: of });
};

const LAST_OFFERS = 20;
const offersUpTo = prepared((drizzle) =>
  drizzle
    .select()
    .from(offers)
    .where(and(eq(offers.person, sql.placeholder('person')), hasReached))
    .orderBy(desc(offers.madeAt), sql`rowid desc`)
    .limit(atMost(LAST_OFFERS))
    .prepare(),
);
const openOffersUpTo = prepared((drizzle) =>
  drizzle
    .select()
    .from(offers)
    .where(
      and(
        eq(offers.person, sql.placeholder('person')),
        eq(offers.awaited, true),
        isNull(offers.usedIn),
        isNull(offers.closedBecause),
        gt(offers.closesAt, sql.placeholder('now')),
        hasReached,
      ),
    )
    .orderBy(desc(offers.madeAt), sql`rowid desc`)
    .prepare(),
);
/** A person's last twenty offers, open or not, and whatever older ones somebody still waits to have answered. The newest first.
 * What is held because of a death they have not seen, and can't mean. */
export function offersTo(tx: Tx, person: PersonId, now: Date): Offer[] {
  const last = offersUpTo(tx).all({ person });
  const older = last.length < LAST_OFFERS ? [] : openOffersUpTo(tx).all({ person, now: now.getTime() });
  const known = new Set(last.map(({ id }) => id));
  return [...last, ...older.filter(({ id }) => !known.has(id))].map((row) => openOffer(tx, row));
}

/** Somebody has answered, with the choice at this place if it is known which. What was answered before stays so. */
export const markOfferUsed = (tx: Tx, id: OfferId, by: TurnId, taken: number | undefined): void => {
  tx.drizzle
    .update(offers)
    .set({ usedIn: by, taken: taken ?? null })
    .where(and(eq(offers.id, id), isNull(offers.usedIn)))
    .run();
};
/** What a turn offered is over, and what it answered is open again. */
export function reopenOffers(tx: Tx, takenBack: TurnId): void {
  tx.drizzle.update(offers).set({ closedBecause: 'taken back' }).where(eq(offers.madeIn, takenBack)).run();
  tx.drizzle.update(offers).set({ usedIn: null, taken: null }).where(eq(offers.usedIn, takenBack)).run();
  tx.drizzle.update(offers).set({ closedBecause: null, closedIn: null, closing: null }).where(eq(offers.closedIn, takenBack)).run();
}
/** Whether an offer that a turn made has been answered, in any turn but this one. */
export const wasAnswered = (tx: Tx, madeIn: TurnId, besides: TurnId | undefined): boolean =>
  tx.drizzle
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.madeIn, madeIn), isNotNull(offers.usedIn), ne(offers.usedIn, besides ?? ('' as TurnId))))
    .limit(1)
    .get() !== undefined;

const stillOpen = prepared((drizzle) =>
  drizzle
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.concerns, sql.placeholder('concerns')), isNull(offers.usedIn), isNull(offers.closedBecause)))
    .limit(atMost(1))
    .prepare(),
);

const stillWaiting = prepared((drizzle) =>
  drizzle
    .select({ id: letters.id })
    .from(letters)
    .where(and(eq(letters.concerns, sql.placeholder('concerns')), isQueued))
    .limit(atMost(1))
    .prepare(),
);

const openAbout = and(eq(offers.concerns, sql.placeholder('concerns')), isNull(offers.usedIn), isNull(offers.closedBecause));
const unsentAbout = (drizzle: Db['drizzle']) => {
  const withOffer = inArray(letters.offer, drizzle.select({ id: offers.id }).from(offers).where(openAbout));
  return and(isQueued, or(withOffer, eq(letters.concerns, sql.placeholder('concerns'))));
};
const triedInVain = prepared((drizzle) =>
  drizzle
    .select({ id: letters.id, sender: letters.sender, person: letters.person })
    .from(letters)
    .where(and(unsentAbout(drizzle), gt(letters.attempts, 0)))
    .prepare(),
);
const withdrawUnsent = prepared((drizzle) =>
  drizzle.update(letters).set({ state: 'withdrawn', words: null, limited: null, stranger: null }).where(unsentAbout(drizzle)).prepare(),
);
const settle = prepared((drizzle) =>
  drizzle
    .update(offers)
    .set({ closedBecause: 'settled', closedIn: sql`${sql.placeholder('turn')}` })
    .where(openAbout)
    .prepare(),
);

/**
 * What these offers were about is over: nobody waits for an answer any more, and letters with them that have not left are not sent. Gives the
 * letters that had been tried in vain, so that whoever they were sent for can be told.
 */
export function endOffersAbout(tx: Tx, concerns: string, closedIn: TurnId): { id: LetterId; sender: PersonId | null; person: PersonId | null }[] {
  if (stillOpen(tx).get({ concerns }) === undefined && stillWaiting(tx).get({ concerns }) === undefined) return [];
  const inVain = triedInVain(tx).all({ concerns });
  withdrawUnsent(tx).run({ concerns });
  settle(tx).run({ concerns, turn: closedIn });
  return inVain;
}

/** Whether a person has been sent an offer about this: its letter has left. */
export const hasHeardOf = (tx: Tx, person: PersonId, concerns: string): boolean =>
  tx.drizzle
    .select({ id: offers.id })
    .from(offers)
    .innerJoin(letters, eq(letters.offer, offers.id))
    .where(and(eq(offers.person, person), eq(offers.concerns, concerns), inArray(letters.state, ['handed over', 'delivered'])))
    .limit(1)
    .get() !== undefined;

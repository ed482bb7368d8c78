import { and, asc, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { AlarmId, LetterId, OfferId, PersonId, QuestionId, RoomId, TurnId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { type Db, prepared, type Tx } from '../open.ts';
import { pack, unpack } from '../packing.ts';
import { alarms, heard, journal, offerLetters, offers, questions, turns } from '../schema/conversation.ts';
import type { ChannelName } from '../schema/people.ts';

const hear = prepared((drizzle) =>
  drizzle
    .insert(heard)
    .values({ channel: sql.placeholder('channel'), cue: sql.placeholder('cue'), at: sql.placeholder('at') })
    .onConflictDoNothing()
    .prepare(),
);
/** Marks a cue as heard; false when it was heard before. */
export const hearOnce = (tx: Tx, channel: ChannelName, cue: string, at: Date): boolean => hear(tx).run({ channel, cue, at }).changes === 1;

export type Turn = typeof turns.$inferSelect;

const addTurn = prepared((drizzle) =>
  drizzle
    .insert(turns)
    .values({
      id: sql.placeholder('id'),
      person: sql.placeholder('person'),
      capability: sql.placeholder('capability'),
      at: sql.placeholder('at'),
      changed: sql.placeholder('changed'),
      about: sql.placeholder('about'),
    })
    .prepare(),
);
export const keepTurn = (
  tx: Tx,
  turn: { id: TurnId; person: PersonId; capability: string; at: Date; changed: boolean; about: Labelled<'plan'> | undefined },
): void => {
  addTurn(tx).run({ ...turn, about: turn.about ?? null });
};

const lastTurn = prepared((drizzle) =>
  drizzle
    .select()
    .from(turns)
    .where(and(eq(turns.person, sql.placeholder('person')), eq(turns.changed, true), isNull(turns.takenBackIn), gt(turns.at, sql.placeholder('since'))))
    .orderBy(desc(turns.number))
    .limit(1)
    .prepare(),
);
/** A person's own last change since then, if it stands. */
export const lastChangeBy = (tx: Tx, person: PersonId, since: Date): Turn | undefined => lastTurn(tx).get({ person, since: since.getTime() });

const turn = prepared((drizzle) =>
  drizzle
    .select()
    .from(turns)
    .where(eq(turns.id, sql.placeholder('id')))
    .prepare(),
);
export const turnById = (tx: Tx, id: TurnId): Turn | undefined => turn(tx).get({ id });

export const markTakenBack = (tx: Tx, id: TurnId, by: TurnId): void => {
  tx.drizzle.update(turns).set({ takenBackIn: by }).where(eq(turns.id, id)).run();
};

const addFact = prepared((drizzle) =>
  drizzle
    .insert(journal)
    .values({
      turn: sql.placeholder('turn'),
      capability: sql.placeholder('capability'),
      person: sql.placeholder('person'),
      fact: sql.placeholder('fact'),
      at: sql.placeholder('at'),
    })
    .prepare(),
);
/** Writes down what was decided: ids and kinds; labelled words show their label only. */
export const writeInJournal = (tx: Tx, entry: { turn: TurnId; capability: string; person: PersonId; fact: unknown; at: Date }): void => {
  addFact(tx).run({ ...entry, fact: JSON.stringify(entry.fact) });
};

/** A question that waits for its answer. */
export interface OpenQuestion {
  readonly id: QuestionId;
  readonly person: PersonId;
  readonly capability: string;
  readonly version: number;
  readonly step: unknown;
  readonly asked: Labelled<'plan'>;
  readonly channel: ChannelName;
  readonly room: RoomId | undefined;
  readonly closesAt: Date;
}

export const askQuestion = (
  tx: Tx,
  question: {
    id: QuestionId;
    person: PersonId;
    capability: string;
    version: number;
    step: unknown;
    asked: Labelled<'plan'>;
    channel: ChannelName;
    room: RoomId | undefined;
    askedAt: Date;
    closesAt: Date;
  },
): void => {
  tx.drizzle
    .insert(questions)
    .values({
      id: question.id,
      person: question.person,
      capability: question.capability,
      version: question.version,
      step: pack(tx, question.step),
      asked: question.asked,
      channel: question.channel,
      room: question.room ?? null,
      askedAt: question.askedAt,
      closesAt: question.closesAt,
    })
    .run();
};

const openQuestionsOf = prepared((drizzle) =>
  drizzle
    .select()
    .from(questions)
    .where(and(eq(questions.person, sql.placeholder('person')), isNull(questions.closedAt), gt(questions.closesAt, sql.placeholder('now'))))
    .orderBy(desc(questions.askedAt), sql`rowid desc`)
    .prepare(),
);
/** The questions a person has open, the newest first. */
export const openQuestions = (tx: Tx, person: PersonId, now: Date): OpenQuestion[] =>
  openQuestionsOf(tx)
    .all({ person, now: now.getTime() })
    .map((row) => opened(tx, row));

const question = prepared((drizzle) =>
  drizzle
    .select()
    .from(questions)
    .where(eq(questions.id, sql.placeholder('id')))
    .prepare(),
);
/** A question by its id, whether or not it is still open; `isOpen` tells. */
export function questionById(tx: Tx, id: QuestionId, now: Date): (OpenQuestion & { readonly isOpen: boolean }) | undefined {
  const row = question(tx).get({ id });
  return row && { ...opened(tx, row), isOpen: row.closedAt === null && row.closesAt > now };
}

function opened(tx: Tx, row: typeof questions.$inferSelect): OpenQuestion {
  return {
    id: row.id,
    person: row.person,
    capability: row.capability,
    version: row.version,
    step: unpack(tx, row.step),
    asked: row.asked,
    channel: row.channel,
    room: row.room ?? undefined,
    closesAt: row.closesAt,
  };
}

export const closeQuestion = (tx: Tx, id: QuestionId, at: Date): void => {
  tx.drizzle.update(questions).set({ closedAt: at }).where(eq(questions.id, id)).run();
};

/** A choice as it is kept: which capability it is meant for, and in which version of its dialog. */
export interface StoredChoice {
  readonly label: Labelled<'open' | 'plan'>;
  readonly capability: string;
  readonly version: number;
  readonly means: unknown;
}
export interface Offer {
  readonly id: OfferId;
  readonly person: PersonId;
  readonly choices: readonly StoredChoice[];
  readonly about: Labelled<'plan'> | undefined;
  readonly awaited: boolean;
  readonly channel: ChannelName;
  readonly room: RoomId | undefined;
  readonly madeIn: TurnId;
  readonly closesAt: Date;
  readonly usedIn: TurnId | undefined;
  readonly closedBecause: 'taken back' | 'settled' | undefined;
}

export const makeOffer = (tx: Tx, offer: Omit<Offer, 'usedIn' | 'closedBecause'> & { readonly madeAt: Date }): void => {
  tx.drizzle
    .insert(offers)
    .values({ ...offer, choices: pack(tx, offer.choices), about: offer.about ?? null, room: offer.room ?? null })
    .run();
};

const openOffer = (tx: Db, row: typeof offers.$inferSelect): Offer => ({
  id: row.id,
  person: row.person,
  choices: unpack(tx, row.choices) as StoredChoice[],
  about: row.about ?? undefined,
  awaited: row.awaited,
  channel: row.channel,
  room: row.room ?? undefined,
  madeIn: row.madeIn,
  closesAt: row.closesAt,
  usedIn: row.usedIn ?? undefined,
  closedBecause: row.closedBecause ?? undefined,
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

const offersUpTo = prepared((drizzle) =>
  drizzle
    .select()
    .from(offers)
    .where(eq(offers.person, sql.placeholder('person')))
    .orderBy(desc(offers.madeAt), sql`rowid desc`)
    .limit(20)
    .prepare(),
);
/** A person's last twenty offers, open or not, the newest first. */
export const offersTo = (tx: Tx, person: PersonId): Offer[] =>
  offersUpTo(tx)
    .all({ person })
    .map((row) => openOffer(tx, row));

export const markOfferUsed = (tx: Tx, id: OfferId, by: TurnId): void => {
  tx.drizzle.update(offers).set({ usedIn: by }).where(eq(offers.id, id)).run();
};
/** What a turn offered is over, and what it answered is open again. */
export function reopenOffers(tx: Tx, takenBack: TurnId): void {
  tx.drizzle.update(offers).set({ closedBecause: 'taken back' }).where(eq(offers.madeIn, takenBack)).run();
  tx.drizzle.update(offers).set({ usedIn: null }).where(eq(offers.usedIn, takenBack)).run();
}
/** Whether anybody has answered an offer that this turn made. */
export const wasAnswered = (tx: Tx, madeIn: TurnId): boolean =>
  tx.drizzle
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.madeIn, madeIn), sql`${offers.usedIn} is not null`))
    .limit(1)
    .get() !== undefined;

export type Alarm = typeof alarms.$inferSelect;
export const setAlarm = (tx: Tx, alarm: { id: AlarmId; rings: Date; person: PersonId; capability: string; intent: unknown }): void => {
  tx.drizzle
    .insert(alarms)
    .values({ ...alarm, intent: pack(tx, alarm.intent) })
    .run();
};
const nextAlarm = prepared((drizzle) =>
  drizzle
    .select()
    .from(alarms)
    .where(lte(alarms.rings, sql.placeholder('now')))
    .orderBy(asc(alarms.rings), asc(alarms.number))
    .limit(1)
    .prepare(),
);
/** The first alarm that is due, its intent still packed. */
export const dueAlarm = (tx: Tx, now: Date): Alarm | undefined => nextAlarm(tx).get({ now: now.getTime() });
export const removeAlarm = (tx: Tx, id: AlarmId): void => {
  tx.drizzle.delete(alarms).where(eq(alarms.id, id)).run();
};
export const ringAgainAt = (tx: Tx, id: AlarmId, rings: Date): void => {
  tx.drizzle.update(alarms).set({ rings }).where(eq(alarms.id, id)).run();
};
/** When the next alarm rings, if any is set. */
export const nextRing = (tx: Tx): Date | undefined => tx.drizzle.select({ rings: alarms.rings }).from(alarms).orderBy(asc(alarms.rings)).limit(1).get()?.rings;

/** Forgets what no redelivery and no undo can need any more. */
export function forgetOldCues(tx: Tx, olderThan: Date): void {
  tx.drizzle.delete(heard).where(lte(heard.at, olderThan)).run();
  tx.drizzle
    .delete(questions)
    .where(and(lte(questions.closesAt, olderThan), or(isNull(questions.closedAt), lte(questions.closedAt, olderThan))))
    .run();
}

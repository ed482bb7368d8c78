import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { LetterId, PersonId, TurnId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { atMost, type Db, prepared, type Tx } from '../open.ts';
import { journal, turns } from '../schema/conversation.ts';
import { letters } from '../schema/letters.ts';

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
      spoken: sql.placeholder('spoken'),
      about: sql.placeholder('about'),
    })
    .prepare(),
);
export const keepTurn = (
  tx: Tx,
  turn: { id: TurnId; person: PersonId; capability: string; at: Date; changed: boolean; spoken?: boolean; about: Labelled<'plan'> | undefined },
): void => {
  addTurn(tx).run({ ...turn, spoken: turn.spoken ?? false, about: turn.about ?? null });
};

const lastTurn = prepared((drizzle) =>
  drizzle
    .select()
    .from(turns)
    .where(and(eq(turns.person, sql.placeholder('person')), eq(turns.changed, true), isNull(turns.takenBackIn), gt(turns.at, sql.placeholder('since'))))
    .orderBy(desc(turns.number))
    .limit(atMost(1))
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

const newestTurn = prepared((drizzle) => drizzle.select({ at: turns.at }).from(turns).orderBy(desc(turns.number)).prepare());
/** When the last turn was taken, by the clock of that moment. */
export const lastTurnAt = (db: Db): Date | undefined => newestTurn(db).get()?.at;

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

/** Which capability's turn a letter was written in. */
export const capabilityOf = (db: Db, letter: LetterId): string | undefined =>
  db.drizzle.select({ capability: turns.capability }).from(letters).innerJoin(turns, eq(turns.id, letters.turn)).where(eq(letters.id, letter)).get()
    ?.capability;

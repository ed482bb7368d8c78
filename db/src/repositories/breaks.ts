import { and, eq, isNull, or } from 'drizzle-orm';
import type { PersonId } from '../ids.ts';
import type { Tx } from '../open.ts';
import { questions } from '../schema/conversation.ts';
import { letters } from '../schema/letters.ts';
import { people } from '../schema/people.ts';
import type { Day } from '../times.ts';

/**
 * Nothing more is sent to somebody. What they were being asked is closed, and what they set going themself is withdrawn. What others have under way to them
 * is handed to the courier, who sends nothing to whoever has stopped: he gives it up, and has its sender told.
 */
export function stopWriting(tx: Tx, person: PersonId, at: Date): void {
  tx.drizzle.update(people).set({ stoppedAt: at, pausedUntil: null }).where(eq(people.id, person)).run();
  const waiting = and(eq(letters.person, person), eq(letters.state, 'queued'));
  tx.drizzle
    .update(letters)
    .set({ state: 'withdrawn', words: null, stranger: null })
    .where(and(waiting, or(isNull(letters.sender), eq(letters.sender, person))))
    .run();
  tx.drizzle.update(letters).set({ notBefore: at }).where(waiting).run();
  tx.drizzle
    .update(questions)
    .set({ closedAt: at })
    .where(and(eq(questions.person, person), isNull(questions.closedAt)))
    .run();
}

/** After START: they are written to as before. */
export const writeAgain = (tx: Tx, person: PersonId): void => {
  tx.drizzle.update(people).set({ stoppedAt: null, pausedUntil: null }).where(eq(people.id, person)).run();
};

/** A break until a day: the first day they are written to again. */
export const takeBreak = (tx: Tx, person: PersonId, until: Day): void => {
  tx.drizzle.update(people).set({ pausedUntil: until }).where(eq(people.id, person)).run();
};

/** The break is over. What has waited goes out as soon as the courier looks: it asks again when somebody may be written to. */
export const endBreak = (tx: Tx, person: PersonId, now: Date): void => {
  tx.drizzle.update(people).set({ pausedUntil: null }).where(eq(people.id, person)).run();
  tx.drizzle
    .update(letters)
    .set({ notBefore: now })
    .where(and(eq(letters.person, person), eq(letters.state, 'queued'), eq(letters.attempts, 0)))
    .run();
};

/** When somebody last asked what they missed. */
export const noteCaughtUp = (tx: Tx, person: PersonId, at: Date): void => {
  tx.drizzle.update(people).set({ caughtUpAt: at }).where(eq(people.id, person)).run();
};

import { and, eq, inArray, isNotNull, isNull, lte, notInArray, or, sql } from 'drizzle-orm';
import type { LetterId } from '../ids.ts';
import { type Db, prepared, type Tx } from '../open.ts';
import { inView, shownAs } from '../schema/in-view.ts';
import { letters } from '../schema/letters.ts';
import type { ChannelName } from '../schema/people.ts';
import { pins } from '../schema/pins.ts';
import { rooms } from '../schema/teams.ts';
import type { Day } from '../times.ts';

/** The chat says under which message of its own a post stands. */
export const markShownAs = (tx: Tx, letter: LetterId, message: string): void => {
  // An id that is no letter's, or none of ours, is not kept.
  if (tx.drizzle.select({ id: letters.id }).from(letters).where(eq(letters.id, letter)).get() === undefined) return;
  tx.drizzle.insert(shownAs).values({ letter, message }).onConflictDoNothing().run();
};

const postsUp = prepared((drizzle) =>
  drizzle
    .select({ letter: letters.id })
    .from(pins)
    // Only the post that says it whole: one that says no more than that there is a pin need not stay in view.
    .innerJoin(
      letters,
      and(eq(letters.concerns, pins.id), eq(letters.label, pins.label), isNull(letters.address), inArray(letters.state, ['handed over', 'delivered'])),
    )
    .innerJoin(rooms, and(eq(rooms.id, letters.room), eq(rooms.team, pins.team), isNull(rooms.goneAt)))
    .where(
      and(
        isNotNull(pins.agreedBy),
        isNull(pins.removedAt),
        or(isNull(pins.until), sql`${pins.until} >= ${sql.placeholder('today')}`),
        eq(rooms.channel, 'rocketchat'),
      ),
    )
    .prepare(),
);

/** Works out which posts ought to be pinned now, from what is on the boards, and sets what must still be done for that. */
export function followBoards(tx: Tx, today: Day, now: Date): void {
  const wanted = postsUp(tx)
    .all({ today })
    .map(({ letter }) => letter);
  for (const letter of wanted) tx.drizzle.insert(inView).values({ letter, state: 'to be pinned', notBefore: now }).onConflictDoNothing().run();
  const isUnwanted = notInArray(inView.letter, wanted);
  tx.drizzle
    .delete(inView)
    .where(and(isUnwanted, inArray(inView.state, ['to be pinned', 'given up'])))
    .run();
  tx.drizzle
    .update(inView)
    .set({ state: 'to be unpinned', attempts: 0, notBefore: now })
    .where(and(isUnwanted, eq(inView.state, 'pinned')))
    .run();
  tx.drizzle
    .update(inView)
    .set({ state: 'pinned' })
    .where(and(inArray(inView.letter, wanted), eq(inView.state, 'to be unpinned')))
    .run();
}

/** A post that is to be pinned or unpinned now, with where it can be seen. */
export interface DueInView {
  readonly letter: LetterId;
  readonly isToBePinned: boolean;
  readonly attempts: number;
  readonly channel: ChannelName;
  readonly room: string;
  readonly roomId: (typeof rooms.$inferSelect)['id'];
  readonly team: (typeof rooms.$inferSelect)['team'];
  readonly message: string | null;
}

const due = prepared((drizzle) =>
  drizzle
    .select({
      letter: inView.letter,
      state: inView.state,
      attempts: inView.attempts,
      channel: rooms.channel,
      room: rooms.handle,
      roomId: rooms.id,
      team: rooms.team,
      message: shownAs.message,
    })
    .from(inView)
    .innerJoin(letters, eq(letters.id, inView.letter))
    .innerJoin(rooms, eq(rooms.id, letters.room))
    .leftJoin(shownAs, eq(shownAs.letter, inView.letter))
    .where(and(inArray(inView.state, ['to be pinned', 'to be unpinned']), lte(inView.notBefore, sql.placeholder('now'))))
    .orderBy(letters.number)
    .prepare(),
);
export const dueInView = (db: Db, now: Date): DueInView[] =>
  due(db)
    .all({ now: now.getTime() })
    .map(({ state, ...row }) => ({ ...row, isToBePinned: state === 'to be pinned' }));

/** The chat has followed. */
export const hasFollowed = (tx: Tx, { letter, isToBePinned }: DueInView): void => {
  if (isToBePinned) tx.drizzle.update(inView).set({ state: 'pinned', attempts: 0, refusedAt: null }).where(eq(inView.letter, letter)).run();
  else tx.drizzle.delete(inView).where(eq(inView.letter, letter)).run();
};

/** Its message is gone: there is nothing to pin any more. */
export const canNeverFollow = (tx: Tx, { letter, isToBePinned }: DueInView): void => {
  if (isToBePinned) tx.drizzle.update(inView).set({ state: 'given up' }).where(eq(inView.letter, letter)).run();
  else tx.drizzle.delete(inView).where(eq(inView.letter, letter)).run();
};

export const followLater = (tx: Tx, { letter }: DueInView, notBefore: Date): void => {
  tx.drizzle
    .update(inView)
    .set({ notBefore, attempts: sql`${inView.attempts} + 1` })
    .where(eq(inView.letter, letter))
    .run();
};

/** The chat does not allow it, or nobody is there to do it. Says whether that is news for this room. */
export function mayNotFollow(tx: Tx, one: DueInView, now: Date, notBefore: Date): boolean {
  const told = tx.drizzle
    .select({ letter: inView.letter })
    .from(inView)
    .innerJoin(letters, eq(letters.id, inView.letter))
    .where(and(eq(letters.room, one.roomId), isNotNull(inView.refusedAt)))
    .get();
  tx.drizzle.update(inView).set({ refusedAt: now }).where(eq(inView.letter, one.letter)).run();
  followLater(tx, one, notBefore);
  return told === undefined;
}

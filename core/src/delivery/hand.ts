import { type Db, inOneTransaction, type Tx } from '@hatstand/db/open';
import { canNeverFollow, type DueInView, dueInView, followBoards, followLater, hasFollowed, mayNotFollow } from '@hatstand/db/repositories/in-view';
import { Outage } from '../channels/channel.ts';
import type { Hand } from '../channels/http-hand.ts';
import { tellRoomChange } from '../conversation/everyday/room-changes.ts';
import { type Clock, type Moment, momentAt } from '../moment.ts';
import { dayOf } from '../words/calendar.ts';

/** Minutes to wait before the next try; the last one again and again. */
const BACK_OFF_MINUTES = [1, 2, 5, 10, 20, 40, 60] as const;
/** So many tries come to nothing, over more than an hour, before whoever looks after the chat is told: a restart or an update is over sooner. */
const TOLD_AFTER_TRIES = 6;
/** A right that was missing is asked for again after this long: somebody may have given it. */
const REFUSED_HOURS = 6;
const MINUTE_MS = 60_000;

interface Following {
  readonly db: Db;
  readonly hand: Hand;
  readonly clock: Clock;
  readonly publicAddress: string;
}

/**
 * Has what is on a team's board pinned in its room, and what has come down unpinned. Worked out from the board each time: so it follows undo, a last day
 * that is over, and whatever was missed while the account was away.
 */
export async function keepInView({ db, hand, clock, publicAddress }: Following): Promise<void> {
  const now = (): Moment => momentAt(clock, publicAddress);
  const all = inOneTransaction(db, (tx) => {
    const moment = now();
    followBoards(tx, dayOf(moment.local), moment.now);
    return dueInView(tx, moment.now);
  });
  for (const one of all) {
    const outcome = await hand(errandFor(one)).catch((problem: unknown) => {
      if (problem instanceof Outage) return 'later' as const;
      throw problem;
    });
    inOneTransaction(db, (tx) => note(tx, one, outcome, now()));
  }
}

const errandFor = ({ letter, isToBePinned, room, message }: DueInView): Parameters<Hand>[0] => ({
  do: isToBePinned ? 'pin' : 'unpin',
  id: `${isToBePinned ? 'pin' : 'unpin'} ${letter}`,
  room,
  letter,
  ...(message ? { message } : {}),
});

function note(tx: Tx, one: DueInView, outcome: Awaited<ReturnType<Hand>> | 'later', moment: Moment): void {
  const after = (minutes: number): Date => new Date(moment.now.getTime() + minutes * MINUTE_MS);
  switch (outcome) {
    case 'done':
      return hasFollowed(tx, one);
    case 'never':
      return canNeverFollow(tx, one);
    case 'not allowed':
      if (mayNotFollow(tx, one, moment.now, after(REFUSED_HOURS * 60))) tellRoomChange(tx, { id: one.roomId, team: one.team }, 'no right to pin', moment);
      return;
    case 'later': {
      const next = after(BACK_OFF_MINUTES[Math.min(one.attempts, BACK_OFF_MINUTES.length - 1)] ?? 60);
      if (one.attempts + 1 < TOLD_AFTER_TRIES) return followLater(tx, one, next);
      if (mayNotFollow(tx, one, moment.now, next)) tellRoomChange(tx, { id: one.roomId, team: one.team }, 'nobody there to pin', moment);
      return;
    }
  }
}

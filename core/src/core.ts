import { forgetKeptRows } from '@hatstand/db/before';
import type { LetterId } from '@hatstand/db/ids';
import { type Db, inOneTransaction, type Tx } from '@hatstand/db/open';
import { forgetOldCues, nextRing } from '@hatstand/db/repositories/conversation';
import { forgetWordsKept } from '@hatstand/db/repositories/deliveries';
import { letterById, markDelivered, nextTry, tryAllAgain } from '@hatstand/db/repositories/letters';
import { forgetTries } from '@hatstand/db/repositories/link-codes';
import { forgetStrangers } from '@hatstand/db/repositories/people';
import type { ChannelName } from '@hatstand/db/schema/people';
import { readFeed } from './capabilities/calendar/records.ts';
import { readOwnRecord } from './capabilities/own-record/records.ts';
import { renderCalendar } from './channels/calendar.ts';
import type { Channel } from './channels/channel.ts';
import type { House } from './conversation/house.ts';
import { letRest } from './conversation/resting.ts';
import { hearTogether } from './conversation/together.ts';
import { type ReportBug, ringNextAlarm } from './conversation/turn.ts';
import { deliverWaiting, giveUpOn } from './delivery/courier.ts';
import { type Clock, momentAt } from './moment.ts';
import type { Cue, HeardAnswer } from './wire/cue.ts';
import type { Receipt } from './wire/letter.ts';

/** The whole core, built: it hears cues, sends letters, and rings what is due. */
export interface Core {
  /** Takes one cue to its end. Resolves when the turn is on disk; throws TryAgain when it could not be kept. */
  hear(channel: ChannelName, cue: Cue): Promise<HeardAnswer>;
  receive(channel: ChannelName, receipt: Receipt): void;
  /** What a private calendar address shows, by its secret; undefined when there is none. */
  calendar(secret: string): string | undefined;
  /** Everything held about somebody, by the secret of their private address; undefined when there is none. */
  ownRecord(secret: string): string | undefined;
  /** Rings every alarm that is due and hands over every letter that can go now. */
  settle(): Promise<void>;
  /** Forgets what nothing can need any more: old cue ids, kept rows, strangers, tries. */
  tidy(): void;
  /** The next moment at which something falls due, if anything waits. */
  nextDue(): Date | undefined;
  close(): Promise<void>;
}

export interface CoreParts {
  readonly db: Db;
  readonly house: House;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly clock: Clock;
  /** Where this house is reached from outside. */
  readonly publicAddress: string;
  readonly report: ReportBug;
}

/** No channel sends a cue again after this long. */
const CUES_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Puts the core together. Nothing of it lives outside the database but what is under way this moment. */
export function createCore({ db, house, channels, clock, publicAddress, report }: CoreParts): Core {
  const hear = hearTogether({ db, house, clock, publicAddress, report });
  let round: Promise<void> | undefined;
  let again = false;

  const oneRound = async (): Promise<void> => {
    do {
      again = false;
      while (inOneTransaction(db, (tx) => ringNextAlarm(tx, house, momentAt(clock, publicAddress), report))) again = true;
      if ((await deliverWaiting({ db, channels, clock, publicAddress, report })) > 0) again = true;
    } while (again);
  };
  const settle = (): Promise<void> => {
    again = true;
    // A wish that comes while a round is ending starts another.
    round ??= oneRound()
      .finally(() => {
        round = undefined;
      })
      .then(() => (again ? settle() : undefined));
    return round;
  };
  const wake = (): void => {
    settle().catch((bug: unknown) => report(bug, { turn: 'courier' }));
  };

  const giveUpOnLetter = (tx: Tx, channel: ChannelName, id: LetterId): void => {
    const letter = letterById(tx, id);
    if (letter?.channel === channel) giveUpOn(tx, letter, momentAt(clock, publicAddress));
  };

  return {
    async hear(channel, cue) {
      const answer = await hear(channel, cue);
      wake();
      return answer;
    },
    receive(channel, receipt) {
      inOneTransaction(db, (tx) => {
        if (receipt.kind === 'delivered') markDelivered(tx, receipt.letter as LetterId, channel, clock());
        else if (receipt.kind === 'failed') giveUpOnLetter(tx, channel, receipt.letter as LetterId);
        else if (receipt.kind === 'changed hands') letRest(tx, channel, receipt.address, momentAt(clock, publicAddress));
        else tryAllAgain(tx, channel, clock());
      });
      if (receipt.kind !== 'delivered') wake();
    },
    calendar(secret) {
      const feed = inOneTransaction(db, (tx) => readFeed(tx, secret, momentAt(clock, publicAddress)));
      return feed && renderCalendar(feed);
    },
    ownRecord: (secret) => inOneTransaction(db, (tx) => readOwnRecord(tx, secret, momentAt(clock, publicAddress))),
    settle,
    tidy() {
      const now = clock();
      inOneTransaction(db, (tx) => {
        forgetOldCues(tx, new Date(now.getTime() - CUES_KEPT_DAYS * DAY_MS));
        forgetKeptRows(tx, new Date(now.getTime() - DAY_MS));
        forgetStrangers(tx, now);
        forgetWordsKept(tx, now);
        forgetTries(tx, now);
      });
    },
    nextDue() {
      const due = [inOneTransaction(db, (tx) => nextRing(tx)), nextTry(db)].filter((moment) => moment !== undefined);
      return due.length > 0 ? new Date(Math.min(...due.map((moment) => moment.getTime()))) : undefined;
    },
    async close() {
      await round;
      db.client.close();
    },
  };
}

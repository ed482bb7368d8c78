import { forgetKeptRows } from '@hatstand/db/before';
import { type Db, inOneTransaction, type Tx } from '@hatstand/db/open';
import { closeExpired } from '@hatstand/db/repositories/amending';
import { dueAlarm, forgetOldCues, nextRing } from '@hatstand/db/repositories/conversation';
import { forgetWordsKept } from '@hatstand/db/repositories/deliveries';
import { nextTry } from '@hatstand/db/repositories/letters';
import { forgetTries } from '@hatstand/db/repositories/link-codes';
import { forgetPages } from '@hatstand/db/repositories/pages-to-print';
import { forgetStrangers } from '@hatstand/db/repositories/people';
import { CHANNELS, type ChannelName } from '@hatstand/db/schema/people';
import { readFeed } from './capabilities/calendar/records.ts';
import { readPage } from './capabilities/deliveries/records.ts';
import { readOwnRecord } from './capabilities/own-record/records.ts';
import { readSheet } from './capabilities/posters/records.ts';
import { renderCalendar } from './channels/calendar.ts';
import type { Channel } from './channels/channel.ts';
import type { Hand } from './channels/http-hand.ts';
import { renderPage } from './channels/paper.ts';
import { renderPoster } from './channels/poster.ts';
import type { House } from './conversation/house.ts';
import { hearTogether } from './conversation/together.ts';
import { type ReportBug, ringNextAlarm } from './conversation/turn.ts';
import { amendShown } from './delivery/amending.ts';
import { startCourier } from './delivery/courier.ts';
import { keepInView } from './delivery/hand.ts';
import { type Lease, NO_LEASE } from './delivery/lease.ts';
import { oneAtATime } from './delivery/one-at-a-time.ts';
import { makePacing } from './delivery/pacing.ts';
import { takeReceipt } from './delivery/receipts.ts';
import { takeRoomReport } from './delivery/room-reports.ts';
import { type Clock, type Moment, momentAt } from './moment.ts';
import type { Cue, HeardAnswer } from './wire/cue.ts';
import type { Receipt } from './wire/letter.ts';
import type { RoomReport } from './wire/room.ts';

/** The whole core, built: it hears cues, sends letters, and rings what is due. */
export interface Core {
  /** Takes one cue to its end. Resolves when the turn is on disk; throws TryAgain when it could not be kept. */
  hear(channel: ChannelName, cue: Cue): Promise<HeardAnswer>;
  receive(channel: ChannelName, receipt: Receipt): void;
  /** A channel says how a room is now. */
  receiveRoom(channel: ChannelName, report: RoomReport): void;
  /** What a private calendar address shows, by its secret; undefined when there is none. */
  calendar(secret: string): string | undefined;
  /** Everything held about somebody, by the secret of their private address; undefined when there is none. */
  ownRecord(secret: string): string | undefined;
  /** A page to print, by its secret; undefined when there is none, or its day is over. */
  page(secret: string): string | undefined;
  /** A poster to print as a PDF, by its secret; undefined when there is none, or it was stopped. */
  poster(secret: string): Promise<Uint8Array | undefined>;
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
  /** The number of Hattie's own WhatsApp line, which stands on posters. */
  readonly whatsappNumber?: string | undefined;
  readonly report: ReportBug;
  /** Of several cores on one database only the one that holds it rings alarms and delivers; all of them hear. None: this core is alone. */
  readonly lease?: Lease;
  /** See `Round.gatherSeconds`. */
  readonly gatherSeconds?: number;
  /** Pins in the chat what is on the boards. None: it stays in view in the post alone. */
  readonly hand?: Hand | undefined;
}

/** No channel sends a cue again after this long. */
const CUES_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Puts the core together. Nothing of it lives outside the database but what is under way this moment. */
export function createCore({ db, house, channels, clock, publicAddress, whatsappNumber, report, lease = NO_LEASE, gatherSeconds = 0, hand }: CoreParts): Core {
  const moment = (): Moment => momentAt(clock, publicAddress, whatsappNumber);
  const pacing = makePacing(() => wake());
  const courier = startCourier({ db, channels, clock, publicAddress, report, gatherSeconds, pacing });
  const isDue = (): boolean => dueAlarm(db, clock()) !== undefined;
  const ringNext = (): boolean => lease.isHeld() && isDue() && inOneTransaction(db, (tx) => ringNextAlarm(tx, house, moment(), report));
  /** Each channel on its own: one that takes its time, as somebody who types does, keeps no other waiting. */
  const couriers = CHANNELS.map((channel) =>
    oneAtATime(async () => {
      if (lease.isHeld()) await courier.deliverWaiting(channel);
    }),
  );
  /** What rings now may change what is said, or be said together with it: then letters wait for the round. */
  const leaveWith = (tx: Tx): (() => void) => {
    try {
      return inOneTransaction(tx, () => (lease.isHeld() && !isDue() ? courier.leaveWith(tx) : () => undefined));
    } catch (bug) {
      // Nobody's turn fails because its letters can't be made ready: the next round tries again.
      report(bug, { turn: 'courier' });
      return () => undefined;
    }
  };
  const hear = hearTogether({ db, house, clock, publicAddress, whatsappNumber, report, leaveWith });
  /** What is shown already, as it must be seen now. */
  const tendShown = oneAtATime(async () => {
    if (!lease.isHeld()) return;
    if (hand) await keepInView({ db, hand, clock, publicAddress });
    await amendShown({ db, channels, clock, publicAddress, report });
  });
  const underWay = new Set<Promise<void>>();
  const settle = (): Promise<void> => {
    const settling = (async () => {
      do {
        while (ringNext());
        await Promise.all(couriers.map((deliver) => deliver().then(tendShown)));
        // What could not be delivered may have set an alarm, and its turn has letters of its own.
      } while (ringNext());
    })().finally(() => underWay.delete(settling));
    underWay.add(settling);
    return settling;
  };
  const wake = (): void => {
    settle().catch((bug: unknown) => report(bug, { turn: 'courier' }));
  };

  return {
    async hear(channel, cue) {
      const answer = await hear(channel, cue);
      wake();
      return answer;
    },
    receive(channel, receipt) {
      inOneTransaction(db, (tx) => takeReceipt(tx, channel, receipt, moment()));
      if (receipt.kind !== 'delivered') wake();
    },
    receiveRoom(channel, report) {
      inOneTransaction(db, (tx) => takeRoomReport(tx, channel, report, moment()));
      wake();
    },
    calendar(secret) {
      const feed = inOneTransaction(db, (tx) => readFeed(tx, secret, moment()));
      return feed && renderCalendar(feed);
    },
    ownRecord: (secret) => inOneTransaction(db, (tx) => readOwnRecord(tx, secret, moment())),
    page(secret) {
      const page = inOneTransaction(db, (tx) => readPage(tx, secret, moment()));
      return page && renderPage(page);
    },
    async poster(secret) {
      const sheet = inOneTransaction(db, (tx) => readSheet(tx, secret, moment()));
      return sheet && renderPoster(sheet);
    },
    settle,
    tidy() {
      const now = clock();
      inOneTransaction(db, (tx) => {
        forgetOldCues(tx, new Date(now.getTime() - CUES_KEPT_DAYS * DAY_MS));
        forgetKeptRows(tx, new Date(now.getTime() - DAY_MS));
        forgetStrangers(tx, now);
        forgetWordsKept(tx, now);
        forgetTries(tx, now);
        forgetPages(tx, now);
        closeExpired(tx, now);
      });
    },
    nextDue() {
      if (!lease.isHeld()) return undefined;
      const due = [inOneTransaction(db, (tx) => nextRing(tx)), nextTry(db)].filter((moment) => moment !== undefined);
      return due.length > 0 ? new Date(Math.min(...due.map((moment) => moment.getTime()))) : undefined;
    },
    async close() {
      pacing.stop();
      await Promise.allSettled(underWay);
      await courier.atRest();
      lease.release();
      db.client.close();
    },
  };
}

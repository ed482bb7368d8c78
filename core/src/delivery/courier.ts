import type { AddressId } from '@hatstand/db/ids';
import { type Db, inOneTransaction, inOneTransactionWithoutWaiting, type Tx } from '@hatstand/db/open';
import { noteShown } from '@hatstand/db/repositories/amending';
import { carryTogether, lookAgainAtWaiting, partAgain } from '@hatstand/db/repositories/carrying';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { firstLetters, type Letter, markFailed, markHandedOver, tryAgainAt } from '@hatstand/db/repositories/letters';
import { lastTurnAt } from '@hatstand/db/repositories/turns';
import type { ChannelName } from '@hatstand/db/schema/people';
import { AboveCeiling, type Channel, Outage } from '../channels/channel.ts';
import { OUT_OF_DATE } from '../conversation/everyday/out-of-date.ts';
import { tellSender } from '../conversation/everyday/undelivered.ts';
import { commitTogether } from '../conversation/together.ts';
import type { ReportBug } from '../conversation/turn.ts';
import { type Clock, type Moment, momentAt } from '../moment.ts';
import type { Pacing } from './pacing.ts';
import { type Leaving, type Parcel, prepare } from './parcels.ts';
import { letGoOfRoom } from './room-gone.ts';
import { noteFailing, noteHandedOver } from './signs-of-life.ts';

/** Minutes to wait before the next try; the last one again and again until the letter is given up. */
const BACK_OFF_MINUTES = [1, 2, 5, 10, 20, 40, 60] as const;
/** A letter is given up when it is this old and has been tried this often: after a long stop of the core it still gets its chances. */
const GIVEN_UP_AFTER_DAYS = 4;
const LEAST_TRIES = 10;
const DAY_MS = 86_400_000;
/** A clock this much behind what has already happened has been put back. */
const CLOCK_SLACK_MS = 5 * 60_000;

export interface Round {
  readonly db: Db;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly clock: Clock;
  readonly publicAddress: string;
  readonly report: ReportBug;
  /** What nobody asked for, and comes this soon after the last such letter to the same person, waits so long, to become one with what else comes. None: it goes at once. */
  readonly gatherSeconds?: number;
  /** Where letters rest whose channel asks for a little patience. */
  readonly pacing?: Pacing;
}

/** Hands letters over. Of each address and room one at a time, oldest first; all of them side by side. */
export interface Courier {
  /** Hands over every letter whose time has come, of this channel or of all, and waits for those under way. Gives how many left or were given up. */
  deliverWaiting(channel?: ChannelName): Promise<number>;
  /**
   * Makes ready, in the transaction that wrote them, the letters that can leave as soon as it is on disk: what travels together waits for the disk with the
   * turn. What is given hands them over; to be called after the commit, or, where that failed, not at all.
   */
  leaveWith(tx: Tx): () => void;
  /** Resolves when what is under way now has come to its end. */
  atRest(): Promise<void>;
}

export function startCourier(round: Round): Courier {
  const underWay = new Map<string, Promise<unknown>>();
  const mark = commitTogether(round.db, inOneTransactionWithoutWaiting);
  const nextLetters = (of?: ChannelName): Letter[] =>
    firstLetters(round.db, round.clock()).filter(
      (letter) => (of ?? letter.channel) === letter.channel && !underWay.has(queueOf(letter)) && !round.pacing?.isResting(letter.id),
    );
  const prepareAll = (tx: Tx, letters: readonly Letter[], letGo: Set<AddressId>): (Parcel | boolean)[] => {
    const leaving = { moment: momentAt(round.clock, round.publicAddress), gatherSeconds: round.gatherSeconds ?? 0, letGo };
    return letters.map((letter) => prepareOne(tx, round, letter, leaving));
  };
  const start = (parcel: Parcel): Promise<boolean> => {
    const queue = queueOf(parcel.letters[0]);
    const delivering = deliver(round, parcel, mark).finally(() => underWay.delete(queue));
    // Whoever started it hears of what goes wrong; whoever waits for it does not.
    underWay.set(
      queue,
      delivering.catch(() => undefined),
    );
    return delivering;
  };
  const atRest = async (of?: ChannelName): Promise<void> => {
    await Promise.all([...underWay].flatMap(([queue, delivering]) => (of === undefined || queue.startsWith(`${of} `) ? [delivering] : [])));
  };
  return {
    atRest,
    async deliverWaiting(of) {
      afterClockWasPutBack(round);
      const letGo = new Set<AddressId>();
      let moved = 0;
      for (;;) {
        if (nextLetters(of).length === 0) await atRest(of);
        // What has left with a turn since then is followed by a round of its own: this one comes to an end however much is said.
        const letters = nextLetters(of);
        if (letters.length === 0) return moved;
        const prepared = inOneTransaction(round.db, (tx) => prepareAll(tx, letters, letGo));
        const left = await Promise.all(prepared.map((one) => (typeof one === 'boolean' ? one : start(one))));
        moved += left.filter(Boolean).length;
      }
    },
    leaveWith(tx) {
      const parcels = prepareAll(tx, nextLetters(), new Set()).filter((one) => typeof one !== 'boolean');
      return () => {
        for (const parcel of parcels) start(parcel).catch((bug: unknown) => round.report(bug, { turn: 'courier' }));
      };
    },
  };
}

/** The same queues as in the database (`firstLetters`): an address, a stranger or a room on a channel. */
const queueOf = ({ channel, address, stranger, room }: Letter): string => [channel, address ?? stranger?.box ?? '', address === null ? room : ''].join(' ');

/** For a single round by somebody who has no courier. */
export const deliverWaiting = (round: Round): Promise<number> => startCourier(round).deliverWaiting();

type Mark = ReturnType<typeof commitTogether>;

/** A parcel, or whether the letter has come to its end without one. */
function prepareOne(tx: Tx, round: Round, letter: Letter, leaving: Leaving): Parcel | boolean {
  const { moment } = leaving;
  if (!round.channels.has(letter.channel)) return putOff(tx, [letter], moment);
  try {
    const prepared = prepare(tx, letter, leaving);
    if (prepared === 'never') {
      giveUpOn(tx, letter, moment);
      return true;
    }
    if (typeof prepared === 'boolean') return prepared;
    carryTogether(
      tx,
      prepared.letters.map(({ id }) => id),
      prepared.outgoing.id,
    );
    return prepared;
  } catch (problem) {
    return broken(tx, round, [letter], moment, problem);
  }
}

async function deliver(round: Round, parcel: Parcel, mark: Mark): Promise<boolean> {
  const { letters, outgoing } = parcel;
  const finish = <T>(work: (tx: Tx, moment: Moment) => T extends PromiseLike<unknown> ? never : T): T =>
    inOneTransaction<T>(round.db, (tx) => work(tx, momentAt(round.clock, round.publicAddress)));
  const channel = round.channels.get(parcel.channel);
  if (!channel) return false;
  try {
    const rendered = channel.render(outgoing);
    const carried = await channel.carry(rendered);
    if (carried === 'never') return finish((tx, moment) => never(tx, letters, moment));
    if (carried === 'room has changed') return finish((tx, moment) => lookAgain(tx, letters, moment));
    const moment = momentAt(round.clock, round.publicAddress);
    const takenBack = await mark((tx) => {
      if (channel.carry.canAmend?.(rendered)) for (const { offer } of letters) if (offer) noteShown(tx, offer, outgoing.id);
      return letters.filter((letter) => !isHandedOver(tx, letter, moment));
    });
    if (takenBack.length > 0) finish((tx, at) => takenBack.forEach((letter) => tellItIsOutOfDate(tx, letter, at)));
    return true;
  } catch (problem) {
    if (!(problem instanceof Outage)) return finish((tx, moment) => broken(tx, round, letters, moment, problem));
    return finish((tx, moment) => {
      if (problem.nothingShown && !parcel.wasTried)
        partAgain(
          tx,
          letters.map(({ id }) => id),
        );
      if (round.pacing && problem.askAgainInSeconds !== undefined) {
        for (const letter of letters) round.pacing.rest(letter.id, problem.askAgainInSeconds);
        return false;
      }
      return putOff(tx, letters, moment);
    });
  }
}

/** A letter above its ceiling never leaves. Any other bug may be mended before the tries run out; until then it must not hold up the rest. */
function broken(tx: Tx, round: Round, letters: readonly Letter[], moment: Moment, problem: unknown): boolean {
  for (const { turn } of letters.slice(0, 1)) round.report(problem, { turn });
  if (!(problem instanceof AboveCeiling)) return putOff(tx, letters, moment);
  for (const letter of letters) giveUpOn(tx, letter, moment);
  return true;
}

/** Nobody is there any more: a room's letters go to its people instead, and of a person's whoever sent them is told. */
function never(tx: Tx, letters: readonly Letter[], moment: Moment): boolean {
  for (const letter of letters) if (!letGoOfRoom(tx, letter, moment)) giveUpOn(tx, letter, moment);
  return true;
}

/** The chat has said how the room is now, and has shown nothing: at once what may be said there is asked again. Where that goes on, it waits like anything else. */
const MOST_LOOKS = 3;
function lookAgain(tx: Tx, letters: readonly Letter[], moment: Moment): boolean {
  partAgain(
    tx,
    letters.map(({ id }) => id),
  );
  if (letters.some(({ attempts }) => attempts >= MOST_LOOKS)) return putOff(tx, letters, moment);
  for (const { id } of letters) tryAgainAt(tx, id, moment.now);
  return true;
}

function putOff(tx: Tx, letters: readonly Letter[], moment: Moment): boolean {
  const isOver = ({ madeAt, attempts }: Letter): boolean =>
    moment.now.getTime() - madeAt.getTime() >= GIVEN_UP_AFTER_DAYS * DAY_MS && attempts + 1 >= LEAST_TRIES;
  const tries = Math.max(...letters.map(({ attempts }) => attempts));
  const minutes = BACK_OFF_MINUTES[Math.min(tries, BACK_OFF_MINUTES.length - 1)] ?? 60;
  for (const letter of letters) {
    if (isOver(letter)) giveUpOn(tx, letter, moment);
    else tryAgainAt(tx, letter.id, new Date(moment.now.getTime() + minutes * 60_000));
    noteFailing(tx, letter, moment);
  }
  return letters.every(isOver);
}

/** Writes it down, unless it was taken back meanwhile. A power cut may take the mark back: then the letter goes once more under its own id, and is shown once. */
function isHandedOver(tx: Tx, letter: Letter, moment: Moment): boolean {
  if (!markHandedOver(tx, letter.id, moment.now)) return false;
  noteHandedOver(tx, letter, moment);
  return true;
}

/** What was taken back while it was on its way has arrived all the same. */
function tellItIsOutOfDate(tx: Tx, letter: Letter, moment: Moment): void {
  if (!letter.person) return;
  const intent = { do: 'tell it is out of date', letter: letter.id };
  setAlarm(tx, { id: moment.newId('alarm'), rings: moment.now, person: letter.person, capability: OUT_OF_DATE, intent });
}

/** It never will arrive: whoever it was sent for is told once, in a turn of its own. */
export function giveUpOn(tx: Tx, letter: Letter, moment: Moment): void {
  if (!markFailed(tx, letter.id)) return;
  tellSender(tx, letter, moment);
  noteFailing(tx, letter, moment);
}

function afterClockWasPutBack({ db, clock }: Round): void {
  const last = lastTurnAt(db);
  if (last && last.getTime() - clock().getTime() > CLOCK_SLACK_MS) inOneTransaction(db, (tx) => lookAgainAtWaiting(tx, clock()));
}

import { reveal, type WayOut } from '@hatstand/db/labels';
import { type Db, inOneTransaction, type Tx } from '@hatstand/db/open';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { firstLetters, keepUntil, type Letter, markFailed, markHandedOver, tryAgainAt, wordsOf } from '@hatstand/db/repositories/letters';
import { offerById } from '@hatstand/db/repositories/offers';
import { addressById, personById } from '@hatstand/db/repositories/people';
import { roomById, wayOutOfRoom } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import { AboveCeiling, type Channel, Outage, type OutgoingLetter, type ShownChoice } from '../channels/channel.ts';
import { isNumbered, tokenOf } from '../conversation/chosen.ts';
import { OUT_OF_DATE } from '../conversation/everyday/out-of-date.ts';
import { tellSender } from '../conversation/everyday/undelivered.ts';
import type { ReportBug } from '../conversation/turn.ts';
import { type Clock, type Moment, momentAt } from '../moment.ts';
import { endOfQuietHours, NIGHT } from '../words/quiet-hours.ts';
import { whenToTell } from '../words/when-to-tell.ts';

/** Minutes to wait before the next try; the last one again and again until the letter is given up. */
const BACK_OFF_MINUTES = [1, 2, 5, 10, 20, 40, 60] as const;
/** A letter is given up when it is this old and has been tried this often: after a long stop of the core it still gets its chances. */
const GIVEN_UP_AFTER_DAYS = 4;
const LEAST_TRIES = 10;
const DAY_MS = 86_400_000;

export interface Round {
  readonly db: Db;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly clock: Clock;
  readonly publicAddress: string;
  readonly report: ReportBug;
}

/** Hands over every letter whose time has come, oldest first for each address and room. Gives how many left or were given up. */
export async function deliverWaiting(round: Round): Promise<number> {
  let moved = 0;
  for (;;) {
    const letters = firstLetters(round.db, round.clock());
    if (letters.length === 0) return moved;
    const left = await Promise.all(letters.map((letter) => deliver(round, letter)));
    moved += left.filter(Boolean).length;
  }
}

async function deliver(round: Round, letter: Letter): Promise<boolean> {
  const channel = round.channels.get(letter.channel);
  if (!channel) return putOff(round, letter);
  const held = heldUntil(round, letter);
  if (held === 'never') return giveUp(round, letter);
  if (held) return hold(round, letter, held);
  try {
    const carried = await channel.carry(channel.render(outgoing(round.db, letter)));
    if (carried === 'never') return giveUp(round, letter);
    inOneTransaction(round.db, (tx) => handedOver(tx, letter, momentAt(round.clock, round.publicAddress)));
    return true;
  } catch (problem) {
    if (problem instanceof Outage) return putOff(round, letter);
    round.report(problem, { turn: letter.turn });
    // A letter above its ceiling never leaves. Any other bug may be mended before the tries run out; until then it must not hold up the rest.
    return problem instanceof AboveCeiling ? giveUp(round, letter) : putOff(round, letter);
  }
}

/** The end of the quiet hours it would ring in, or `never` to whoever has said STOP. What answers somebody's own words may go at any hour, strangers' one line too. */
function heldUntil({ db, clock, publicAddress }: Round, letter: Letter): Date | 'never' | undefined {
  if (letter.stranger || (letter.person && letter.person === letter.sender)) return undefined;
  const moment = momentAt(clock, publicAddress);
  const { urgent, madeAt } = letter;
  const until = letter.person
    ? whenToTell(personById(db, letter.person), { urgent, needsAnswer: letter.offer !== null, madeAt }, moment)
    : endOfQuietHours(NIGHT, moment);
  return until === 'never' || until > moment.now ? until : undefined;
}

function hold({ db }: Round, letter: Letter, until: Date): boolean {
  inOneTransaction(db, (tx) => keepUntil(tx, letter.id, until));
  return false;
}

function outgoing(db: Db, letter: Letter): OutgoingLetter {
  const address = letter.address ? addressById(db, letter.address) : undefined;
  const handle = address ? reveal(db.vault.open(address.handle)) : letter.stranger ? reveal(db.vault.open(letter.stranger)) : undefined;
  const room = letter.room ? roomById(db, letter.room) : undefined;
  const to: OutgoingLetter['to'] | undefined =
    room && handle
      ? { kind: 'whisper', room: room.handle, address: handle }
      : room
        ? { kind: 'room', room: room.handle }
        : handle
          ? { kind: 'direct', address: handle }
          : undefined;
  if (!to) throw new AboveCeiling(`letter ${letter.id} goes nowhere`);
  const way: WayOut = letter.channel === 'whatsapp' ? 'whatsapp' : room ? wayOutOfRoom(room) : 'direct';
  return { id: letter.id, to, way, text: wordsOf(db, letter), choices: choicesOf(db, letter) };
}

function choicesOf(db: Db, letter: Letter): ShownChoice[] {
  const id = letter.offer;
  const offer = id ? offerById(db, id) : undefined;
  if (!offer) return [];
  return offer.choices.map((choice, index) => ({ token: tokenOf(offer.id, index), label: choice.label, numbered: isNumbered(choice) }));
}

function putOff({ db, clock, ...round }: Round, letter: Letter): boolean {
  const isOld = clock().getTime() - letter.madeAt.getTime() >= GIVEN_UP_AFTER_DAYS * DAY_MS;
  if (isOld && letter.attempts + 1 >= LEAST_TRIES) return giveUp({ db, clock, ...round }, letter);
  const minutes = BACK_OFF_MINUTES[Math.min(letter.attempts, BACK_OFF_MINUTES.length - 1)] ?? 60;
  inOneTransaction(db, (tx) => tryAgainAt(tx, letter.id, new Date(clock().getTime() + minutes * 60_000)));
  return false;
}

function giveUp({ db, clock, publicAddress }: Pick<Round, 'db' | 'clock' | 'publicAddress'>, letter: Letter): boolean {
  inOneTransaction(db, (tx) => giveUpOn(tx, letter, momentAt(clock, publicAddress)));
  return true;
}

/** What was taken back while it was on its way has arrived all the same: the reader is told that it is out of date. */
function handedOver(tx: Tx, letter: Letter, moment: Moment): void {
  if (markHandedOver(tx, letter.id, moment.now) || !letter.person) return;
  const intent = { do: 'tell it is out of date', letter: letter.id };
  setAlarm(tx, { id: moment.newId('alarm'), rings: moment.now, person: letter.person, capability: OUT_OF_DATE, intent });
}

/** It never will arrive: whoever it was sent for is told once, in a turn of its own. */
export function giveUpOn(tx: Tx, letter: Letter, moment: Moment): void {
  if (markFailed(tx, letter.id)) tellSender(tx, letter, moment);
}

import type { AddressId } from '@hatstand/db/ids';
import { joined, type Label, type Labelled, lowest, mayCarry, reveal, type WayOut } from '@hatstand/db/labels';
import type { Db, Tx } from '@hatstand/db/open';
import { carriedTogether, lastRungAt, letGoBefore, waitingBehind, withdrawPointless } from '@hatstand/db/repositories/carrying';
import { keepUntil, type Letter, wordsOf } from '@hatstand/db/repositories/letters';
import { offerById } from '@hatstand/db/repositories/offers';
import { addressById, personById } from '@hatstand/db/repositories/people';
import { ceilingOfRoom, clearanceIn, type Room, roomById, wayOutOfRoom } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import { AboveCeiling, type OutgoingLetter, type ShownChoice } from '../channels/channel.ts';
import { isNumbered, tokenOf } from '../conversation/chosen.ts';
import { SAYS } from '../conversation/messages.ts';
import type { Moment } from '../moment.ts';
import { dayOf } from '../words/calendar.ts';
import { endOfQuietHours, NIGHT } from '../words/quiet-hours.ts';
import { whenToTell } from '../words/when-to-tell.ts';
import { toItsPeople } from './room-gone.ts';

/** One message to hand over, and the letters that travel in it. */
export interface Parcel {
  readonly channel: ChannelName;
  readonly letters: readonly [Letter, ...Letter[]];
  readonly outgoing: OutgoingLetter;
  /** It may have been shown already: nothing can be added to it. */
  readonly wasTried: boolean;
}

/** What is the same for all that leaves in one round. */
export interface Leaving {
  readonly moment: Moment;
  readonly gatherSeconds: number;
  /** Addresses where what was gathered has been let go in this round, so that it is in front of what can't wait. */
  readonly letGo: Set<AddressId>;
}

/** What still can be read easily on a phone, in characters, and well within what the chats take. */
const LONGEST: Readonly<Record<ChannelName, number>> = { whatsapp: 4_000, rocketchat: 5_000 };
const BETWEEN = '\n\n';

/**
 * Makes the first letter of a queue ready, together with those behind it that can be one message with it. Where it does not leave now there is no parcel:
 * true when it has come to its end, false when it waits on, `never`
 * when its reader is not to be written to any more. Throws AboveCeiling where nothing of it may go.
 */
export function prepare(tx: Tx, first: Letter, leaving: Leaving): Parcel | boolean | 'never' {
  const { moment } = leaving;
  if (hasNoPoint(first, moment)) {
    withdrawPointless(tx, first.id);
    return true;
  }
  const held = heldUntil(tx, first, moment) ?? gatheredUntil(tx, first, leaving);
  if (held === 'never') return 'never';
  if (held) {
    keepUntil(tx, first.id, held);
    return false;
  }
  if (letsGoOthersFirst(tx, first, leaving)) return false;
  const room = first.room ? roomById(tx, first.room) : undefined;
  const text = textNow(tx, first, room, moment);
  if (text === 'its people') {
    toItsPeople(tx, first, moment);
    return true;
  }
  const wasTried = first.carriedIn !== null;
  const others = wasTried ? thoseWith(tx, first, moment) : thoseBehind(tx, first, text, moment);
  const letters = [first, ...others.map(({ letter }) => letter)] as const;
  const whole = asOne([
    text,
    ...others.filter((other, place) => !isSaidBefore(other, [{ letter: first, text }, ...others.slice(0, place)])).map((other) => other.text),
  ]);
  return { channel: first.channel, letters, wasTried, outgoing: { ...wayOf(tx, first, room), text: whole, choices: choicesOf(tx, first) } };
}

const hasNoPoint = ({ until }: Letter, { now }: Moment): boolean => until !== null && until <= now;

/** The end of the quiet hours it would ring in, or `never` to whoever has said STOP. What answers somebody's own words may go at any hour, strangers' one line too. */
function heldUntil(tx: Tx, letter: Letter, moment: Moment): Date | 'never' | undefined {
  if (letter.stranger || letter.asked) return undefined;
  const { urgent, madeAt, offer, person, sender } = letter;
  const until = person
    ? whenToTell(personById(tx, person), { urgent, needsAnswer: offer !== null, setGoingByThem: person === sender, madeAt }, moment)
    : endOfQuietHours(NIGHT, moment);
  return until === 'never' || until > moment.now ? until : undefined;
}

/** What came of itself a moment after the last thing that did: it waits for the end of that minute, with whatever else comes until then. */
function gatheredUntil(tx: Tx, letter: Letter, leaving: Leaving): Date | undefined {
  const { moment, gatherSeconds } = leaving;
  if (gatherSeconds === 0 || !letter.address || letter.urgent || letter.attempts > 0 || !isMergeable(letter) || letter.asked) return undefined;
  if (leaving.letGo.has(letter.address)) return undefined;
  const last = lastRungAt(tx, letter.address, new Date(moment.now.getTime() - 86_400_000));
  const until = last && new Date(last.getTime() + gatherSeconds * 1000);
  return last && until && last <= moment.now && until > moment.now ? until : undefined;
}

/** A question does not wait for the end of the minute; and so as not to overtake, what was gathered before it goes now too. */
function letsGoOthersFirst(tx: Tx, letter: Letter, { moment, gatherSeconds, letGo }: Leaving): boolean {
  if (gatherSeconds === 0 || !letter.address || letter.asked || letter.urgent || letGo.has(letter.address)) return false;
  letGo.add(letter.address);
  return letGoBefore(tx, letter, moment.now, new Date(moment.now.getTime() + gatherSeconds * 1000));
}

interface Other {
  readonly letter: Letter;
  readonly text: Labelled;
}

/** Those that were tried together with it, as far as they still are to be said. */
function thoseWith(tx: Tx, first: Letter, moment: Moment): Other[] {
  return carriedTogether(tx, first.carriedIn ?? first.id)
    .slice(1)
    .flatMap((letter) => otherNow(tx, letter, moment) ?? []);
}

/** Those that can be one message with the first: without choices, to the same person alone, up to the first that can't. Not for who wants things one at a time. */
function thoseBehind(tx: Tx, first: Letter, text: Labelled, moment: Moment): Other[] {
  if (!isMergeable(first) || !first.person || personById(tx, first.person).oneAtATime) return [];
  let length = reveal(text).length;
  const joining: Other[] = [];
  for (const next of waitingBehind(tx, first, moment.now)) {
    if (hasNoPoint(next, moment)) {
      withdrawPointless(tx, next.id);
      continue;
    }
    const mayJoin = isMergeable(next) && next.carriedIn === null && belongTogether(first, next) && !heldUntil(tx, next, moment);
    const other = mayJoin ? otherNow(tx, next, moment) : undefined;
    length += other ? BETWEEN.length + reveal(other.text).length : 0;
    if (!other || length > LONGEST[first.channel]) break;
    joining.push(other);
  }
  return joining;
}

/** One that can't be read (its team's key is gone), or that its reader may not read by now, travels alone, so that it spoils no other. */
function otherNow(tx: Tx, letter: Letter, moment: Moment): Other | undefined {
  try {
    const text = hasNoPoint(letter, moment) ? 'its people' : textNow(tx, letter, undefined, moment);
    return text === 'its people' ? undefined : { letter, text };
  } catch {
    return undefined;
  }
}

const isMergeable = ({ address, room, person, stranger, offer, label }: Letter): boolean =>
  address !== null && person !== null && room === null && stranger === null && offer === null && label !== 'sealed';

/** Answers stand each under what was asked; what a turn says besides its answer goes with it. */
const belongTogether = (first: Letter, next: Letter): boolean => first.person === next.person && (first.turn === next.turn || (!first.asked && !next.asked));

/** That there is something need not be said twice in one message. */
const isSaidBefore = ({ letter, text }: Other, earlier: readonly Other[]): boolean =>
  letter.holdsBack && earlier.some((one) => one.letter.holdsBack && reveal(one.text) === reveal(text));

/** One text, as narrow as the narrowest of its parts. */
function asOne(texts: readonly Labelled[]): Labelled {
  const [only, another] = texts;
  if (only && !another) return only;
  const label = texts.reduce<Label>((so, { label: its }) => (mayCarry(so, its) ? so : its), 'open');
  return joined(label, texts, BETWEEN);
}

/** What may be said at this moment: rooms are opened, people come and go, and clearances end while a letter waits. */
function textNow(tx: Tx, letter: Letter, room: Room | undefined, moment: Moment): Labelled | 'its people' {
  if (letter.limited && letter.limitedFrom && letter.limitedFrom <= moment.now) return letter.limited;
  if (letter.label === 'open' && !room) return wordsOf(tx, letter);
  const isPost = room !== undefined && letter.address === null && letter.stranger === null;
  if (isPost && room.goneAt) return 'its people';
  const today = dayOf(moment.local);
  const about = letter.tellsOf ?? (letter.team ? [letter.team] : []);
  const ceiling = isPost ? ceilingOfRoom(tx, room, about, today) : clearanceNow(tx, letter, today);
  if (mayCarry(ceiling, letter.label)) return wordsOf(tx, letter);
  if (letter.limited && (!isPost || mayCarry(ceiling, letter.limited.label))) return letter.limited;
  if (isPost) return 'its people';
  throw new AboveCeiling(`letter ${letter.id} tells more than its reader may know by now`);
}

/** `plan` is arranged with the reader, and needs no clearance. */
function clearanceNow(tx: Tx, { person, label, tellsOf, team }: Letter, today: ReturnType<typeof dayOf>): Label {
  if (!person || mayCarry('plan', label)) return label;
  return (tellsOf ?? (team ? [team] : [])).reduce<Label>((so, one) => lowest(so, clearanceIn(tx, one, person, today)), 'sealed');
}

/** Where a letter goes: a whisper whose room is gone is said directly. */
export function wayOf(tx: Tx, letter: Letter, room: Room | undefined): Pick<OutgoingLetter, 'id' | 'to' | 'way'> {
  const address = letter.address ? addressById(tx, letter.address) : undefined;
  const handle = address ? reveal(tx.vault.open(address.handle)) : letter.stranger ? reveal(tx.vault.open(letter.stranger)) : undefined;
  const to = addressee(room?.goneAt && handle ? undefined : room, handle, letter.thread ?? undefined);
  if (!to) throw new AboveCeiling(`letter ${letter.id} goes nowhere`);
  const way: WayOut = letter.channel === 'whatsapp' ? 'whatsapp' : room && to.kind !== 'direct' ? wayOutOfRoom(room) : 'direct';
  return { id: letter.carriedIn ?? letter.id, to, way };
}

function addressee(room: Room | undefined, handle: string | undefined, thread: string | undefined): OutgoingLetter['to'] | undefined {
  const inRoom = room && { room: room.handle, ...(thread === undefined ? {} : { thread }) };
  if (inRoom && handle) return { kind: 'whisper', ...inRoom, address: handle };
  if (inRoom) return { kind: 'room', ...inRoom };
  return handle === undefined ? undefined : { kind: 'direct', address: handle };
}

/** The choices under a letter, each with the token that its button carries. */
export function choicesOf(db: Db, { offer: id }: Letter): ShownChoice[] {
  const offer = id ? offerById(db, id) : undefined;
  if (!offer) return [];
  return offer.choices.map((choice, index) => ({
    token: tokenOf(offer.id, index),
    label: choice.label,
    numbered: isNumbered(choice),
    leadsOn: choice.capability === SAYS.capability,
  }));
}

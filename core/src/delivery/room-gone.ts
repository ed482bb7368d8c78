import type { PersonId } from '@hatstand/db/ids';
import { CEILINGS, type Labelled, mayCarry } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { withdrawPointless } from '@hatstand/db/repositories/carrying';
import { deliverPostDirectly } from '@hatstand/db/repositories/deliveries';
import { type Letter, peopleTold, postLetter, wordsOf } from '@hatstand/db/repositories/letters';
import { type Address, addressesOf, personById } from '@hatstand/db/repositories/people';
import { roomIsGone } from '@hatstand/db/repositories/rooms';
import { clearanceIn, readersOf, roomById } from '@hatstand/db/repositories/teams';
import { tellRoomChange } from '../conversation/everyday/room-changes.ts';
import type { Moment } from '../moment.ts';
import { dayOf } from '../words/calendar.ts';
import { whenToTell } from '../words/when-to-tell.ts';

/** A post for a room that can never be reached: those who look after it are told once, and the post goes to its people. False for what is no such post. */
export function letGoOfRoom(tx: Tx, letter: Letter, moment: Moment): boolean {
  const room = letter.room && !letter.address ? roomById(tx, letter.room) : undefined;
  if (!room || letter.stranger) return false;
  if (roomIsGone(tx, room.id, moment.now)) tellRoomChange(tx, room, 'gone', moment);
  toItsPeople(tx, letter, moment);
  return true;
}

/**
 * What can't be posted in a room goes to each of those who read along there, as far as they may know it; not to whoever caused it, nor to whoever was told in
 * that turn anyway.
 */
export function toItsPeople(tx: Tx, letter: Letter, moment: Moment): void {
  const whole = wordsOf(tx, letter);
  withdrawPointless(tx, letter.id);
  if (!letter.room) return;
  const toldAlready = new Set<PersonId | null>([letter.sender, ...peopleTold(tx, letter.turn).map(({ person }) => person)]);
  const about = letter.tellsOf ?? (letter.team ? [letter.team] : []);
  const today = dayOf(moment.local);
  for (const person of readersOf(tx, letter.room)) {
    const mayKnow = ({ label }: Labelled): boolean => about.every((team) => mayCarry(clearanceIn(tx, team, person, today), label));
    const text = [whole, ...(letter.limited ? [letter.limited] : [])].find(mayKnow);
    const address = text && addressesOf(tx, person).find(({ channel }) => mayCarry(ceilingOf(channel), text.label));
    const notBefore = whenToTell(personById(tx, person), { urgent: letter.urgent, needsAnswer: false }, moment);
    if (toldAlready.has(person)) continue;
    if (!text || !address || notBefore === 'never') {
      deliverPostDirectly(tx, letter.id, person, 'no way');
      continue;
    }
    const delivery = deliverPostDirectly(tx, letter.id, person, text === whole ? 'whole' : 'above their clearance');
    postLetter(tx, {
      id: moment.newId('letter'),
      channel: address.channel,
      address: address.id,
      room: undefined,
      person,
      team: letter.team ?? undefined,
      sender: letter.sender ?? undefined,
      turn: letter.turn,
      text,
      offer: undefined,
      limited: text === whole ? (letter.limited ?? undefined) : undefined,
      tellsOf: letter.tellsOf ?? undefined,
      until: letter.until ?? undefined,
      concerns: letter.concerns ?? undefined,
      delivery,
      holdsBack: text !== whole,
      urgent: letter.urgent,
      notBefore,
      madeAt: moment.now,
    });
  }
}

const ceilingOf = (channel: Address['channel']) => CEILINGS[channel === 'whatsapp' ? 'whatsapp' : 'direct'];

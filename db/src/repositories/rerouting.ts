import { and, asc, eq } from 'drizzle-orm';
import type { AddressId, AlarmId } from '../ids.ts';
import { CEILINGS, mayCarry } from '../labels.ts';
import type { Tx } from '../open.ts';
import { offers } from '../schema/conversation.ts';
import { letters } from '../schema/letters.ts';
import { setAlarm } from './conversation.ts';
import { type Letter, markFailed } from './letters.ts';
import { type Address, addressesOf } from './people.ts';

/**
 * What waits for an address that must not be used any more goes to another one of the same person, where that may carry it. What cannot go anywhere has
 * failed, and whoever it was sent for is told. Nothing is lost without a word.
 */
export function rerouteLetters(tx: Tx, from: AddressId, now: Date): void {
  const waiting = tx.drizzle
    .select()
    .from(letters)
    .where(and(eq(letters.address, from), eq(letters.state, 'queued')))
    .orderBy(asc(letters.number))
    .all();
  for (const letter of waiting) {
    const others = letter.person ? addressesOf(tx, letter.person) : [];
    const to = others.find((address) => address.id !== from && mayCarry(CEILINGS[address.channel === 'whatsapp' ? 'whatsapp' : 'direct'], letter.label));
    if (to) send(tx, letter, to, now);
    else if (markFailed(tx, letter.id)) tellSender(tx, letter, now);
  }
}

/** A whisper in a room stays in its room only on the same channel. Numbers that answer an offer are heard where it is now. */
function send(tx: Tx, letter: Letter, to: Address, now: Date): void {
  const isElsewhere = to.channel !== letter.channel;
  const notBefore = letter.attempts > 0 ? now : letter.notBefore;
  tx.drizzle
    .update(letters)
    .set({ address: to.id, channel: to.channel, attempts: 0, notBefore, ...(isElsewhere ? { room: null } : {}) })
    .where(eq(letters.id, letter.id))
    .run();
  if (letter.offer && isElsewhere) tx.drizzle.update(offers).set({ channel: to.channel, room: null }).where(eq(offers.id, letter.offer)).run();
}

function tellSender(tx: Tx, { id, sender, person }: Letter, now: Date): void {
  if (!sender || sender === person) return;
  const intent = { do: 'tell of failure', letter: id };
  setAlarm(tx, { id: `alarm-nowhere-${id}` as AlarmId, rings: now, person: sender, capability: 'undelivered', intent });
}

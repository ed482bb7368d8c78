import type { LetterId } from '@hatstand/db/ids';
import { inOneTransaction, type Tx } from '@hatstand/db/open';
import { amendLater, leaveAsShown, noteAmended, type ShownOtherwise, shownOtherwise } from '@hatstand/db/repositories/amending';
import { letterById } from '@hatstand/db/repositories/letters';
import { addressById } from '@hatstand/db/repositories/people';
import { roomById } from '@hatstand/db/repositories/teams';
import { AboveCeiling, type Channel, Outage, type OutgoingLetter } from '../channels/channel.ts';
import { closingOf } from '../conversation/closings.ts';
import { CLOSED } from '../conversation/messages.ts';
import type { Round } from './courier.ts';
import { choicesOf, wayOf } from './parcels.ts';

/** Minutes until a message that could not be changed is tried again; after the last one it stays as it is: nobody misses anything by it. */
const AGAIN_AFTER_MINUTES = [1, 2, 5, 10, 20, 40, 60, 240, 720] as const;

type Amendment = { readonly of: ShownOtherwise; readonly channel: Channel; readonly outgoing: OutgoingLetter };

/**
 * Changes what chats show of questions that are over, or open once more: the buttons go, and below it stands why. What is to be shown is asked of the database each
 * time, so it does not matter by which way a question ended, nor when the core was stopped.
 */
export async function amendShown(round: Round): Promise<void> {
  for (;;) {
    const waiting = shownOtherwise(round.db, round.clock());
    if (waiting.length === 0) return;
    const amendments = inOneTransaction(round.db, (tx) => waiting.flatMap((one) => prepare(tx, round, one) ?? []));
    await Promise.all(amendments.map((one) => amend(round, one)));
  }
}

function prepare(tx: Tx, { channels }: Round, of: ShownOtherwise): Amendment | undefined {
  const { offer, shownIn, isOver, timesAmended } = of;
  const letter = letterById(tx, shownIn);
  const channel = letter && channels.get(letter.channel);
  const text = isOver ? closingOf(offer) : CLOSED['open again'];
  const address = letter?.address ? addressById(tx, letter.address) : undefined;
  if (!channel || !text || !address || address.unlinkedAt) {
    leaveAsShown(tx, offer.id);
    return undefined;
  }
  const way = wayOf(tx, letter, letter.room ? roomById(tx, letter.room) : undefined);
  // True: an id of ours, made from one. It is the same in every try to say the same.
  const id = `${shownIn}.${isOver ? 'closed' : 'open'}-${timesAmended + 1}` as LetterId;
  return { of, channel, outgoing: { ...way, id, text, choices: isOver ? [] : choicesOf(tx, letter), amends: shownIn } };
}

async function amend(round: Round, { of: { offer, isOver, tries }, channel, outgoing }: Amendment): Promise<void> {
  const finish = (work: (tx: Tx) => void): void => inOneTransaction(round.db, work);
  try {
    const carried = await channel.carry(channel.render(outgoing));
    finish((tx) => (carried === 'never' ? leaveAsShown(tx, offer.id) : noteAmended(tx, offer.id, isOver ? 'closed' : 'open')));
  } catch (problem) {
    if (!(problem instanceof Outage)) round.report(problem, { turn: offer.madeIn });
    const minutes = problem instanceof AboveCeiling ? undefined : AGAIN_AFTER_MINUTES[tries];
    finish((tx) => (minutes === undefined ? leaveAsShown(tx, offer.id) : amendLater(tx, offer.id, new Date(round.clock().getTime() + minutes * 60_000))));
  }
}

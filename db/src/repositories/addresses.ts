import { and, eq, isNull } from 'drizzle-orm';
import type { AddressId, PersonId } from '../ids.ts';
import { Labelled, reveal } from '../labels.ts';
import type { Tx } from '../open.ts';
import { addresses, type ChannelName } from '../schema/people.ts';
import { askOnceLinked } from './invitations.ts';
import { type Address, addressById, noLongerStranger } from './people.ts';

/** An account or number as the channel gives it, not to be shown. */
export const sealedHandle = (handle: string): Labelled<'sealed'> => new Labelled('sealed', handle);

const linkedNow = (person: PersonId) => and(eq(addresses.person, person), isNull(addresses.unlinkedAt));

/** Whose it is, also while it rests. */
export const holderOf = (tx: Tx, channel: ChannelName, handle: Labelled): Address | undefined =>
  tx.drizzle
    .select()
    .from(addresses)
    .where(and(eq(addresses.channel, channel), eq(addresses.findable, tx.vault.findable(channel, reveal(handle))), isNull(addresses.unlinkedAt)))
    .get();

/** The addresses a person has, those that rest too. */
export const allAddressesOf = (tx: Tx, person: PersonId): Address[] =>
  tx.drizzle.select().from(addresses).where(linkedNow(person)).orderBy(addresses.linkedAt, addresses.id).all();

/**
 * A person is reached there from now on; the first one is the one they prefer. The row is made outside the turn, as one that is unlinked, and linked within
 * it: undo then unlinks it, and letters that went there keep their address.
 */
export function linkAddress(
  tx: Tx,
  {
    id,
    person,
    channel,
    handle,
    now,
  }: { readonly id: AddressId; readonly person: PersonId; readonly channel: ChannelName; readonly handle: Labelled; readonly now: Date },
): void {
  const findable = tx.vault.findable(channel, reveal(handle));
  const { turn } = tx.current;
  tx.current.turn = undefined;
  const locked = tx.vault.seal(new Labelled('team', reveal(handle)), undefined);
  tx.drizzle
    .insert(addresses)
    .values({ id, person, channel, findable, handle: locked, preferred: false, linkedAt: now, unlinkedAt: now, lastSeenAt: now })
    .run();
  tx.current.turn = turn;
  tx.drizzle.update(addresses).set({ unlinkedAt: null }).where(eq(addresses.id, id)).run();
  preferOne(tx, person);
  noLongerStranger(tx, findable);
  askOnceLinked(tx, person, id, now);
}

/** Nothing goes there any more, and what comes from there is a stranger's. If it was preferred, its successor is, or else another one. */
export function unlinkAddress(tx: Tx, id: AddressId, now: Date, successor?: AddressId): void {
  const gone = addressById(tx, id);
  tx.drizzle.update(addresses).set({ unlinkedAt: now, preferred: false }).where(eq(addresses.id, id)).run();
  if (gone?.preferred && successor) tx.drizzle.update(addresses).set({ preferred: true }).where(eq(addresses.id, successor)).run();
  if (gone) preferOne(tx, gone.person);
}

function preferOne(tx: Tx, person: PersonId): void {
  const [first, ...others] = allAddressesOf(tx, person);
  if (!first || [first, ...others].some(({ preferred }) => preferred)) return;
  tx.drizzle.update(addresses).set({ preferred: true }).where(eq(addresses.id, first.id)).run();
}

/** It may belong to somebody else by now. */
export const restAddress = (tx: Tx, id: AddressId, now: Date): void => {
  tx.drizzle.update(addresses).set({ restsSince: now }).where(eq(addresses.id, id)).run();
};

/** It is theirs after all. */
export const wakeAddress = (tx: Tx, id: AddressId, now: Date): void => {
  tx.drizzle.update(addresses).set({ restsSince: null, lastSeenAt: now }).where(eq(addresses.id, id)).run();
};

import type { IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';
import type { KeepableCue } from './listening.ts';

const MOST_OF_ONE_PERSON = 20;
const MOST_IN_ALL = 500;

/** Something said while the core was away. `order` grows with everything kept, and is the hour of it in milliseconds. */
export interface Kept {
  readonly cue: KeepableCue;
  /** Where its speaker can be told something about it. */
  readonly room: string | undefined;
  readonly order: number;
}

const key = (name: string) => new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, name);
const ALL = key('kept');
const ofPerson = (address: string) => key(`kept:${address}`);
const ofCue = (id: string) => key(`kept-cue:${id}`);

let lastOrder = 0;

/** Keeps it until the core is back, unless too much waits already. Keeping the same again changes nothing. */
export async function keep(read: IRead, persistence: IPersistence, cue: KeepableCue, room: string | undefined): Promise<'kept' | 'full'> {
  const [own, all] = await Promise.all([keptOf(read, cue.from.address), everythingKept(read)]);
  if (own.length >= MOST_OF_ONE_PERSON || all.length >= MOST_IN_ALL) return 'full';
  lastOrder = Math.max(lastOrder + 1, Date.now());
  const kept: Kept = { cue: { ...cue, saidAt: lastOrder }, room, order: lastOrder };
  await persistence.updateByAssociations([ALL, ofPerson(cue.from.address), ofCue(cue.id)], kept, true);
  return 'kept';
}

/** What waits of one person, in the order it was said. */
export const keptOf = (read: IRead, address: string): Promise<readonly Kept[]> => inOrder(read, ofPerson(address));

/** What waits of everybody, in the order it was said. */
export const everythingKept = (read: IRead): Promise<readonly Kept[]> => inOrder(read, ALL);

/** The words are gone from Rocket.Chat's database with this. */
export async function forget(persistence: IPersistence, { cue }: Kept): Promise<void> {
  await persistence.removeByAssociation(ofCue(cue.id));
}

async function inOrder(read: IRead, association: RocketChatAssociationRecord): Promise<readonly Kept[]> {
  // Only `keep` writes under these keys.
  const kept = (await read.getPersistenceReader().readByAssociation(association)) as Kept[];
  return kept.toSorted((one, other) => one.order - other.order);
}

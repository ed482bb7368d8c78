import { createHash } from 'node:crypto';
import type { IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';
import type { RoomNow } from './room-now.ts';

/** What the core was last told of a room, and when; of how it was only a digest is kept. */
interface Told {
  readonly digest: string;
  readonly at: number;
}

/** What was told so long ago is told again: people link themselves, and so stop being strangers to the core. */
export const GOOD_FOR_MILLISECONDS = 60 * 60_000;
const keyOf = (room: string) => new RocketChatAssociationRecord(RocketChatAssociationModel.ROOM, room);
const digestOf = (room: RoomNow): string => createHash('sha256').update(JSON.stringify(room)).digest('base64');

/** Whether the core has ever been told of this room: of others the app tells nothing. */
export async function isKnown(read: IRead, room: string): Promise<boolean> {
  return (await toldOf(read, room)) !== undefined;
}

/** Whether the core knows that the room is just so. */
export async function isToldAs(read: IRead, room: string, now: RoomNow): Promise<boolean> {
  const told = await toldOf(read, room);
  return told !== undefined && told.digest === digestOf(now) && Date.now() - told.at < GOOD_FOR_MILLISECONDS;
}

export async function rememberTold(persistence: IPersistence, room: string, now: RoomNow, at: number): Promise<void> {
  await persistence.updateByAssociation(keyOf(room), { digest: digestOf(now), at }, true);
}

export async function forgetRoom(persistence: IPersistence, room: string): Promise<void> {
  await persistence.removeByAssociation(keyOf(room));
}

/** Only this file writes under these keys. */
async function toldOf(read: IRead, room: string): Promise<Told | undefined> {
  const [told] = (await read.getPersistenceReader().readByAssociation(keyOf(room))) as Told[];
  return told;
}

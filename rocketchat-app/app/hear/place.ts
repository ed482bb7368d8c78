import type { Cue } from '@hatstand/core/wire/cue';
import type { IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms/index.js';

/** A conversation of one person with Hattie is `direct`. Everything else, also a direct message between others, is a room. */
export async function placeOf(room: IRoom, read: IRead, thread?: string): Promise<Cue['place']> {
  if (await isAloneWithHattie(room, read)) return { kind: 'direct' };
  const name = room.displayName ?? room.slugifiedName;
  return { kind: 'room', room: room.id, ...(name ? { name: name.slice(0, LONGEST_NAME) } : {}), openTo: readersOf(room), ...(thread ? { thread } : {}) };
}

const LONGEST_NAME = 200;

/** Private groups and direct messages are read by their members; of anything else everybody may be reading. */
const readersOf = ({ type }: IRoom): 'members' | 'everyone' => (type === RoomType.PRIVATE_GROUP || type === RoomType.DIRECT_MESSAGE ? 'members' : 'everyone');

/** A direct message room can also hold three or more people; those are talking to each other. */
export async function isAloneWithHattie(room: IRoom, read: IRead): Promise<boolean> {
  const members = room.userIds ?? [];
  if (room.type !== RoomType.DIRECT_MESSAGE || members.length !== 2) return false;
  const hattie = await read.getUserReader().getAppUser();
  return hattie !== undefined && members.includes(hattie.id);
}

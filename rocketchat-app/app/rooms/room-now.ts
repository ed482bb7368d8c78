import type { IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import { UserType } from '@rocket.chat/apps-engine/definition/users/index.js';

const LONGEST_NAME = 200;
const MOST_MEMBERS = 2_000;

/** How a room is: what the core needs to know before it lets anything be said there. */
export interface RoomNow {
  readonly name: string;
  readonly openTo: 'members' | 'everyone';
  /** Everybody who reads along, guests too; not apps and bots, which read for the administrators. Sorted, so that the same people are the same list. */
  readonly members: string[];
}

export async function roomNow(read: IRead, room: IRoom): Promise<RoomNow> {
  const members = await read.getRoomReader().getMembers(room.id);
  const people = members.filter(({ type, isEnabled }) => type !== UserType.APP && type !== UserType.BOT && isEnabled !== false);
  return {
    name: (room.displayName || room.slugifiedName || room.id).slice(0, LONGEST_NAME),
    openTo: isPrivate(room) && people.length <= MOST_MEMBERS ? 'members' : 'everyone',
    members: people
      .map(({ id }) => id)
      .toSorted()
      .slice(0, MOST_MEMBERS),
  };
}

/** Private groups and direct messages are read by their members; of anything else everybody may be reading. */
export const isPrivate = ({ type }: Pick<IRoom, 'type'>): boolean => type === RoomType.PRIVATE_GROUP || type === RoomType.DIRECT_MESSAGE;

import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { Watching } from '../speak/speaking.ts';
import { lookAgain, makeKnown, tellGone } from './tell-of-room.ts';

/** Somebody reads along who did not: the core hears of it before the next words go there. Where Hattie was invited, it is a room it has not known. */
export async function someoneJoined(chat: Watching, room: IRoom, person: IUser): Promise<void> {
  if (await isHattie(chat, person)) await makeKnown(chat, room);
  else await lookAgain(chat, room);
}

export async function someoneLeft(chat: Watching, room: IRoom, person: IUser): Promise<void> {
  if (await isHattie(chat, person)) await tellGone(chat, room.id);
  else await lookAgain(chat, room);
}

async function isHattie({ read }: Watching, { id }: IUser): Promise<boolean> {
  return (await read.getUserReader().getAppUser())?.id === id;
}

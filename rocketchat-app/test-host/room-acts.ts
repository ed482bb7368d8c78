import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { addRoom, newId } from './chat.ts';
import type { RocketChat } from './rocket-chat.ts';

/** Somebody is added to a room by its owner, as a guest or a colleague is. */
export async function addTo(chat: RocketChat, roomId: string, person: IUser): Promise<void> {
  const room = roomOf(chat, roomId);
  addRoom(chat.world, room, [...(chat.world.members.get(roomId) ?? []), person.id]);
  await chat.manager.getListenerManager().executeListener(chat.engine.AppInterface.IPostRoomUserJoined, { room, joiningUser: person, inviter: room.creator });
}

/** Somebody leaves a room, or is shown out of it. */
export async function takeFrom(chat: RocketChat, roomId: string, person: IUser): Promise<void> {
  const room = roomOf(chat, roomId);
  const left = (chat.world.members.get(roomId) ?? []).filter((id) => id !== person.id);
  addRoom(chat.world, room, left);
  await chat.manager.getListenerManager().executeListener(chat.engine.AppInterface.IPostRoomUserLeave, { room, leavingUser: person });
}

/** An owner changes a room. Rocket.Chat says so in the room, unless such messages are switched off there. */
export async function change(chat: RocketChat, roomId: string, changes: Partial<IRoom>, isSaid = true): Promise<void> {
  const room = Object.assign(roomOf(chat, roomId), changes);
  const message = { id: newId(), room, sender: room.creator, text: '', createdAt: new Date(), updatedAt: new Date() };
  if (isSaid) await chat.manager.getListenerManager().executeListener(chat.engine.AppInterface.IPostSystemMessageSent, message);
}

export async function remove(chat: RocketChat, roomId: string, isSaid = true): Promise<void> {
  const room = roomOf(chat, roomId);
  chat.world.rooms.delete(roomId);
  if (isSaid) await chat.manager.getListenerManager().executeListener(chat.engine.AppInterface.IPostRoomDeleted, room);
}

function roomOf({ world }: RocketChat, id: string): IRoom {
  const room = world.rooms.get(id);
  if (!room) throw new Error(`there is no room ${id}`);
  return room;
}

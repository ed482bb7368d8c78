import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUIKitSurface } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging/index.js';

/** Everything the pretend Rocket.Chat knows and has shown, by the ids Rocket.Chat would use. */
export interface ChatWorld {
  readonly people: Map<string, IUser>;
  readonly rooms: Map<string, IRoom>;
  /** Who is in which room: ids of people by id of room. */
  readonly members: Map<string, readonly string[]>;
  readonly messages: IMessage[];
  readonly whispers: { readonly to: string; readonly room: string; readonly message: IMessage }[];
  readonly forms: { readonly for: string; readonly triggerId: string; readonly view: IUIKitSurface }[];
  /** What administrators of the workspace can read in the app's logs. */
  readonly logs: ILoggerStorageEntry[];
}

export function emptyWorld(): ChatWorld {
  return { people: new Map(), rooms: new Map(), members: new Map(), messages: [], whispers: [], forms: [], logs: [] };
}

/** Ids look like Rocket.Chat's: 17 letters and digits. */
export function newId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 17);
}

export function membersOf({ people, members }: ChatWorld, roomId: string): IUser[] {
  return (members.get(roomId) ?? []).flatMap((id) => people.get(id) ?? []);
}

export function personNamed({ people }: ChatWorld, username: string): IUser | undefined {
  return [...people.values()].find((person) => person.username === username);
}

/** Puts a room and its members into the world. Direct rooms also list their members' ids, as Rocket.Chat does. */
export function addRoom(world: ChatWorld, room: IRoom, memberIds: readonly string[]): void {
  world.rooms.set(room.id, room.type === 'd' ? { ...room, userIds: [...memberIds] } : room);
  world.members.set(room.id, memberIds);
}

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
  /** Forms as people see them: opened, or changed while open. */
  readonly forms: { readonly for: string; readonly triggerId: string; readonly view: IUIKitSurface }[];
  /** Clicks and commands that may still open one form each, with the time until when. */
  readonly triggers: Map<string, number>;
  /** Commands that offer lines to pick while they are typed; the clients ask no others. */
  readonly offering: Set<string>;
  /** Jobs of apps by id. They run only when a test says so. */
  readonly jobs: Map<string, (given: object) => Promise<void>>;
  /** What goes wrong with the next message: it is not saved, or it is, and the app is never told. */
  trouble: 'not saved' | 'answer lost' | undefined;
  /** What administrators of the workspace can read in the app's logs. */
  readonly logs: ILoggerStorageEntry[];
}

export function emptyWorld(): ChatWorld {
  return {
    people: new Map(),
    rooms: new Map(),
    members: new Map(),
    messages: [],
    whispers: [],
    forms: [],
    triggers: new Map(),
    offering: new Set(),
    jobs: new Map(),
    trouble: undefined,
    logs: [],
  };
}

/** Ids look like Rocket.Chat's: 17 letters and digits. */
export function newId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 17);
}

const TRIGGER_LIFE_MILLISECONDS = 5_000;

/** Somebody clicked, or gave a command: for five seconds that lets an app open a form in front of them, once. */
export function newTrigger({ triggers }: ChatWorld): string {
  const id = newId();
  triggers.set(id, Date.now() + TRIGGER_LIFE_MILLISECONDS);
  return id;
}

/** As the clients do: a trigger that is unknown, used or too old is silently passed over. */
export function useTrigger({ triggers }: ChatWorld, id: string): boolean {
  const until = triggers.get(id);
  triggers.delete(id);
  return until !== undefined && Date.now() <= until;
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

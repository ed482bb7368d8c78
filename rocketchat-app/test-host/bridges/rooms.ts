import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { bridge } from '../bridge.ts';
import { addRoom, type ChatWorld, membersOf, newId, personNamed } from '../chat.ts';
import type { Engine } from '../engine.ts';

export function roomBridge(engine: Engine, world: ChatWorld) {
  const usernamesIn = (roomId: string) => membersOf(world, roomId).map(({ username }) => username);
  return bridge(engine.RoomBridge, {
    async getById(id: string) {
      return structuredClone(world.rooms.get(id));
    },
    async getDirectByUsernames(usernames: readonly string[]) {
      const isTheirs = ({ id, type }: IRoom) => type === 'd' && sameNames(usernamesIn(id), usernames);
      return structuredClone([...world.rooms.values()].find(isTheirs));
    },
    /** Who wrote them comes as ids and names only. */
    async getMessages(id: string, { limit = 100 }: { limit?: number }) {
      const newestFirst = world.messages.filter(({ room }) => room.id === id).reverse();
      return structuredClone(newestFirst.slice(0, limit).map(({ room, sender, ...message }) => ({ ...message, roomId: room.id, sender: lookedUp(sender) })));
    },
    async getMembers(id: string) {
      return structuredClone(membersOf(world, id));
    },
    /** The creator is always a member; usernames nobody has are left out. */
    async create(room: IRoom, usernames: readonly string[]) {
      const id = newId();
      const invited = usernames.flatMap((username) => personNamed(world, username)?.id ?? []);
      addRoom(world, { ...structuredClone(room), id, createdAt: new Date() }, [...new Set([room.creator.id, ...invited])]);
      return id;
    },
  });
}

const lookedUp = ({ id, username, name }: IUser) => ({ _id: id, username, name });

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted());
}

/** The engine's own shortcuts past permissions. */
export function internalBridge(world: ChatWorld) {
  const usernamesIn = (roomId: string) => membersOf(world, roomId).map(({ username }) => username);
  return {
    doGetUsernamesOfRoomById: async (roomId: string) => usernamesIn(roomId),
    doGetUsernamesOfRoomByIdSync: usernamesIn,
    async doGetWorkspacePublicKey(): Promise<never> {
      throw new Error('the pretend Rocket.Chat has no licences');
    },
  };
}

import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { bridge } from '../bridge.ts';
import { type ChatWorld, newId, personNamed } from '../chat.ts';
import type { Engine } from '../engine.ts';

export function userBridge(engine: Engine, world: ChatWorld) {
  return bridge(engine.UserBridge, {
    async getById(id: string) {
      return structuredClone(world.people.get(id));
    },
    async getByUsername(username: string) {
      return structuredClone(personNamed(world, username));
    },
    async getAppUser(appId: string) {
      return structuredClone([...world.people.values()].find((person) => person.appId === appId));
    },
    async create(user: IUser) {
      const id = newId();
      world.people.set(id, { ...structuredClone(user), id });
      return id;
    },
    async update(user: IUser, changes: Partial<IUser>) {
      world.people.set(user.id, { ...user, ...world.people.get(user.id), ...structuredClone(changes) });
      return true;
    },
    async remove(user: IUser) {
      return world.people.delete(user.id);
    },
    async deleteUsersCreatedByApp() {
      return true;
    },
  });
}

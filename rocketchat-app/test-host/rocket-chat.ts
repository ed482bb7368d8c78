import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager.js';
import type { AppDescription } from '../pack.ts';
import { allBridges } from './bridges/all.ts';
import { addRoom, type ChatWorld, emptyWorld } from './chat.ts';
import { type Engine, loadEngine } from './engine.ts';
import { storages } from './storages.ts';

/** A Rocket.Chat without Rocket.Chat: the real app engine and its real Deno process, with a chat in memory. */
export interface RocketChat {
  readonly engine: Engine;
  readonly manager: AppManager;
  readonly world: ChatWorld;
  stop(): Promise<void>;
}

export async function startRocketChat(): Promise<RocketChat> {
  const engine = await loadEngine();
  const world = emptyWorld();
  // Its own folder each time: the engine keeps a link to its runtime here and never renews it.
  const tempFilePath = mkdtempSync(join(tmpdir(), 'rocket-chat-'));
  // The engine allows one manager in a process; forgetting the last one lets a test start another.
  Object.assign(engine.AppManager, { Instance: undefined });
  const manager = new engine.AppManager({ ...storages(engine, world), bridges: allBridges(engine, world), tempFilePath });
  await manager.load();
  return {
    engine,
    manager,
    world,
    async stop() {
      await manager.unload(false);
      rmSync(tempFilePath, { recursive: true, force: true });
    },
  };
}

/** Somebody with an account. Their id is their username, unless a test cares. */
export function addPerson({ engine, world }: RocketChat, username: string): IUser {
  const now = new Date();
  const person: IUser = {
    id: username,
    username,
    name: username,
    type: engine.UserType.USER,
    isEnabled: true,
    roles: ['user'],
    emails: [],
    status: 'online',
    statusConnection: engine.UserStatusConnection.ONLINE,
    utcOffset: 0,
    createdAt: now,
    updatedAt: now,
    lastLoginAt: now,
  };
  world.people.set(person.id, person);
  return person;
}

export function addTeamRoom({ engine, world }: RocketChat, id: string, members: readonly [IUser, ...IUser[]]): void {
  const room = { id, slugifiedName: id, displayName: id, type: engine.RoomType.PRIVATE_GROUP, creator: members[0], usernames: [] };
  addRoom(
    world,
    room,
    members.map((member) => member.id),
  );
}

/** Installs a package in the two steps of a real upload, and fills in its settings as an administrator would. */
export async function install({ engine, manager }: RocketChat, zip: Buffer, description: AppDescription, administrator: IUser): Promise<void> {
  await manager.add(zip, { enable: false, permissionsGranted: [...description.permissions], user: administrator });
  await manager.changeStatus(description.id, engine.AppStatus.MANUALLY_ENABLED);
}

export async function setSetting({ manager }: RocketChat, appId: string, id: string, value: string): Promise<void> {
  const settings = manager.getSettingsManager();
  await settings.updateAppSetting(appId, { ...settings.getAppSetting(appId, id), value });
}

/** Lets the app's recurring jobs run now, as the clock would once a minute. */
export async function runJobs({ world }: RocketChat): Promise<void> {
  for (const job of world.jobs.values()) await job({});
}

/** The app's own account in the chat. */
export function botOf({ world }: RocketChat, appId: string): IUser {
  const bot = [...world.people.values()].find((person) => person.appId === appId);
  if (!bot) throw new Error('this app has no account');
  return bot;
}

/** What is in a room, oldest first. */
export function messagesIn({ world }: RocketChat, roomId: string): IMessage[] {
  return world.messages.filter(({ room }) => room.id === roomId);
}

/** What one person was shown in a room and nobody else saw, oldest first. */
export function whispersTo({ world }: RocketChat, person: IUser, roomId: string): IMessage[] {
  return world.whispers.filter(({ to, room }) => to === person.id && room === roomId).map(({ message }) => message);
}

import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { appDescription, packedApp } from '../pack.ts';
import { type Front, openFront } from '../test-host/front.ts';
import { addPerson, addTeamRoom, install, type RocketChat, setSetting, startRocketChat } from '../test-host/rocket-chat.ts';

export const APP_ID = appDescription().id;

/** A workspace with Hattie installed, two people and the room `rosa` that both are in. */
export interface Workspace {
  readonly chat: RocketChat;
  readonly front: Front;
  readonly sam: IUser;
  readonly nia: IUser;
  close(): Promise<void>;
}

/** `before` is what happens in the workspace before Hattie comes. */
export async function workspaceWithHattie(before?: (chat: RocketChat, administrator: IUser) => Promise<void>): Promise<Workspace> {
  const chat = await startRocketChat();
  const front = await openFront(chat);
  const [sam, nia] = [addPerson(chat, 'sam'), addPerson(chat, 'nia')];
  addTeamRoom(chat, 'rosa', [sam, nia]);
  await before?.(chat, sam);
  await install(chat, await packedApp(), appDescription(), sam);
  return {
    ...{ chat, front, sam, nia },
    async close() {
      await front.close();
      await chat.stop();
    },
  };
}

/** Tells the app where its core is, as an administrator would. */
export async function connect({ chat }: Workspace, address: string, secret: string): Promise<void> {
  await setSetting(chat, APP_ID, 'core-address', address);
  await setSetting(chat, APP_ID, 'core-secret', secret);
}

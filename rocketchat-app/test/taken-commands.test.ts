import { beforeAll, expect, test } from 'vitest';
import { ENGLISH } from '../app/languages.ts';
import { pickInMenu, write } from '../test-host/acts.ts';
import { anotherAppWith } from '../test-host/another-app.ts';
import { install } from '../test-host/rocket-chat.ts';
import type { FakeCore } from './fake-core.ts';
import { workspaceWithCore } from './with-core.ts';
import { APP_ID, type Workspace } from './workspace.ts';

let workspace: Workspace;
let core: FakeCore;

beforeAll(async () => {
  const another = await anotherAppWith('pin');
  const first = (chat: Workspace['chat'], administrator: Workspace['sam']) => install(chat, another.zip, another.description, administrator);
  const both = await workspaceWithCore(first);
  ({ workspace, core } = both);
  return both.close;
}, 120_000);

test('a command that another app has is left to it and reported; everything else works, also switched off and on', async () => {
  const { chat, sam } = workspace;
  const reports = () => JSON.stringify(chat.world.logs).split(`${ENGLISH['log-command-taken']} /hattie pin`).length - 1;
  expect(reports()).toBe(1);
  for (const switchedOffBefore of [false, true]) {
    if (switchedOffBefore) {
      await chat.manager.disable(APP_ID, chat.engine.AppStatus.MANUALLY_DISABLED);
      await chat.manager.enable(APP_ID);
    }
    core.heard.length = 0;
    await write(chat, sam, 'rosa', '/pin key safe');
    await write(chat, sam, 'rosa', '/hattie pin key safe');
    for (const command of ['/rota', '/mine', '/team']) await write(chat, sam, 'rosa', command);
    await pickInMenu(chat, sam, 'menu-rota-1', { room: 'rosa' });
    expect(core.heard.map(({ heard }) => heard.kind === 'words' && heard.words)).toEqual(['/hattie pin key safe', '/rota', '/mine', '/team', '/rota']);
  }
  expect(reports()).toBe(2);
});

test('Rocket.Chat’s own commands cannot be had', async () => {
  const manager = workspace.chat.manager.getCommandManager();
  const wanted = (command: string) => ({ command, i18nDescription: '', i18nParamsExample: '', providesPreview: false, executor: async () => {} });
  for (const command of ['me', 'help', 'topic', 'invite', 'leave', 'msg']) await expect(manager.addCommand(APP_ID, wanted(command))).rejects.toThrow('exists');
});

import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import { beforeAll, expect, test } from 'vitest';
import { directRoom, linesFor, pickInMenu, submit, write } from '../test-host/acts.ts';
import { botOf, messagesIn, runJobs } from '../test-host/rocket-chat.ts';
import { type FakeCore, SECRET } from './fake-core.ts';
import { workspaceWithCore } from './with-core.ts';
import { APP_ID, type Workspace } from './workspace.ts';

let workspace: Workspace;
let core: FakeCore;

beforeAll(async () => {
  const both = await workspaceWithCore();
  ({ workspace, core } = both);
  return both.close;
}, 120_000);

test('the secret, and what people wrote to Hattie alone or in a form, are not in the logs of the app', async () => {
  const { chat, sam } = workspace;
  const alone = directRoom(chat, sam, botOf(chat, APP_ID));
  await write(chat, sam, alone, 'slept badly, ate all her lunch');
  core.answer = { outcome: 'done', form: { id: 'form-1', title: 'Note', fields: [{ id: 'note', label: 'Note', kind: 'text', choices: [], optional: false }] } };
  await write(chat, sam, 'rosa', '/hattie note');
  const [opened] = chat.world.forms;
  if (!opened) throw new Error('no form');
  await submit(chat, sam, opened, { note: 'cried in the morning' });
  await write(chat, sam, 'rosa', 'a fall in the night');
  await write(chat, sam, 'rosa', '@hattie pin: the scan is on Monday');
  await write(chat, sam, 'rosa', 'her new tablets came');
  await pickInMenu(chat, sam, 'menu-pins-1', { message: messagesIn(chat, 'rosa').at(-1) ?? { room: { id: '' } as IRoom, sender: sam } });
  await linesFor(chat, sam, 'rosa', '/pin she wet the b');
  core.answer = 503;
  await write(chat, sam, alone, 'nobody hears this');
  await submit(chat, sam, opened, { note: 'nobody reads this' });
  const logs = JSON.stringify(chat.world.logs);
  core.answer = { outcome: 'done' };
  await runJobs(chat);
  expect(core.heard).toHaveLength(8);
  expect(logs).toContain('app:executePostMessageSentToBot');
  for (const kept of [SECRET, 'lunch', 'cried', 'nobody hears', 'nobody reads', 'fall', 'scan', 'tablets', 'wet']) expect(logs).not.toContain(kept);
});

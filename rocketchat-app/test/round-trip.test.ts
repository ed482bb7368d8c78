import { afterAll, beforeAll, expect, test } from 'vitest';
import { write } from '../test-host/acts.ts';
import { messagesIn, whispersTo } from '../test-host/rocket-chat.ts';
import { SECRET } from './fake-core.ts';
import { type RealCore, startRealCore } from './real-core.ts';
import { APP_ID, connect, type Workspace, workspaceWithHattie } from './workspace.ts';

let workspace: Workspace;
let core: RealCore | undefined;

beforeAll(async () => {
  workspace = await workspaceWithHattie();
  core = await startRealCore(workspace.front.addressOf(APP_ID, 'letters'), SECRET);
  await connect(workspace, core.address, SECRET);
}, 120_000);

afterAll(async () => {
  await core?.stop();
  await workspace.close();
});

test('/rota in the room of Rosa: only Sam sees who comes on Tuesday', async () => {
  const { chat, sam, nia } = workspace;
  await write(chat, sam, 'rosa', '/rota');
  const seen = () =>
    whispersTo(chat, sam, 'rosa')
      .map(({ text }) => text)
      .join('\n');
  await expect.poll(seen, { timeout: 10_000 }).toContain('Tue 24 Nov, 9am to 11am');
  expect(whispersTo(chat, nia, 'rosa')).toEqual([]);
  expect(messagesIn(chat, 'rosa')).toEqual([]);
}, 20_000);

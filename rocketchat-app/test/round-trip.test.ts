import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENGLISH } from '../app/languages.ts';
import { pickInMenu, submit, write } from '../test-host/acts.ts';
import { addPerson, messagesIn, whispersTo } from '../test-host/rocket-chat.ts';
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

test('a message pinned from its menu, a form sent twice and a mention in a thread: each happens once, and only the speaker is answered', async () => {
  const { chat, sam, nia } = workspace;
  const greta = addPerson(chat, 'greta');
  const seenBy = (person: typeof sam) => () => [
    ...whispersTo(chat, person, 'rosa'),
    ...[...chat.world.rooms.values()].filter(({ type, userIds }) => type === 'd' && userIds?.includes(person.id)).flatMap(({ id }) => messagesIn(chat, id)),
  ];
  const textSeenBy = (person: typeof sam) => () =>
    seenBy(person)()
      .map(({ text }) => text)
      .join('\n');
  const soon = { timeout: 10_000 };

  await write(chat, nia, 'rosa', 'Shoes off at the door');
  const [message] = messagesIn(chat, 'rosa').slice(-1);
  if (!message) throw new Error('no message');
  await pickInMenu(chat, greta, 'menu-pins-1', { message });
  await expect.poll(textSeenBy(greta), soon).toContain('Pinned.');
  expect(textSeenBy(greta)()).not.toContain(ENGLISH['better-way']);

  await write(chat, greta, 'rosa', '/pin something');
  const [form] = chat.world.forms.slice(-1);
  if (!form) throw new Error('no form');
  const answers = { words: 'Bins on Tuesday', readers: 'everyone' };
  await Promise.all([submit(chat, greta, form, answers), submit(chat, greta, form, answers)]);
  await expect.poll(textSeenBy(greta), soon).toContain('for everyone in the team');
  await write(chat, greta, 'rosa', '/pin');
  await expect.poll(textSeenBy(greta), soon).toContain('Bins on Tuesday');
  expect(textSeenBy(greta)().split('for everyone in the team')).toHaveLength(2);
  expect(textSeenBy(greta)()).not.toContain('closed already');

  await write(chat, nia, 'rosa', '@hattie who is on tonight?', { threadId: 'thread1' });
  await expect.poll(textSeenBy(nia), soon).not.toBe('');
  await write(chat, greta, 'rosa', '/pin the key is under the pot');
  await expect.poll(textSeenBy(greta), soon).toContain(ENGLISH['better-way']);
}, 40_000);

import type { Form } from '@hatstand/core/wire/cue';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CORE_IS_AWAY } from '../app/messages.ts';
import { directRoom, press, submit, write } from '../test-host/acts.ts';
import { addPerson, botOf, messagesIn, whispersTo } from '../test-host/rocket-chat.ts';
import { type FakeCore, SECRET, startFakeCore } from './fake-core.ts';
import { deliver, letter, sealed } from './post.ts';
import { APP_ID, connect, type Workspace, workspaceWithHattie } from './workspace.ts';

const SWAP: Form = {
  id: 'form-7',
  title: 'Swap a visit',
  fields: [
    { id: 'why', label: 'Why', kind: 'text', choices: [], optional: true },
    { id: 'name', label: 'Who', kind: 'line', choices: [], optional: false },
    { id: 'day', label: 'Which', kind: 'choice', choices: [{ value: 'tue', label: 'Tuesday' }], optional: false },
  ],
};

let workspace: Workspace;
let core: FakeCore;

beforeAll(async () => {
  [workspace, core] = await Promise.all([workspaceWithHattie(), startFakeCore()]);
  await connect(workspace, core.address, SECRET);
}, 120_000);

afterAll(async () => {
  await workspace.close();
  await core.close();
});

beforeEach(() => {
  core.answer = { outcome: 'done' };
  core.heard.length = 0;
  workspace.chat.world.whispers.length = 0;
  workspace.chat.world.forms.length = 0;
});

test('a slash command reaches the core as it was typed, with who and where', async () => {
  const { chat, sam } = workspace;
  await write(chat, sam, 'rosa', '/rota swap Tue');
  await write(chat, sam, 'rosa', '/hattie');
  expect(core.heard).toEqual([
    {
      id: expect.any(String),
      from: { address: 'sam', name: 'sam' },
      place: { kind: 'room', room: 'rosa', name: 'rosa', openTo: 'members' },
      heard: { kind: 'words', words: '/rota swap Tue' },
    },
    {
      id: expect.any(String),
      from: { address: 'sam', name: 'sam' },
      place: { kind: 'room', room: 'rosa', name: 'rosa', openTo: 'members' },
      heard: { kind: 'words', words: '/hattie' },
    },
  ]);
  expect(new Set(core.heard.map(({ id }) => id)).size).toBe(2);
});

test('all commands are there, and a message in a room is not listened to', async () => {
  const { chat, sam } = workspace;
  for (const command of ['/rota', '/pin key safe', '/team', '/hattie help']) await write(chat, sam, 'rosa', command);
  expect(core.heard).toHaveLength(4);
  await write(chat, sam, 'rosa', 'did Rosa sleep well?');
  expect(core.heard).toHaveLength(4);
});

test('words to Hattie alone are direct, and their id is the message', async () => {
  const { chat, sam } = workspace;
  const room = directRoom(chat, sam, botOf(chat, APP_ID));
  await write(chat, sam, room, 'who is on tonight?');
  const [message] = messagesIn(chat, room);
  expect(core.heard).toEqual([
    { id: message?.id, from: { address: 'sam', name: 'sam' }, place: { kind: 'direct' }, heard: { kind: 'words', words: 'who is on tonight?' } },
  ]);
  await write(chat, sam, room, '/rota');
  expect(core.heard.at(-1)?.place).toEqual({ kind: 'direct' });
});

test('a conversation of several people with Hattie in it is not listened to', async () => {
  const { chat, sam, nia } = workspace;
  await write(chat, sam, directRoom(chat, sam, nia, botOf(chat, APP_ID)), 'between us');
  await write(chat, sam, directRoom(chat, sam, nia), 'between us two');
  expect(core.heard).toEqual([]);
});

test('a command typed in a conversation of two other people stays in that room', async () => {
  const { chat, sam, nia } = workspace;
  const room = directRoom(chat, sam, nia);
  await write(chat, sam, room, '/rota');
  expect(core.heard[0]?.place).toEqual({ kind: 'room', room, openTo: 'members' });
});

test('a press carries the choice of the button, and every press is its own cue', async () => {
  const { chat, nia } = workspace;
  await deliver(
    workspace,
    sealed(
      letter({
        text: 'Can you?',
        buttons: [
          { choice: 'token-yes', label: 'Yes' },
          { choice: 'token-no', label: 'No' },
        ],
      }),
    ),
  );
  const message = messagesIn(chat, 'rosa').at(-1);
  if (!message) throw new Error('no message');
  await press(chat, nia, message, 'No');
  await press(chat, nia, message, 'Yes');
  expect(core.heard.map(({ heard }) => heard)).toEqual([
    { kind: 'press', choice: 'token-no' },
    { kind: 'press', choice: 'token-yes' },
  ]);
  expect(core.heard[0]).toMatchObject({ from: { address: 'nia' }, place: { kind: 'room', room: 'rosa', name: 'rosa', openTo: 'members' } });
  expect(core.heard[0]?.id).not.toBe(core.heard[1]?.id);
});

test('a form in the answer opens, and what was filled in comes back by field', async () => {
  const { chat, sam } = workspace;
  core.answer = { outcome: 'done', form: SWAP };
  await write(chat, sam, 'rosa', '/rota swap');
  const [opened] = chat.world.forms;
  expect(opened).toMatchObject({ for: 'sam', triggerId: core.heard[0]?.id, view: { title: { text: 'Swap a visit' } } });
  expect(opened?.view.blocks).toMatchObject([
    { blockId: 'why', optional: true, element: { type: 'plain_text_input', multiline: true } },
    { blockId: 'name', optional: false, element: { type: 'plain_text_input' } },
    { blockId: 'day', element: { type: 'static_select', options: [{ value: 'tue', text: { text: 'Tuesday' } }] } },
  ]);
  if (!opened) throw new Error('no form');
  core.answer = { outcome: 'done' };
  expect(await submit(chat, sam, opened, { name: 'Nia', day: 'tue' })).toEqual({ success: true });
  expect(core.heard.at(-1)).toMatchObject({
    from: { address: 'sam' },
    place: { kind: 'room', room: 'rosa' },
    heard: { kind: 'form', form: 'form-7', fields: { why: '', name: 'Nia', day: 'tue' } },
  });
});

test('no form opens after a plain message, because Rocket.Chat lets none', async () => {
  const { chat, sam } = workspace;
  core.answer = { outcome: 'done', form: SWAP };
  await write(chat, sam, directRoom(chat, sam, botOf(chat, APP_ID)), 'swap');
  expect(core.heard).toHaveLength(1);
  expect(chat.world.forms).toEqual([]);
});

test.each([500, 503, 429, 'silence'] as const)(
  'when the core answers %s the person is told, and nobody else',
  async (answer) => {
    const { chat, sam, nia } = workspace;
    const before = chat.world.messages.length;
    core.answer = answer;
    await write(chat, sam, 'rosa', '/rota');
    expect(whispersTo(chat, sam, 'rosa').map(({ text }) => text)).toEqual([CORE_IS_AWAY]);
    expect(whispersTo(chat, nia, 'rosa')).toEqual([]);
    expect(chat.world.messages).toHaveLength(before);
  },
  15_000,
);

test('a form stays open with its answers when the core is away', async () => {
  const { chat, sam } = workspace;
  core.answer = { outcome: 'done', form: SWAP };
  await write(chat, sam, 'rosa', '/rota swap');
  const [opened] = chat.world.forms;
  if (!opened) throw new Error('no form');
  core.answer = 503;
  const answer = await submit(chat, sam, opened, { name: 'Nia' });
  expect(answer).toMatchObject({ success: false, viewId: opened.view.id, errors: { why: CORE_IS_AWAY } });
});

test('a closed door and a missing address are the same for the person', async () => {
  const { chat, sam } = workspace;
  await connect(workspace, 'http://127.0.0.1:9', SECRET);
  await write(chat, sam, 'rosa', '/rota');
  const room = directRoom(chat, sam, botOf(chat, APP_ID));
  await write(chat, sam, room, 'hello?');
  await connect(workspace, '', SECRET);
  await write(chat, sam, 'rosa', '/rota');
  await connect(workspace, `${core.address}/`, SECRET);
  await write(chat, sam, 'rosa', '/rota');
  expect(whispersTo(chat, sam, 'rosa').map(({ text }) => text)).toEqual([CORE_IS_AWAY, CORE_IS_AWAY]);
  expect(whispersTo(chat, sam, room).map(({ text }) => text)).toEqual([CORE_IS_AWAY]);
  expect(core.heard).toHaveLength(1);
});

test('everything works again after an administrator switched the app off and on', async () => {
  const { chat } = workspace;
  await chat.manager.disable(APP_ID, chat.engine.AppStatus.MANUALLY_DISABLED);
  await chat.manager.enable(APP_ID);
  const bilal = addPerson(chat, 'bilal');
  await write(chat, bilal, 'rosa', '/rota');
  expect(core.heard).toHaveLength(1);
  expect(await deliver(workspace, sealed(letter()))).toBe(200);
});

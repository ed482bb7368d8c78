import type { Form } from '@hatstand/core/wire/cue';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { ENGLISH } from '../app/languages.ts';
import { directRoom, edit, linesFor, pick, pickInMenu, press, submit, write } from '../test-host/acts.ts';
import { addPerson, addTeamRoom, botOf, messagesIn, whispersTo } from '../test-host/rocket-chat.ts';
import type { FakeCore } from './fake-core.ts';
import { deliver, letter, sealed } from './post.ts';
import { workspaceWithCore } from './with-core.ts';
import { APP_ID, type Workspace } from './workspace.ts';

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

function fail(): never {
  throw new Error('it is not there');
}

beforeAll(async () => {
  const both = await workspaceWithCore();
  ({ workspace, core } = both);
  return both.close;
}, 120_000);

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

test('what is said in a thread says so, by command, mention, press or menu', async () => {
  const { chat, sam } = workspace;
  await write(chat, sam, 'rosa', '/rota', { threadId: 'thread1' });
  await write(chat, sam, 'rosa', '@hattie rota', { threadId: 'thread2' });
  const message = messagesIn(chat, 'rosa').at(-1);
  if (!message) throw new Error('no message');
  await pickInMenu(chat, sam, 'menu-pins-1', { message });
  expect(core.heard.map(({ place }) => place.kind === 'room' && place.thread)).toEqual(['thread1', 'thread2', 'thread2']);
});

test.each([
  ['@hattie rota', '@hattie rota'],
  ['@hattie.bot, rota me', '@hattie rota me'],
  ['who is on tonight @Hattie?', '@hattie who is on tonight ?'],
  ['@hattie', '@hattie'],
])('in a room "%s" is for Hattie', async (typed, words) => {
  const { chat, nia } = workspace;
  await write(chat, nia, 'rosa', typed);
  expect(core.heard).toMatchObject([{ id: messagesIn(chat, 'rosa').at(-1)?.id, from: { address: 'nia' }, heard: { kind: 'words', words } }]);
});

test('what is not for her is carried nowhere: talk about her, other names, corrections, notices, other machines', async () => {
  const { chat, sam } = workspace;
  for (const talk of ['ask hattie', 'sam@hattie.org', '@hattie.jones hello', '@hattiejones', 'Rosa slept badly']) await write(chat, sam, 'rosa', talk);
  await edit(chat, messagesIn(chat, 'rosa').at(-1) ?? fail(), '@hattie rota');
  await write(chat, sam, 'rosa', '@hattie joined', { type: 'uj' });
  await write(chat, { ...sam, id: 'helper', type: chat.engine.UserType.BOT }, 'rosa', '@hattie rota');
  const alone = directRoom(chat, sam, botOf(chat, APP_ID));
  await write(chat, sam, alone, 'removed', { type: 'ru' });
  expect(core.heard).toEqual([]);
  await write(chat, sam, alone, '@hattie rota');
  await edit(chat, messagesIn(chat, alone).at(-1) ?? fail(), '@hattie rota me');
  expect(core.heard).toHaveLength(1);
});

test('a quoted letter, or the thread under it, is what is answered', async () => {
  const { chat, sam } = workspace;
  const asked = letter({ text: 'Could you take Tue?' });
  await deliver(workspace, sealed(asked));
  const shown = messagesIn(chat, 'rosa').at(-1)?.id;
  const alone = directRoom(chat, sam, botOf(chat, APP_ID));
  await write(chat, sam, 'rosa', `[ ](http://localhost:3000/group/rosa?msg=${shown}) @hattie yes`);
  await write(chat, sam, alone, `[ ](http://localhost:3000/group/rosa?msg=${shown})\nno`);
  await write(chat, sam, alone, 'yes', { threadId: shown ?? '' });
  await write(chat, sam, alone, '[ ](http://localhost:3000/direct/x?msg=ofSomebodyElse1) yes');
  expect(core.heard.map(({ heard }) => heard)).toEqual([
    { kind: 'words', words: '@hattie yes', answering: asked.id },
    { kind: 'words', words: 'no', answering: asked.id },
    { kind: 'words', words: 'yes', answering: asked.id },
    { kind: 'words', words: 'yes' },
  ]);
});

test('typing a command offers what can be picked, and picking it says it', async () => {
  const { chat, sam } = workspace;
  const lines = await linesFor(chat, sam, 'rosa', '/rota');
  expect(lines.map(({ value }) => value)).toContain('This week');
  expect((await linesFor(chat, sam, 'rosa', '/rota sw')).map(({ value }) => value)).toEqual(['Swap one of my visits']);
  // Enter would pick the first line: what is being typed must be what is sent.
  expect(await linesFor(chat, sam, 'rosa', '/rota swap Tue')).toEqual([]);
  expect(core.heard).toEqual([]);
  const [swap] = await linesFor(chat, sam, 'rosa', '/rota sw');
  await pick(chat, sam, 'rosa', '/rota sw', swap ?? fail());
  await pick(chat, sam, 'rosa', '/rota', { ...(swap ?? fail()), id: 'rota never offered' });
  expect(core.heard.map(({ heard }) => heard)).toEqual([{ kind: 'words', words: '/rota swap' }]);
});

test('the menus of rooms and messages: show the rota, pin this, ask Hattie', async () => {
  const { chat, sam, nia } = workspace;
  await write(chat, nia, 'rosa', 'Shoes off at the door, please');
  const message = messagesIn(chat, 'rosa').at(-1) ?? fail();
  await pickInMenu(chat, sam, 'menu-rota-1', { room: 'rosa' });
  await pickInMenu(chat, sam, 'menu-pins-1', { message });
  await pickInMenu(chat, sam, 'menu-pins-1', { message: { ...message, text: '' } });
  expect(whispersTo(chat, sam, 'rosa').map(({ text }) => text)).toEqual([ENGLISH['no-words-there']]);
  expect(core.heard.map(({ from, heard }) => [from.address, heard])).toEqual([
    ['sam', { kind: 'words', words: '/rota' }],
    ['sam', { kind: 'words', words: '/hattie pin: Shoes off at the door, please' }],
  ]);
  for (const _ of ['today', 'and again tomorrow']) {
    await pickInMenu(chat, sam, 'ask-hattie', { room: 'rosa' });
    await submit(chat, sam, chat.world.forms.at(-1) ?? fail(), { what: 'rota me' });
  }
  const [one, other] = core.heard.slice(2);
  expect(one).toMatchObject({ place: { kind: 'room', room: 'rosa' }, heard: { kind: 'words', words: '/hattie rota me' } });
  expect(other?.id).not.toBe(one?.id);
});

test('a form sent twice is one cue; changed, it is another; and the room it came from may be gone by then', async () => {
  const { chat, sam } = workspace;
  addTeamRoom(chat, 'passing', [sam]);
  core.answer = { outcome: 'done', form: SWAP };
  await write(chat, sam, 'passing', '/rota swap', { threadId: 'thread3' });
  core.answer = { outcome: 'done' };
  chat.world.rooms.delete('passing');
  const opened = chat.world.forms.at(-1) ?? fail();
  await submit(chat, sam, opened, { name: 'Nia', day: 'tue' });
  await submit(chat, sam, opened, { day: 'tue', name: 'Nia' });
  await submit(chat, sam, opened, { name: 'Nia', day: 'wed' });
  const [, first, again, changed] = core.heard;
  expect(first?.place).toEqual({ kind: 'room', room: 'passing', thread: 'thread3' });
  expect(again?.id).toBe(first?.id);
  expect(changed?.id).not.toBe(first?.id);
});

test('whatever somebody is called, it is the same person', async () => {
  const { chat, sam } = workspace;
  for (const name of ['<b>*Sam*</b> [x](javascript:1)', 'س'.repeat(300), '']) await write(chat, { ...sam, name, username: 'renamed' }, 'rosa', '/rota');
  expect(core.heard.map(({ from }) => [from.address, from.name?.length])).toEqual([
    ['sam', 30],
    ['sam', 200],
    ['sam', 7],
  ]);
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

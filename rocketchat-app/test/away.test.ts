import type { Form } from '@hatstand/core/wire/cue';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { ENGLISH } from '../app/languages.ts';
import { directRoom, press, pressInForm, submit, write } from '../test-host/acts.ts';
import { addPerson, botOf, messagesIn, runJobs, setSetting, whispersTo } from '../test-host/rocket-chat.ts';
import { type FakeCore, SECRET } from './fake-core.ts';
import { deliver, letter, sealed } from './post.ts';
import { workspaceWithCore } from './with-core.ts';
import { APP_ID, connect, type Workspace } from './workspace.ts';

const AWAY = ENGLISH['core-is-away'];
const NOTE: Form = { id: 'form-1', title: 'Note', fields: [{ id: 'note', label: 'Note', kind: 'text', choices: [], optional: false }] };

let workspace: Workspace;
let core: FakeCore;

beforeAll(async () => {
  const both = await workspaceWithCore();
  ({ workspace, core } = both);
  return both.close;
}, 120_000);

/** Nothing is left waiting from the test before. */
beforeEach(async () => {
  core.answer = { outcome: 'done' };
  core.slowBy = 0;
  await runJobs(workspace.chat);
  core.heard.length = 0;
  workspace.chat.world.whispers.length = 0;
  workspace.chat.world.forms.length = 0;
  workspace.chat.world.logs.length = 0;
});

const said = () => core.heard.map(({ heard }) => (heard.kind === 'words' ? heard.words : heard.kind));
const warned = (words: string) => JSON.stringify(workspace.chat.world.logs).split(words).length - 1;
const told = (roomId = 'rosa') => whispersTo(workspace.chat, workspace.sam, roomId).map(({ text }) => text);

test.each([500, 503, 429, 'clock'] as const)('when the core answers %s the person is told, and nobody else', async (answer) => {
  const { chat, sam, nia } = workspace;
  const before = chat.world.messages.length;
  core.answer = answer;
  await write(chat, sam, 'rosa', '/rota');
  expect(told()).toEqual([AWAY]);
  expect(whispersTo(chat, nia, 'rosa')).toEqual([]);
  expect(chat.world.messages).toHaveLength(before);
  if (answer === 'clock') expect(warned(ENGLISH['log-clock'])).toBe(1);
});

test('a core that says nothing: told within five seconds, also who wrote twice; heard before or not, each is sent again as the same', async () => {
  const { chat, sam } = workspace;
  core.answer = 'silence';
  const began = Date.now();
  await Promise.all([write(chat, sam, 'rosa', '/rota'), write(chat, sam, 'rosa', '/team')]);
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(told()).toEqual([AWAY, AWAY]);
  const [first] = core.heard.splice(0);
  core.answer = { outcome: 'known' };
  await runJobs(chat);
  await runJobs(chat);
  expect(said()).toEqual(['/rota', '/team']);
  expect(core.heard[0]?.id).toBe(first?.id);
  expect(Math.abs((core.heard[0]?.saidAt ?? 0) - began)).toBeLessThan(5_000);
}, 15_000);

test('a closed door and a missing address are the same; what was said is passed on in order, once, before what is said next', async () => {
  const { chat, sam, nia } = workspace;
  await deliver(workspace, sealed(letter({ buttons: [{ choice: 'token-yes', label: 'Yes' }] })));
  const offer = messagesIn(chat, 'rosa').at(-1);
  if (!offer) throw new Error('no offer');
  await connect(workspace, 'http://127.0.0.1:9', SECRET);
  await write(chat, sam, 'rosa', '/rota');
  await press(chat, sam, offer, 'Yes');
  await connect(workspace, '', SECRET);
  const alone = directRoom(chat, sam, botOf(chat, APP_ID));
  await write(chat, sam, alone, 'hello?');
  await write(chat, nia, 'rosa', '@hattie team');
  expect([told(), told(alone)]).toEqual([[AWAY, AWAY], [AWAY]]);
  await connect(workspace, `${core.address}/`, SECRET);
  await write(chat, sam, 'rosa', '/mine');
  // Nia waits for nobody: that the core is there is enough.
  await expect.poll(said).toEqual(['/rota', 'press', 'hello?', '/mine', '@hattie team']);
  await runJobs(chat);
  expect(core.heard).toHaveLength(5);
  expect(new Set(core.heard.map(({ id }) => id)).size).toBe(5);
  expect(core.heard[3]?.saidAt).toBeUndefined();
});

test('it waits through a restart of the app, and a letter from the core is sign enough that it is back', async () => {
  const { chat, sam } = workspace;
  core.answer = 503;
  await write(chat, sam, 'rosa', '/rota');
  // The engine does this itself when an app hangs; its published type does not say so.
  await (chat.manager.getOneById(APP_ID).getRuntimeController() as unknown as { restartApp(): Promise<void> }).restartApp();
  core.answer = { outcome: 'done' };
  core.heard.length = 0;
  await deliver(workspace, sealed(letter()));
  await expect.poll(said).toEqual(['/rota']);
});

test('the room is told of as it is by then', async () => {
  const { chat, sam } = workspace;
  core.answer = 503;
  await write(chat, sam, 'rosa', '/rota', { threadId: 'thread1' });
  const room = chat.world.rooms.get('rosa');
  if (!room) throw new Error('no room');
  core.heard.length = 0;
  chat.world.rooms.set('rosa', { ...room, type: chat.engine.RoomType.CHANNEL });
  await runJobs(chat);
  chat.world.rooms.delete('rosa');
  await runJobs(chat);
  chat.world.rooms.set('rosa', room);
  expect(core.heard.map(({ place }) => place)).toEqual([
    { kind: 'room', room: 'rosa', name: 'rosa', openTo: 'everyone', thread: 'thread1' },
    { kind: 'room', room: 'rosa' },
  ]);
});

test('what the core will never take is not kept, and the person is told', async () => {
  const { chat, sam } = workspace;
  core.answer = 400;
  await write(chat, sam, 'rosa', '/rota');
  core.answer = 503;
  await write(chat, sam, 'rosa', '/team');
  core.answer = 413;
  await runJobs(chat);
  await runJobs(chat);
  expect(told()).toEqual([ENGLISH['not-taken'], AWAY, ENGLISH['not-taken']]);
  expect(said()).toEqual(['/rota', '/team', '/team']);
});

test('only so much is kept of one person, and they are told when it is too much', async () => {
  const { chat } = workspace;
  const eager = addPerson(chat, 'eager');
  core.answer = 503;
  for (let time = 0; time < 21; time++) await write(chat, eager, 'rosa', `/rota ${time}`);
  expect(whispersTo(chat, eager, 'rosa').map(({ text }) => text)).toEqual([...Array(20).fill(AWAY), ENGLISH['core-is-away-and-full']]);
  core.heard.length = 0;
  core.answer = { outcome: 'done' };
  core.slowBy = 0;
  await runJobs(chat);
  expect(said()).toEqual(Array.from({ length: 20 }, (_, time) => `/rota ${time}`));
});

test('a form stays open with its answers when the core is away, and nothing of it is kept', async () => {
  const { chat, sam } = workspace;
  core.answer = { outcome: 'done', form: NOTE };
  await write(chat, sam, 'rosa', '/hattie note');
  const [opened] = chat.world.forms;
  if (!opened) throw new Error('no form');
  core.answer = 503;
  const answer = await submit(chat, sam, opened, { note: 'slept well' });
  expect(answer).toMatchObject({ success: false, viewId: opened.view.id, errors: { note: ENGLISH['form-waits'] } });
  core.answer = { outcome: 'done' };
  core.slowBy = 0;
  await runJobs(chat);
  expect(said()).toEqual(['/hattie note', 'form']);
  expect(await submit(chat, sam, opened, { note: 'slept well' })).toEqual({ success: true });
  expect(core.heard[2]?.id).toBe(core.heard[1]?.id);
});

test('a slow core: something is open in front of the person in time, and becomes the form when they look', async () => {
  const { chat, sam } = workspace;
  const alone = directRoom(chat, sam, botOf(chat, APP_ID));
  core.answer = { outcome: 'done', form: NOTE };
  await write(chat, sam, alone, '/hattie that the core is there is known');
  core.slowBy = 3_000;
  const saying = write(chat, sam, 'rosa', '/hattie note');
  await expect.poll(() => chat.world.forms.length, { timeout: 4_000 }).toBe(2);
  const [, waiting] = chat.world.forms;
  if (!waiting) throw new Error('nothing is open');
  await pressInForm(chat, sam, waiting, ENGLISH['look-again']);
  expect(JSON.stringify(chat.world.forms.at(-1)?.view)).toContain(ENGLISH['one-moment']);
  await saying;
  core.slowBy = 0;
  await pressInForm(chat, sam, waiting, ENGLISH['look-again']);
  const filled = chat.world.forms.at(-1);
  if (!filled) throw new Error('no form');
  expect(filled.view).toMatchObject({ id: waiting.view.id, title: { text: 'Note' }, blocks: [{ blockId: 'note' }] });
  await submit(chat, sam, filled, { note: 'slept well' });
  expect(core.heard.at(-1)).toMatchObject({ place: { kind: 'room', room: 'rosa' }, heard: { kind: 'form', form: 'form-1', fields: { note: 'slept well' } } });
}, 15_000);

test('only administrators can set a clock or a secret right: the log says so, once', async () => {
  const { chat, sam } = workspace;
  await setSetting(chat, APP_ID, 'core-secret', 'not the secret');
  await write(chat, sam, 'rosa', '/rota');
  await write(chat, sam, 'rosa', '/team');
  expect(warned(ENGLISH['log-secret'])).toBe(1);
  await setSetting(chat, APP_ID, 'core-secret', SECRET);
});

test('who typed words about care after a slash is told the better way, once for good', async () => {
  const { chat, sam } = workspace;
  core.answer = { outcome: 'done', careText: true };
  await write(chat, sam, 'rosa', '@hattie pin: key safe');
  expect(told()).toEqual([]);
  await write(chat, sam, 'rosa', '/pin key safe');
  await write(chat, sam, 'rosa', '/pin bins');
  expect(told()).toEqual([ENGLISH['better-way']]);
});

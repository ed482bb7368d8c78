import type { WireLetter } from '@hatstand/core/wire/letter';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { buttonsOf } from '../test-host/acts.ts';
import { addPerson, addTeamRoom, botOf, messagesIn, whispersTo } from '../test-host/rocket-chat.ts';
import { addTo, change, remove, takeFrom } from '../test-host/room-acts.ts';
import { type FakeCore, SECRET } from './fake-core.ts';
import { answerTo, deliver, letter, sealed } from './post.ts';
import { workspaceWithCore } from './with-core.ts';
import { APP_ID, type Workspace } from './workspace.ts';

let workspace: Workspace;
let core: FakeCore;

beforeAll(async () => {
  const both = await workspaceWithCore();
  ({ workspace, core } = both);
  return both.close;
}, 120_000);

let rooms = 0;
let room: string;
beforeEach(() => {
  core.answer = { outcome: 'done' };
  core.reported.length = 0;
  rooms += 1;
  room = `room-${rooms}`;
  addTeamRoom(workspace.chat, room, [workspace.sam, workspace.nia]);
});

const inRoom = (special: Partial<WireLetter> = {}) => letter({ to: { kind: 'room', room }, label: 'team', ...special });
const shown = () => messagesIn(workspace.chat, room).map(({ text }) => text);
const bring = (one: WireLetter) => deliver(workspace, sealed(one));
/** Brings it until the room is as the core knows it. */
const post = async (one: WireLetter) => ((await bring(one)) === 409 ? bring(one) : 200);

const YES = [
  { choice: 'offer.0', label: 'Yes' },
  { choice: 'offer.1', label: 'No' },
];

test('when somebody has said yes the words stay, the buttons go, and below stands who has it', async () => {
  const asked = inRoom({ text: 'Could you take it?', buttons: YES });
  await post(asked);
  expect((await answerTo(workspace, sealed(asked))).headers.get('x-hatstand-amendable')).toBe('yes');
  const taken = inRoom({ text: 'Jo has this one now.', amends: asked.id });
  expect([await bring(taken), await bring(taken)]).toEqual([200, 200]);
  const [message, ...others] = messagesIn(workspace.chat, room);
  expect(others).toEqual([]);
  expect(message).toMatchObject({ text: 'Could you take it?\n\nJo has this one now.', blocks: [], editor: { id: botOf(workspace.chat, APP_ID).id } });
  expect(await bring(inRoom({ text: 'This is open again.', buttons: YES, amends: asked.id }))).toBe(200);
  expect(message && buttonsOf(message)).toHaveLength(2);
  expect(message?.blocks?.[0]).toMatchObject({ text: { text: 'Could you take it?\n\nJo has this one now.\n\nThis is open again.' } });
});

test('the core is told under which message a room has it, so that the account can pin it', async () => {
  const one = inRoom({ text: 'The key safe has moved.' });
  await post(one);
  const [message] = messagesIn(workspace.chat, room);
  expect((await answerTo(workspace, sealed(one))).headers.get('x-hatstand-message')).toBe(message?.id);
});

test('what was whispered, deleted or never shown cannot be changed, and that is well', async () => {
  const { chat } = workspace;
  const whispered = letter({ to: { kind: 'whisper', room, address: 'sam' }, buttons: YES });
  expect((await answerTo(workspace, sealed(whispered))).headers.get('x-hatstand-amendable')).toBeNull();
  const deleted = inRoom({ text: 'gone soon', buttons: YES });
  await post(deleted);
  chat.world.messages.splice(
    chat.world.messages.findIndex(({ text }) => text === 'gone soon'),
    1,
  );
  const before = structuredClone(chat.world.messages);
  for (const amends of [whispered.id, deleted.id, 'never shown']) expect(await bring(inRoom({ text: 'Jo has this one now.', amends }))).toBe(200);
  expect(chat.world.messages).toEqual(before);
});

test('what was asked in a thread is answered in it', async () => {
  const { chat, sam } = workspace;
  await bring(letter({ to: { kind: 'whisper', room, address: 'sam', thread: 'thread-1' }, text: 'only you' }));
  await post(inRoom({ to: { kind: 'room', room, thread: 'thread-1' } }));
  expect(whispersTo(chat, sam, room)[0]?.threadId).toBe('thread-1');
  expect(messagesIn(chat, room)[0]?.threadId).toBe('thread-1');
});

test('a long text comes in several messages, its buttons under the last, and a stop in the middle repeats none of them', async () => {
  const { chat } = workspace;
  const sentences = Array.from({ length: 900 }, (_, number) => `Line ${number} of it.`);
  const long = inRoom({ text: sentences.join(' '), buttons: YES });
  await bring(long);
  chat.world.trouble = 'answer lost';
  expect(await bring(long)).toBe(500);
  expect(shown()).toHaveLength(1);
  await (chat.manager.getOneById(APP_ID).getRuntimeController() as unknown as { restartApp(): Promise<void> }).restartApp();
  expect(await bring(long)).toBe(200);
  expect(await bring(long)).toBe(200);
  expect(shown().join(' ')).toBe(sentences.join(' '));
  expect(messagesIn(chat, room).map((message) => buttonsOf(message).length)).toEqual([
    ...shown()
      .slice(1)
      .map(() => 0),
    2,
  ]);
  await bring(inRoom({ text: 'You said yes.', amends: long.id }));
  expect(shown().at(-1)).toMatch(/Line 899 of it\.\n\nYou said yes\.$/);
});

test('a message that was not saved comes when it is brought again', async () => {
  const again = inRoom({ text: 'on the second try' });
  await bring(again);
  workspace.chat.world.trouble = 'not saved';
  expect(await bring(again)).toBe(500);
  expect(await bring(again)).toBe(200);
  expect(shown()).toEqual(['on the second try']);
});

test('care text waits at the door of a room until the core knows who reads along there at this moment', async () => {
  const { chat } = workspace;
  const note = inRoom({ label: 'care', text: 'slept badly' });
  const refused = await answerTo(workspace, sealed(note));
  expect([refused.status, refused.headers.get('x-hatstand-shown')]).toEqual([409, 'no']);
  expect(core.reported).toEqual([{ kind: 'is', room, at: expect.any(Number), name: room, openTo: 'members', members: ['nia', 'sam'] }]);
  expect(await bring(note)).toBe(200);
  await change(chat, room, { type: chat.engine.RoomType.CHANNEL }, false);
  expect(await bring(inRoom({ label: 'care', text: 'ate nothing' }))).toBe(409);
  expect(core.reported.at(-1)).toMatchObject({ openTo: 'everyone' });
  expect(shown()).toEqual(['slept badly']);
});

test('who is invited is reported at once, and may read nothing before that', async () => {
  const { chat } = workspace;
  await post(inRoom({ label: 'care', text: 'before' }));
  const guest = addPerson(chat, `guest-${rooms}`);
  core.answer = 503;
  await addTo(chat, room, guest);
  expect(await bring(inRoom({ label: 'care', text: 'in between' }))).toBe(503);
  core.answer = { outcome: 'done' };
  core.reported.length = 0;
  await takeFrom(chat, room, guest);
  await addTo(chat, room, guest);
  expect(core.reported.map((report) => 'members' in report && report.members)).toEqual([[guest.id, 'nia', 'sam'].sort()]);
  await change(chat, room, { displayName: 'Rosa and friends' });
  await expect.poll(() => core.reported.at(-1)).toMatchObject({ name: 'Rosa and friends' });
  expect(shown()).toEqual(['before']);
});

test('of rooms that are nothing to Hattie the core hears nothing', async () => {
  const { chat } = workspace;
  await addTo(chat, room, addPerson(chat, `guest-${rooms}`));
  await change(chat, room, { type: chat.engine.RoomType.CHANNEL });
  await remove(chat, room);
  expect(core.reported).toEqual([]);
});

test('a room that is deleted, closed, or without Hattie is gone', async () => {
  const { chat } = workspace;
  const hattie = botOf(chat, APP_ID);
  await addTo(chat, room, hattie);
  expect(core.reported).toMatchObject([{ kind: 'is', members: ['nia', 'sam'] }]);
  await takeFrom(chat, room, hattie);
  await addTo(chat, room, hattie);
  await remove(chat, room);
  await expect.poll(() => core.reported.map(({ kind }) => kind)).toEqual(['is', 'gone', 'is', 'gone']);
  expect(await bring(inRoom())).toBe(410);
  addTeamRoom(chat, room, [workspace.sam, workspace.nia]);
  await change(chat, room, { isReadOnly: true }, false);
  expect(await post(inRoom())).toBe(410);
});

test('who has been deactivated gets nothing any more', async () => {
  const leaver = addPerson(workspace.chat, `leaver-${rooms}`);
  const hello = () => letter({ to: { kind: 'direct', address: leaver.id } });
  expect(await bring(hello())).toBe(200);
  leaver.isEnabled = false;
  expect(await bring(hello())).toBe(410);
  expect(await bring(letter({ to: { kind: 'whisper', room, address: leaver.id } }))).toBe(410);
});

test('switched on again, the app says so, and what waited may come', async () => {
  const { chat } = workspace;
  await chat.manager.disable(APP_ID, chat.engine.AppStatus.MANUALLY_DISABLED);
  await chat.manager.enable(APP_ID);
  await expect.poll(() => core.reported, { timeout: 5_000 }).toEqual([{ kind: 'back' }]);
});

test('nothing that Hattie says can be read in the logs of the app, which keep what comes and what is answered', async () => {
  const { chat } = workspace;
  for (const [to, text] of [
    [{ kind: 'room', room }, 'marmalade at eight'],
    [{ kind: 'direct', address: 'sam' }, 'the key is under the fuchsia'],
    [{ kind: 'whisper', room, address: 'sam' }, 'porridge and warfarin'],
  ] as const)
    await post(letter({ to, text, label: 'care', buttons: [{ choice: 'x', label: 'Lanzarote' }] }));
  const logs = JSON.stringify(chat.world.logs);
  expect(logs).toContain('"payload":"v1.');
  for (const word of ['marmalade', 'fuchsia', 'warfarin', 'Lanzarote', SECRET]) expect(logs).not.toContain(word);
});

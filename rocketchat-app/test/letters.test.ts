import { afterAll, beforeAll, expect, test } from 'vitest';
import { buttonsOf } from '../test-host/acts.ts';
import { botOf, messagesIn, whispersTo } from '../test-host/rocket-chat.ts';
import { SECRET } from './fake-core.ts';
import { deliver, letter, sealed } from './post.ts';
import { APP_ID, connect, type Workspace, workspaceWithHattie } from './workspace.ts';

const FIVE_MINUTES = 300;

let workspace: Workspace;

beforeAll(async () => {
  workspace = await workspaceWithHattie();
  await connect(workspace, 'http://127.0.0.1:9', SECRET);
}, 120_000);

afterAll(() => workspace.close());

const textsIn = (roomId: string) => messagesIn(workspace.chat, roomId).map(({ text }) => text);

const secondsFromNow = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds);

test('a letter to a room is a message of Hattie there', async () => {
  const { chat } = workspace;
  expect(await deliver(workspace, sealed(letter({ text: 'Nia visits Rosa' })))).toBe(200);
  const [message] = messagesIn(chat, 'rosa').slice(-1);
  expect(message).toMatchObject({ text: 'Nia visits Rosa', sender: { username: 'hattie.bot' } });
  expect(message?.blocks ?? []).toEqual([]);
});

test('buttons come under the text, with the choices as their values', async () => {
  const buttons = [
    { choice: 'yes-1', label: 'Yes' },
    { choice: 'no-1', label: 'No' },
  ];
  await deliver(workspace, sealed(letter({ text: 'Can you take it?', buttons })));
  const [message] = messagesIn(workspace.chat, 'rosa').slice(-1);
  if (!message) throw new Error('no message');
  expect(message.blocks?.[0]).toMatchObject({ type: 'section', text: { type: 'mrkdwn', text: 'Can you take it?' } });
  expect(buttonsOf(message).map(({ value, text }) => [value, text.text])).toEqual([
    ['yes-1', 'Yes'],
    ['no-1', 'No'],
  ]);
  expect(new Set(buttonsOf(message).map(({ actionId }) => actionId)).size).toBe(2);
});

test('a whisper is shown to one person in the room, and kept nowhere', async () => {
  const { chat, sam, nia } = workspace;
  const before = chat.world.messages.length;
  const whisper = letter({ to: { kind: 'whisper', room: 'rosa', address: 'sam' }, text: 'only you', buttons: [{ choice: 'ok-1', label: 'All right' }] });
  expect(await deliver(workspace, sealed(whisper))).toBe(200);
  const [shown] = whispersTo(chat, sam, 'rosa');
  expect(shown?.text).toBe('only you');
  expect(shown && buttonsOf(shown)).toHaveLength(1);
  expect(whispersTo(chat, nia, 'rosa')).toEqual([]);
  expect(chat.world.messages).toHaveLength(before);
});

test('the first direct letter makes the room of the two, the next one uses it', async () => {
  const { chat, nia } = workspace;
  const toNia = { to: { kind: 'direct', address: 'nia' } } as const;
  expect(await deliver(workspace, sealed(letter({ ...toNia, text: 'first' })))).toBe(200);
  expect(await deliver(workspace, sealed(letter({ ...toNia, text: 'second' })))).toBe(200);
  const direct = [...chat.world.rooms.values()].filter(({ type }) => type === 'd');
  expect(direct).toHaveLength(1);
  expect(direct[0]?.userIds?.toSorted()).toEqual([botOf(chat, APP_ID).id, nia.id].sort());
  expect(textsIn(direct[0]?.id ?? '')).toEqual(['first', 'second']);
});

test('the same letter again is accepted and shown once, also when both come at the same time', async () => {
  const [late, early] = [letter({ text: 'once, later' }), letter({ text: 'once, together' })];
  expect(await deliver(workspace, sealed(late))).toBe(200);
  expect(await deliver(workspace, sealed(late))).toBe(200);
  expect(await Promise.all([deliver(workspace, sealed(early)), deliver(workspace, sealed(early))])).toEqual([200, 200]);
  expect(textsIn('rosa').filter((text) => text?.startsWith('once'))).toEqual(['once, later', 'once, together']);
});

test('an envelope opens once', async () => {
  const envelope = sealed(letter({ text: 'replayed' }));
  expect(await deliver(workspace, envelope)).toBe(200);
  expect(await deliver(workspace, envelope)).toBe(401);
});

test('a letter stays shown when the app process starts again', async () => {
  const { chat } = workspace;
  const shown = letter({ text: 'before the restart' });
  await deliver(workspace, sealed(shown));
  // The engine does this itself when an app hangs; its published type does not say so.
  const process = chat.manager.getOneById(APP_ID).getRuntimeController() as unknown as { restartApp(): Promise<void> };
  await process.restartApp();
  expect(await deliver(workspace, sealed(shown))).toBe(200);
  expect(textsIn('rosa').filter((text) => text === 'before the restart')).toHaveLength(1);
});

test('what the core did not sign is refused and not shown', async () => {
  const before = workspace.chat.world.messages.length;
  const honest = sealed(letter());
  const changed = { ...honest, payload: sealed(letter()).payload };
  const { signature: _, ...unsigned } = honest;
  for (const wrong of [changed, unsigned, { ...honest, nonce: 'another-nonce-than-signed' }, { ...honest, signature: 'é'.repeat(32) }, {}, []]) {
    expect(await deliver(workspace, wrong)).toBe(401);
  }
  expect(await deliver(workspace, sealed(letter(), { secret: 'another secret' }))).toBe(401);
  expect(workspace.chat.world.messages).toHaveLength(before);
  expect(await deliver(workspace, honest)).toBe(200);
});

test('a letter more than five minutes old, or from the future, is refused', async () => {
  expect(await deliver(workspace, sealed(letter(), { time: secondsFromNow(-FIVE_MINUTES - 5) }))).toBe(401);
  expect(await deliver(workspace, sealed(letter(), { time: secondsFromNow(FIVE_MINUTES + 5) }))).toBe(401);
  expect(await deliver(workspace, sealed(letter(), { time: 'now' }))).toBe(401);
  expect(await deliver(workspace, sealed(letter(), { time: secondsFromNow(-FIVE_MINUTES + 5) }))).toBe(200);
});

test('people and rooms Rocket.Chat does not know are gone for good', async () => {
  expect(await deliver(workspace, sealed(letter({ to: { kind: 'room', room: 'nowhere' } })))).toBe(410);
  expect(await deliver(workspace, sealed(letter({ to: { kind: 'direct', address: 'nobody' } })))).toBe(410);
  expect(await deliver(workspace, sealed(letter({ to: { kind: 'whisper', room: 'rosa', address: 'nobody' } })))).toBe(410);
  expect(await deliver(workspace, sealed(letter({ to: { kind: 'whisper', room: 'nowhere', address: 'sam' } })))).toBe(410);
});

test('without a secret nothing is accepted, not even what is signed with an empty one', async () => {
  await connect(workspace, 'http://127.0.0.1:9', '');
  expect(await deliver(workspace, sealed(letter(), { secret: '' }))).toBe(401);
  await connect(workspace, 'http://127.0.0.1:9', SECRET);
});

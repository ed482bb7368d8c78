import { COMMANDS } from '@hatstand/core/wire/commands';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { appDescription, packedApp } from '../pack.ts';
import { buttonsOf, directRoom, press, submit, write } from '../test-host/acts.ts';
import { addPerson, addTeamRoom, botOf, messagesIn, runJobs, whispersTo } from '../test-host/rocket-chat.ts';
import { addTo, change, takeFrom } from '../test-host/room-acts.ts';
import { SECRET } from './fake-core.ts';
import { type RealCore, startRealCore } from './real-core.ts';
import { APP_ID, connect, type Workspace, workspaceWithHattie } from './workspace.ts';

/** The app on the real engine, the real core in a process of its own, a real SQLite file between them: the demo world's people use them. */
vi.setConfig({ testTimeout: 60_000 });

let workspace: Workspace;
let core: RealCore;
const people = new Map<string, IUser>();
const named = (name: string): IUser => people.get(name) ?? expect.fail(`there is no ${name}`);

beforeAll(async () => {
  workspace = await workspaceWithHattie();
  core = await startRealCore(workspace.front.addressOf(APP_ID, 'letters'), SECRET);
  await connect(workspace, core.address, SECRET);
  const { chat, sam, nia } = workspace;
  for (const one of [sam, nia]) people.set(one.id, one);
  for (const name of ['rosa', 'bilal', 'greta', 'maya', 'lena']) people.set(name, addPerson(chat, name));
  addTeamRoom(chat, 'rosa', [named('rosa'), sam, named('bilal'), named('greta'), nia]);
  addTeamRoom(chat, 'arthur', [named('lena'), named('bilal'), named('maya'), nia]);
}, 120_000);

afterAll(async () => {
  await core?.stop();
  await workspace.close();
});

/** The core waits ten seconds for an app that was stopped while it took a letter, and everything else waits behind that. */
const SOON = { timeout: 25_000, interval: 10 };
/** Everything Hattie showed somebody: alone with them, or whispered in a room. */
function shownTo(who: string): IMessage[] {
  const { world } = workspace.chat;
  const alone = [...world.rooms.values()].filter(({ userIds = [] }) => userIds.includes(who) && userIds.includes(botOf(workspace.chat, APP_ID).id));
  return [...alone.flatMap(({ id }) => messagesIn(workspace.chat, id)), ...world.whispers.filter(({ to }) => to === who).map(({ message }) => message)].filter(
    ({ sender }) => sender?.id !== who,
  );
}
const textsTo = (who: string): string[] => shownTo(who).map(({ text = '' }) => text);
const sees = (who: string, words: RegExp | string) => expect.poll(() => textsTo(who).join('\n'), SOON).toMatch(words);
const roomSees = (room: string, words: RegExp | string) =>
  expect
    .poll(
      () =>
        messagesIn(workspace.chat, room)
          .map(({ text }) => text)
          .join('\n'),
      SOON,
    )
    .toMatch(words);
/** Presses the newest button with this on it that somebody was shown. */
async function taps(who: string, label: RegExp): Promise<void> {
  const withIt = () => shownTo(who).findLast((message) => buttonsOf(message).some(({ text }) => label.test(text.text)));
  await expect.poll(withIt, SOON).toBeDefined();
  const message = withIt();
  const button = message && buttonsOf(message).find(({ text }) => label.test(text.text));
  if (message && button) await press(workspace.chat, named(who), message, button.text.text);
}
/** The clock of the demo stands still: what is interrupted on its way would be tried again only when somebody moves it. */
async function nothingOnItsWay(): Promise<void> {
  const { messages, whispers } = workspace.chat.world;
  for (let seen = -1; seen !== messages.length + whispers.length; ) {
    seen = messages.length + whispers.length;
    await new Promise((done) => setTimeout(done, 200));
  }
}
const aloneWith = (who: string): string => directRoom(workspace.chat, named(who), botOf(workspace.chat, APP_ID));

test('/rota in the room of Rosa: only Sam sees who comes on Tuesday', async () => {
  const { chat, sam, nia } = workspace;
  await write(chat, sam, 'rosa', '/rota');
  await sees('sam', 'Tue 24 Nov, 9am to 11am');
  expect(whispersTo(chat, nia, 'rosa')).toEqual([]);
  expect(messagesIn(chat, 'rosa')).toEqual([]);
});

test('every command is answered to whoever gave it, in the room or alone, and to nobody else', async () => {
  const { chat } = workspace;
  for (const { word } of COMMANDS) {
    const before = textsTo('nia').length;
    await write(chat, named('nia'), 'arthur', `/${word}`);
    await expect.poll(() => textsTo('nia').length, SOON).toBeGreaterThan(before);
  }
  expect(textsTo('maya')).toEqual([]);
  expect(messagesIn(chat, 'arthur')).toEqual([]);
});

test('from a question to its end: buttons, the room, and below each question what became of it', async () => {
  const { chat } = workspace;
  await write(chat, named('sam'), 'rosa', '/rota cover Fri');
  await sees('bilal', 'Fri 27 Nov, 9am to 11am');
  await taps('bilal', /^Yes/);
  await taps('rosa', /^Yes/);
  await roomSees('rosa', 'Bilal is covering');
  for (const who of ['bilal', 'rosa']) await sees(who, /Fri 27 Nov(?:.|\n)*\n\nYou said yes\./);
  const questions = [...shownTo('bilal'), ...shownTo('rosa')].filter(({ text }) => text?.endsWith('You said yes.'));
  expect(questions.map(({ blocks }) => blocks)).toEqual([[], []]);
});

test('a form opens, and what was written in it is told to the team', async () => {
  const { chat } = workspace;
  chat.world.forms.length = 0;
  await write(chat, named('sam'), 'rosa', '/hattie tell the team');
  const [opened] = chat.world.forms;
  if (!opened) return expect.fail('no form');
  const [field = ''] = opened.view.blocks.flatMap((block) => ('blockId' in block && block.blockId ? [block.blockId] : []));
  await submit(chat, named('sam'), opened, { [field]: 'The boiler man comes Thursday' });
  await sees('nia', 'The boiler man comes Thursday');
});

test('a stranger in the room stops what is said there until they have left, and Greta, who looks after the chat, is told', async () => {
  const { chat } = workspace;
  const guest = addPerson(chat, 'guest');
  await addTo(chat, 'rosa', guest);
  // Greta reads WhatsApp, which has no chat here; what the room would have heard goes to each person.
  const before = messagesIn(chat, 'rosa').length;
  await write(chat, named('greta'), aloneWith('greta'), 'tell the team ordinary: the gate is stuck');
  await sees('nia', 'the gate is stuck');
  expect(messagesIn(chat, 'rosa')).toHaveLength(before);
  await takeFrom(chat, 'rosa', guest);
});

test('a room made public without a word is found out before care text goes there', async () => {
  const { chat } = workspace;
  await change(chat, 'rosa', { type: chat.engine.RoomType.CHANNEL }, false);
  const before = messagesIn(chat, 'rosa').length;
  await write(chat, named('greta'), aloneWith('greta'), 'tell the team: she cried in the night');
  await sees('sam', 'she cried in the night');
  expect(
    messagesIn(chat, 'rosa')
      .slice(before)
      .map(({ text }) => text),
  ).toEqual([]);
  await change(chat, 'rosa', { type: chat.engine.RoomType.PRIVATE_GROUP }, false);
});

test('the core dies in the middle of it and comes back: everybody is answered, nobody twice', async () => {
  const { chat } = workspace;
  const hello = (who: string) => write(chat, named(who), aloneWith(who), 'where was I?');
  const askers = ['sam', 'nia', 'rosa', 'bilal', 'maya', 'lena'];
  const before = new Map(askers.map((who) => [who, textsTo(who).length]));
  const asked = askers.map(hello);
  await core.kill();
  await Promise.all(asked);
  await core.startAgain();
  await runJobs(chat);
  const answers = (who: string) =>
    textsTo(who)
      .slice(before.get(who))
      .filter((text) => !/can't be reached/.test(text));
  await expect.poll(() => askers.map((who) => answers(who).length), SOON).toEqual(askers.map(() => 1));
});

test('switched off, the app takes nothing; switched on again it gets what waited, once', async () => {
  const { chat } = workspace;
  const before = textsTo('maya').length;
  await write(chat, named('nia'), aloneWith('nia'), 'rota');
  await chat.manager.disable(APP_ID, chat.engine.AppStatus.MANUALLY_DISABLED);
  await chat.manager.enable(APP_ID);
  await write(chat, named('maya'), aloneWith('maya'), 'rota me');
  await expect.poll(() => textsTo('maya').length, SOON).toBe(before + 1);
});

test('updated while questions are open: an old button still works, and its message is changed', async () => {
  const { chat } = workspace;
  await write(chat, named('bilal'), aloneWith('bilal'), 'can anyone do my Wednesday morning?');
  await sees('sam', 'Wed 25 Nov, 9am to 11am');
  await nothingOnItsWay();
  await chat.manager.update(await packedApp('9.9.9'), [...appDescription().permissions], { loadApp: true, user: named('sam') });
  await taps('sam', /^No/);
  await sees('sam', /Wed 25 Nov, 9am to 11am(?:.|\n)*\n\nYou said no\./);
});

test('a hundred people at once are each answered once', async () => {
  const { chat } = workspace;
  const crowd = Array.from({ length: 100 }, (_, number) => addPerson(chat, `crowd-${number}`));
  for (const one of crowd) people.set(one.id, one);
  await Promise.all(crowd.map((one) => write(chat, one, aloneWith(one.id), 'hello')));
  await expect.poll(() => crowd.filter(({ id }) => textsTo(id).length > 0).length, { ...SOON, interval: 100 }).toBe(100);
  await new Promise((done) => setTimeout(done, 300));
  expect(crowd.map(({ id }) => textsTo(id).length)).toEqual(crowd.map(() => 1));
});

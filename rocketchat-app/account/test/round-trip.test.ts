import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealCore, startRealCore } from '../../test/real-core.ts';
import { type StandIn, startStandIn } from '../stand-in/server.ts';
import type { Account } from '../stand-in/workspace.ts';
import { type AccountProcess, freePort, settle, startAccount } from './account-process.ts';
import { SECRET } from './pretend-core.ts';
import { until } from './until.ts';

/** Workspace, account process, core process and all the way back: nothing pretended but Rocket.Chat itself. */
const dataFolder = mkdtempSync(join(tmpdir(), 'hatstand-account-'));
let standIn: StandIn;
let core: RealCore;
let account: AccountProcess;
let people: ReturnType<typeof settle>;

beforeAll(async () => {
  standIn = await startStandIn();
  people = settle(standIn);
  people.room.moderators.add('hattie-id');
  const port = await freePort();
  process.env.HATSTAND_ACCOUNT_URL = `http://127.0.0.1:${port}`;
  core = await startRealCore(`http://127.0.0.1:${port}/letters`, SECRET);
  account = startAccount({ server: standIn.url, coreUrl: core.address, dataFolder, port });
  await account.says('Listening to Rocket.Chat.');
}, 60_000);
afterAll(async () => {
  await account.stop();
  await core.stop();
  await standIn.close();
  rmSync(dataFolder, { recursive: true });
});

const aloneWith = (person: Account) => standIn.workspace.direct([people.hattie, person]);
const textsTo = (room: string): string[] =>
  [...standIn.workspace.messages.values()].filter(({ rid, u, t }) => rid === room && u._id === 'hattie-id' && !t).map(({ msg }) => msg);
const untilShown = (room: string, words: RegExp) => until(`${words} in ${room}`, () => textsTo(room).find((text) => words.test(text)));

test('Sam asks for the rota in the room of Rosa and has the answer to himself', async () => {
  standIn.workspace.post(people.sam, people.room, '!rota');
  expect(await untilShown(aloneWith(people.sam)._id, /Tue 24 Nov, 9am to 11am: you|Tue 24 Nov, 9am to 11am/)).toContain('Tue 24 Nov');
  expect(textsTo('rosa')).toEqual([]);
});

test('a form becomes a question in words, its answer stands in the room once, pinned there, and is unpinned with the board', async () => {
  const alone = aloneWith(people.rosa);
  standIn.workspace.post(people.rosa, alone, 'pin something');
  await untilShown(alone._id, /What shall I pin/);
  standIn.workspace.post(people.rosa, alone, 'ordinary: Shoes off at the door, please');
  await untilShown(alone._id, /Shall I pin this/);
  standIn.workspace.post(people.rosa, alone, '1');
  await untilShown(alone._id, /Pinned/);
  await untilShown('rosa', /Shoes off at the door/);
  expect(textsTo('rosa')).toHaveLength(1);
  const post = [...standIn.workspace.messages.values()].find(({ rid, msg }) => rid === 'rosa' && msg.includes('Shoes off'));
  await until('the pin', () => post?.pinned);
  standIn.workspace.post(people.rosa, alone, 'unpin');
  await until('the pin to go', () => post?.pinned === false);
});

test('a hundred people at once are all answered, none twice', async () => {
  const crowd = Array.from({ length: 100 }, (_, number) => standIn.workspace.addAccount(`stranger-${number}`, `Stranger ${number}`));
  const rooms = crowd.map((person) => aloneWith(person)._id);
  for (const person of crowd) standIn.workspace.post(person, aloneWith(person), 'hello');
  await until('an answer for everybody', () => rooms.every((room) => textsTo(room).length > 0));
  expect(rooms.map((room) => textsTo(room).length)).toEqual(rooms.map(() => 1));
  expect(standIn.faults).toEqual([]);
}, 30_000);

import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeChat } from '../src/chat.ts';
import { makeRest, SignedOut, TryLater } from '../src/rest.ts';
import { type StandIn, startStandIn } from '../stand-in/server.ts';
import { settle, TOKEN } from './account-process.ts';

let standIn: StandIn;
let now = Date.now();
beforeEach(async () => {
  standIn = await startStandIn();
  settle(standIn);
  now = Date.now();
});
afterEach(() => standIn.close());

const restAs = (token: string) => makeRest({ server: standIn.url, userId: 'hattie-id', token, now: () => now });

test('leaves a call alone until the server wants it again, and no other', async () => {
  const bot = standIn.workspace.accounts.get('hattie-id');
  if (bot) bot.roles = ['user'];
  standIn.allowPerMinute(1);
  const chat = makeChat(restAs(TOKEN));
  await chat.userById('sam');
  await expect(chat.userById('sam')).rejects.toThrow(TryLater);
  const made = standIn.countOf('GET users.info');
  const refused = await chat.userById('sam').catch((problem: unknown) => problem);
  expect(refused).toMatchObject({ inMilliseconds: expect.toSatisfy((wait: number) => wait > 50_000 && wait <= 61_000) });
  expect(standIn.countOf('GET users.info')).toBe(made);
  expect(await chat.me()).toMatchObject({ ok: true });
  standIn.allowPerMinute(1);
  now += 62_000;
  expect(await chat.userById('sam')).toMatchObject({ _id: 'sam' });
});

test('makes no call after its token was refused', async () => {
  const rest = restAs('no token of ours');
  const chat = makeChat(rest);
  await expect(chat.me()).rejects.toThrow(SignedOut);
  await expect(chat.rooms()).rejects.toThrow(SignedOut);
  expect(standIn.calls).toEqual(['GET me']);
  expect(rest.isSignedOut()).toBe(true);
});

test('a broken answer, a dropped connection and a page of some proxy are for later', async () => {
  const chat = makeChat(restAs(TOKEN));
  standIn.next.push({ call: 'GET rooms.get', is: 500 }, { call: 'GET rooms.get', is: 'away' });
  await expect(chat.rooms()).rejects.toThrow(TryLater);
  await expect(chat.rooms()).rejects.toThrow(TryLater);
  expect(await chat.rooms()).toHaveLength(1);
});

test('reads the members of a room over as many pages as it takes', async () => {
  const { workspace } = standIn;
  const crowd = Array.from({ length: 250 }, (_, number) => workspace.addAccount(`person-${number}`, `Person ${number}`));
  const hattie = workspace.accounts.get('hattie-id');
  workspace.addRoom('big', 'c', [...(hattie ? [hattie] : []), ...crowd]);
  expect(await makeChat(restAs(TOKEN)).members({ _id: 'big', t: 'c' })).toMatchObject({ ok: true, body: { length: 251 } });
});

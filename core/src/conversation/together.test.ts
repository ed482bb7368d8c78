import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Db } from '@hatstand/db/open';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCore } from '../core.ts';
import { DEMO_STARTS } from '../demo/world.ts';
import { channelsTo, pretendChats } from '../testing/pretend-channel.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { demoDb } from '../testing/small-world.ts';
import { trialCapability } from '../testing/trial-capability.ts';
import type { Cue } from '../wire/cue.ts';
import { hearTogether } from './together.ts';

let folder: string;
let file: string;
let db: Db;
const { house, rules } = trialCapability();
const clock = () => DEMO_STARTS;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hatstand-together-'));
  file = join(folder, 'world.sqlite');
  db = demoDb(file);
  db.client.pragma('wal_checkpoint(TRUNCATE)');
  rules.breaks = true;
});
afterEach(() => {
  db.client.close();
  rmSync(folder, { recursive: true });
});

const cue = (id: string, words: string): Cue => ({ id, from: { address: '447700900002' }, place: { kind: 'direct' }, heard: { kind: 'words', words } });

/** How often something was committed, as the write-ahead log tells: the last frame of a commit carries the size of the file. */
function commits(): number {
  const log = readFileSync(`${file}-wal`);
  if (log.length === 0) return 0;
  const pageSize = log.readUInt32BE(8);
  let count = 0;
  for (let frame = 32; frame + 24 <= log.length; frame += 24 + pageSize) if (log.readUInt32BE(frame + 4) > 0) count += 1;
  return count;
}

/** What somebody sees who opens the same file beside the core. */
function seenFromOutside(question: string): unknown {
  const beside = new Database(file, { readonly: true });
  const answer = beside.prepare(question).pluck().get();
  beside.close();
  return answer;
}

test('cues that arrive together share one commit, and each is a turn of its own', async () => {
  const hear = hearTogether({ db, house, clock, publicAddress: PUBLIC_ADDRESS, report: () => undefined });
  const before = commits();
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map((id) => hear('whatsapp', cue(id, 'trial took'))));
  expect(answers).toEqual(Array(4).fill({ outcome: 'done' }));
  expect(commits() - before).toBe(1);
  expect(db.client.prepare('select count(distinct turn) from letters').pluck().get()).toBe(4);
  await hear('whatsapp', cue('e', 'trial took'));
  expect(commits() - before).toBe(2);
});

test('no cue is answered before it is on disk for all to see', async () => {
  const hear = hearTogether({ db, house, clock, publicAddress: PUBLIC_ADDRESS, report: () => undefined });
  const answered = hear('whatsapp', cue('a', 'trial took'));
  expect(seenFromOutside('select count(*) from heard')).toBe(0);
  await answered;
  expect(seenFromOutside('select count(*) from heard')).toBe(1);
});

test('one that breaks does not hurt the others', async () => {
  const bugs: unknown[] = [];
  const hear = hearTogether({ db, house, clock, publicAddress: PUBLIC_ADDRESS, report: (bug) => bugs.push(bug) });
  const answers = await Promise.all(['trial write', 'trial break', 'trial took'].map((words, index) => hear('whatsapp', cue(`m-${index}`, words))));
  expect(answers).toEqual(Array(3).fill({ outcome: 'done' }));
  expect(bugs).toHaveLength(1);
  expect(db.client.prepare("select from_place from travel where from_place like 'place%'").pluck().all()).toEqual(['place-write']);
});

test('the same cue twice in one batch happens once', async () => {
  const hear = hearTogether({ db, house, clock, publicAddress: PUBLIC_ADDRESS, report: () => undefined });
  const answers = await Promise.all([1, 2].map(() => hear('whatsapp', cue('same', 'trial took'))));
  expect(answers).toEqual([{ outcome: 'done' }, { outcome: 'known' }]);
});

test('when the disk is full none of them was heard, and all of them may come again', async () => {
  const hear = hearTogether({ db, house, clock, publicAddress: PUBLIC_ADDRESS, report: () => undefined });
  const send = () => Promise.allSettled(['trial took', 'trial fill the disk'].map((words, index) => hear('whatsapp', cue(`m-${index}`, words))));
  for (const answer of await send()) expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'TryAgain' } });
  expect(db.client.prepare('select (select count(*) from heard) + (select count(*) from letters)').pluck().get()).toBe(0);
  rules.breaks = false;
  expect(await send()).toEqual(Array(2).fill({ status: 'fulfilled', value: { outcome: 'done' } }));
});

test('nothing leaves before it is on disk', async () => {
  const chats = pretendChats();
  const seen: unknown[] = [];
  chats.whatsapp.before = ({ id }) => {
    seen.push([db.client.inTransaction, seenFromOutside(`select state from letters where id = '${id}'`)]);
  };
  const core = createCore({ db, house, channels: channelsTo(chats), clock, publicAddress: PUBLIC_ADDRESS, report: () => undefined });
  await Promise.all(['trial took', 'trial break', 'trial write'].map((words, index) => core.hear('whatsapp', cue(`m-${index}`, words))));
  await core.settle();
  expect(seen).toEqual(Array(3).fill([false, 'queued']));
});

test('a turn that fails with the whole commit sends nothing', async () => {
  const chats = pretendChats();
  const core = createCore({ db, house, channels: channelsTo(chats), clock, publicAddress: PUBLIC_ADDRESS, report: () => undefined });
  await expect(core.hear('whatsapp', cue('m', 'trial fill the disk'))).rejects.toMatchObject({ name: 'TryAgain' });
  await core.settle();
  expect(chats.whatsapp.tried).toEqual([]);
});

test('a turn and its letter wait for the disk once: what it travels with is in the same commit', async () => {
  const chats = pretendChats();
  const seen: unknown[] = [];
  let before = 0;
  chats.whatsapp.before = ({ id }) => {
    seen.push(commits() - before, seenFromOutside(`select carried_in = id from letters where id = '${id}'`));
  };
  const core = createCore({ db, house, channels: channelsTo(chats), clock, publicAddress: PUBLIC_ADDRESS, report: () => undefined });
  await core.settle();
  before = commits();
  await core.hear('whatsapp', cue('m', 'trial took'));
  await core.settle();
  expect(seen).toEqual([1, 1]);
});

test('a chat that hangs holds up nobody in another one, and its own letters keep their order', async () => {
  const chats = pretendChats();
  const goesOn = Promise.withResolvers<void>();
  chats.whatsapp.before = () => goesOn.promise;
  const core = createCore({ db, house, channels: channelsTo(chats), clock, publicAddress: PUBLIC_ADDRESS, report: () => undefined });
  await core.hear('whatsapp', cue('a', 'trial took'));
  await core.hear('whatsapp', cue('b', 'trial left'));
  await core.hear('rocketchat', { ...cue('c', 'trial took'), from: { address: 'sam' } });
  await setImmediate();
  expect(chats.rocketchat.shown.map(({ text }) => text)).toEqual(['Taken.']);
  expect(chats.whatsapp.tried.map(({ text }) => text)).toEqual(['Taken.']);
  goesOn.resolve();
  await core.settle();
  expect(chats.whatsapp.shown.map(({ text }) => text)).toEqual(['Taken.', 'Left.']);
});

test('a turn is kept and answered also where its letters can’t be made ready, and they go a little later', async () => {
  const chats = pretendChats();
  const bugs: unknown[] = [];
  const channels = new Map(channelsTo(chats));
  const core = createCore({ db, house, channels, clock, publicAddress: PUBLIC_ADDRESS, report: (bug) => bugs.push(bug) });
  await core.settle();
  const has = channels.has.bind(channels);
  channels.has = (channel) => {
    channels.has = has;
    throw new Error(`a bug in ${channel}`);
  };
  expect(await core.hear('whatsapp', cue('m', 'trial took'))).toEqual({ outcome: 'done' });
  await core.settle();
  expect(bugs).toHaveLength(1);
  expect(chats.whatsapp.shown.map(({ text }) => text)).toEqual(['Taken.']);
});

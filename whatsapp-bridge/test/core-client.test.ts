import type { Cue } from '@hatstand/core/wire/cue';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CoreClient, makeCoreClient } from '../src/core-client.ts';
import { openInbox } from '../src/inbox.ts';
import type { Store } from '../src/store.ts';
import { SECRET } from './bridge.ts';
import { freePort } from './child.ts';
import { HATTIE, JO, TESS } from './people.ts';
import { type PretendCore, startPretendCore } from './pretend-core.ts';
import { storeInMemory } from './stores.ts';
import { until } from './until.ts';

let store: Store;
let core: PretendCore;
let client: CoreClient;
let told: string[];

const makeClient = (url: string) =>
  makeCoreClient({ url, secret: SECRET, inbox: openInbox(store), tell: (sentence) => told.push(sentence), firstWaitMilliseconds: 10 });

beforeEach(async () => {
  told = [];
  store = storeInMemory();
  core = await startPretendCore();
  client = makeClient(core.url);
});

afterEach(async () => {
  client.stop();
  await core.close();
});

function words(id: string, { number }: { number: string } = JO): Cue {
  return { id, from: { address: number }, place: { kind: 'direct' }, heard: { kind: 'words', words: 'rota' } };
}

/** Said in the chat of the person it is from. */
const hear = (cue: Cue, by: CoreClient = client) => by.hear(cue, `${cue.from.address}@s.whatsapp.net`);
const ids = () => core.cues.map(({ id }) => id);

test('what the core cannot take now is said again, in order and signed anew', async () => {
  core.nextStatuses.push(503, 429, 500);
  hear(words('first'));
  hear(words('second'));
  client.report({ kind: 'changed hands', address: JO.number });
  await until('the receipt', () => core.receipts.length === 1);
  expect(core.calls.map(({ id }) => id)).toEqual(['first', 'first', 'first', 'first', 'second', '']);
  expect(ids()).toEqual(['first', 'second']);
  expect(core.faults).toEqual([]);
});

test('what the core refuses is not said again, and that is told without the words', async () => {
  core.nextStatuses.push(400);
  hear(words('first'));
  hear(words('second'));
  await until('the second cue', () => core.cues.length === 1);
  expect(core.calls.map(({ id }) => id)).toEqual(['first', 'second']);
  expect(told).toEqual(['The core refused a call to /cues (400). It is not sent again.']);
});

test.each([302, 403, 404])('a %i is not the core refusing: it is kept until whoever stands in between is put right', async (status) => {
  core.nextStatuses.push(status);
  hear(words('first'));
  await until('the cue', () => ids().includes('first'));
  expect(told).toEqual([]);
});

test('somebody who writes too much waits alone', async () => {
  core.nextStatuses.push(429);
  core.retryAfterSeconds = 60;
  hear(words('too much'));
  await until('the first answer', () => core.calls.length === 1);
  hear(words('also too much'));
  hear(words('from Tess', TESS));
  hear(words('from Hattie’s neighbour', HATTIE));
  await until('the others', () => core.cues.length === 2);
  expect(ids()).toEqual(['from Tess', 'from Hattie’s neighbour']);
  expect(core.calls).toHaveLength(3);
});

test('a core that is not there yet hears it when it is', async () => {
  const port = await freePort();
  const early = makeClient(`http://127.0.0.1:${port}`);
  hear(words('first'), early);
  hear(words('second'), early);
  const late = await startPretendCore(port);
  await until('both cues', () => late.cues.length === 2);
  expect(late.cues.map(({ id }) => id)).toEqual(['first', 'second']);
  early.stop();
  await late.close();
});

test('what waits is said by the next bridge, in order, and once', async () => {
  const before = makeClient(`http://127.0.0.1:${await freePort()}`);
  for (const id of ['first', 'second', 'first']) hear(words(id), before);
  before.report({ kind: 'delivered', letter: 'letter-7' });
  before.stop();
  client.wake();
  await until('the receipt', () => core.receipts.length === 1);
  expect(ids()).toEqual(['first', 'second']);
  expect(core.receipts).toEqual([{ kind: 'delivered', letter: 'letter-7' }]);
});

test('what the core has is not kept', async () => {
  hear(words('first'));
  await until('the cue to be taken out', () => core.cues.length === 1 && store.db.prepare('SELECT 1 FROM waiting').get() === undefined);
});

test('that the line is back is said once, however often it came back while the core was away', async () => {
  const away = makeClient(`http://127.0.0.1:${await freePort()}`);
  for (let times = 0; times < 5; times += 1) away.report({ kind: 'back' });
  away.report({ kind: 'delivered', letter: 'letter-7' });
  away.stop();
  client.wake();
  await until('the receipts', () => core.receipts.length === 2);
  expect(core.calls).toHaveLength(2);
});

import type { Cue } from '@hatstand/core/wire/cue';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CoreClient, makeCoreClient } from '../src/core-client.ts';
import { SECRET } from './bridge.ts';
import { freePort } from './child.ts';
import { type PretendCore, startPretendCore } from './pretend-core.ts';
import { until } from './until.ts';

let core: PretendCore;
let client: CoreClient;
let told: string[];

const makeClient = (url: string) => makeCoreClient({ url, secret: SECRET, tell: (sentence) => told.push(sentence), firstWaitMilliseconds: 10 });

beforeEach(async () => {
  told = [];
  core = await startPretendCore();
  client = makeClient(core.url);
});

afterEach(async () => {
  client.stop();
  await core.close();
});

function words(id: string): Cue {
  return { id, from: { address: '447700900002' }, place: { kind: 'direct' }, heard: { kind: 'words', words: 'rota' } };
}

test('what the core cannot take now is said again, in order and signed anew', async () => {
  core.nextStatuses.push(503, 429, 500);
  client.hear(words('first'));
  client.hear(words('second'));
  client.report({ kind: 'back' });
  await until('the receipt', () => core.receipts.length === 1);
  expect(core.calls.map(({ id }) => id)).toEqual(['first', 'first', 'first', 'first', 'second', '']);
  expect(core.cues.map(({ id }) => id)).toEqual(['first', 'second']);
  expect(core.faults).toEqual([]);
});

test('what the core refuses is not said again, and that is told without the words', async () => {
  core.nextStatuses.push(400);
  client.hear(words('first'));
  client.hear(words('second'));
  await until('the second cue', () => core.cues.length === 1);
  expect(core.calls.map(({ id }) => id)).toEqual(['first', 'second']);
  expect(told).toEqual(['The core refused a call to /cues (400). It is not sent again.']);
});

test('a core that is not there yet hears it when it is', async () => {
  const port = await freePort();
  const early = makeClient(`http://127.0.0.1:${port}`);
  early.hear(words('first'));
  early.hear(words('second'));
  const late = await startPretendCore(port);
  await until('both cues', () => late.cues.length === 2);
  expect(late.cues.map(({ id }) => id)).toEqual(['first', 'second']);
  early.stop();
  await late.close();
});

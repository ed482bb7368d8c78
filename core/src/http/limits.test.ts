import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startLimits } from './limits.ts';
import { openServer, pretendCore, rightCue, send } from './pretend-core.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const cueFrom = (address: string) => ({ body: JSON.stringify(rightCue('hello', address)) });

test('the twenty-first cue within ten seconds waits, and nobody else does', async () => {
  const core = pretendCore();
  const app = openServer(core.doors);
  for (let n = 1; n <= 20; n += 1) expect((await send(app, cueFrom('sam'))).status).toBe(202);
  vi.advanceTimersByTime(3_000);
  const answer = await send(app, cueFrom('sam'));
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(await answer.json()).toHaveProperty('type', 'urn:hatstand:problem:too-many-calls');
  expect((await send(app, cueFrom('jo'))).status).toBe(202);
  expect(core.cues).toHaveLength(21);
  vi.advanceTimersByTime(7_000);
  expect((await send(app, cueFrom('sam'))).status).toBe(202);
});

test('the same address on two channels is two people', async () => {
  const limits = startLimits();
  for (let n = 1; n <= 20; n += 1) await limits.countCue('whatsapp', 'sam');
  expect(await limits.countCue('whatsapp', 'sam')).toBe(10);
  expect(await limits.countCue('rocketchat', 'sam')).toBeUndefined();
});

test('after three thousand cues in a day, the rest wait for the next', async () => {
  const limits = startLimits();
  for (let n = 1; n <= 3_000; n += 1) {
    expect(await limits.countCue('whatsapp', 'sam')).toBeUndefined();
    if (n % 20 === 0) vi.advanceTimersByTime(10_000);
  }
  expect(await limits.countCue('whatsapp', 'sam')).toBe(24 * 60 * 60 - 1_500);
  vi.advanceTimersByTime(24 * 60 * 60 * 1000);
  expect(await limits.countCue('whatsapp', 'sam')).toBeUndefined();
});

test('cues refused by the short limit do not count for the day', async () => {
  const limits = startLimits();
  for (let n = 1; n <= 5_000; n += 1) await limits.countCue('whatsapp', 'sam');
  vi.advanceTimersByTime(10_000);
  expect(await limits.countCue('whatsapp', 'sam')).toBeUndefined();
});

test('a channel may make 500 calls a second, and the other channel is not held up', async () => {
  const app = openServer(pretendCore().doors);
  const back = { path: '/receipts', body: '{"kind":"back"}' };
  for (let n = 1; n <= 500; n += 1) expect((await send(app, back)).status).toBe(204);
  const answer = await send(app, back);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
  expect((await send(app, { ...back, channel: 'rocketchat', secret: 'the rocketchat secret' })).status).toBe(204);
  vi.advanceTimersByTime(1_000);
  expect((await send(app, back)).status).toBe(204);
});

test('after thirty forged calls in a minute one address has to wait, without locking out who signs rightly', async () => {
  const core = pretendCore();
  const app = openServer(core.doors);
  for (let n = 1; n <= 30; n += 1) expect((await send(app, { secret: 'a guess' })).status).toBe(401);
  const answer = await send(app, { secret: 'a guess' });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
  expect(core.log).toHaveLength(30);
  expect((await send(app, { secret: 'a guess', remoteAddress: '10.0.0.2' })).status).toBe(401);
  expect((await send(app)).status).toBe(202);
  vi.advanceTimersByTime(60_000);
  expect((await send(app, { secret: 'a guess' })).status).toBe(401);
});

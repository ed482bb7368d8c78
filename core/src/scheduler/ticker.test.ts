import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTicker } from './ticker.ts';

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-24T09:15:20.500Z') }));
afterEach(() => vi.useRealTimers());

const counted = async (settle: () => Promise<void> = async () => undefined) => {
  const [settled, tidied, bugs]: [string[], string[], unknown[]] = [[], [], []];
  const now = (): string => new Date().toISOString().slice(11, 19);
  const core = {
    settle: () => {
      settled.push(now());
      return settle();
    },
    tidy: () => void tidied.push(now()),
  };
  const stop = startTicker(core, (bug) => bugs.push(bug));
  return { settled, tidied, bugs, stop };
};

test('rings at the beginning of every minute, and tidies once an hour', async () => {
  const { settled, tidied, stop } = await counted();
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  expect(settled).toEqual(['09:16:00', '09:17:00', '09:18:00']);
  await vi.advanceTimersByTimeAsync(120 * 60_000);
  expect(tidied).toEqual(['09:17:00', '10:17:00', '11:17:00']);
  await stop();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(settled).toHaveLength(123);
});

test('a bug is reported, and the next minute rings all the same', async () => {
  const { settled, bugs, stop } = await counted(() => Promise.reject(new Error('a bug')));
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(settled).toHaveLength(2);
  expect(bugs).toHaveLength(2);
  await stop();
});

test('a round that takes longer than a minute is not joined by another, and is waited for at the end', async () => {
  let finish = (): void => undefined;
  const { settled, stop } = await counted(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(settled).toHaveLength(1);
  let hasStopped = false;
  const stopping = stop().then(() => {
    hasStopped = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(hasStopped).toBe(false);
  finish();
  await stopping;
});

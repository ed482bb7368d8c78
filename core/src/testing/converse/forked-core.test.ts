import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { type Core, CoreDied } from './core.ts';
import { forkedCore } from './forked-core.ts';

const surroundings = {
  urls: { rocketchat: 'http://127.0.0.1:1/rocketchat', whatsapp: 'http://127.0.0.1:1/whatsapp' },
  secrets: { rocketchat: 'one', whatsapp: 'other' },
  processFile: join(import.meta.dirname, 'pretend-process.ts'),
};
let core: Core;
afterEach(() => core.stop());

it('one process serves many worlds', async () => {
  core = await forkedCore(surroundings);
  expect(await core.openDemo('2026-11-23T08:00:00.000Z')).toBe('2026-11-23T08:00:00.000Z');
  const port = core.port();
  await core.openDemo('2026-11-23T08:00:00.000Z');
  expect(core.port()).toBe(port);
});

it('a restart is another process, at the clock of the last answer', async () => {
  core = await forkedCore(surroundings);
  await core.openDemo('2026-11-23T08:00:00.000Z');
  const port = core.port();
  await core.moveTo('2026-11-24T08:00');
  expect(await core.restart()).toBe('2026-11-24T08:00');
  expect(core.port()).not.toBe(port);
});

it('what the core could not do is told, and the next order is taken', async () => {
  core = await forkedCore(surroundings);
  await core.openDemo('2026-11-23T08:00:00.000Z');
  await expect(core.moveTo('fail')).rejects.toThrow('the core could not do "at": there is no such moment');
  expect(await core.settle()).toContain('settled');
});

it('a core that dies says its last words on standard error and starts again with the next world', async () => {
  const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  core = await forkedCore(surroundings);
  await core.openDemo('2026-11-23T08:00:00.000Z');
  await expect(core.moveTo('die')).rejects.toThrow(CoreDied);
  expect(printed.mock.calls.map(([words]) => words)).toContain('last words\n');
  await expect(core.settle()).rejects.toThrow(CoreDied);
  expect(await core.openDemo('2026-11-23T08:00:00.000Z')).toBe('2026-11-23T08:00:00.000Z');
  printed.mockRestore();
});

it('a core that does not start is told as such', async () => {
  const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  core = await forkedCore({ ...surroundings, processFile: join(import.meta.dirname, 'no-such-file.ts') });
  await expect(core.openDemo('2026-11-23T08:00:00.000Z')).rejects.toThrow('the core did not start');
  printed.mockRestore();
});

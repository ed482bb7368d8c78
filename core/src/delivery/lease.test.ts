import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Arrival } from '../chat-files/messages.ts';
import { BEGINNING } from '../chat-files/wall-clock.ts';
import { sendCue } from '../testing/converse/adapter-calls.ts';
import { Chats } from '../testing/converse/chats.ts';
import { oneFile } from '../testing/one-file.ts';
import { addressOf } from '../testing/small-world.ts';
import { leaseBeside } from './lease.ts';

const SECRETS = { rocketchat: 'the rocketchat secret', whatsapp: 'the whatsapp secret' };
const PROCESS_FILE = join(import.meta.dirname, '../testing/core-process.ts');

let folder: string;
let program: string;
let chats: Chats;
const arrived: Arrival[] = [];
const children: ChildProcess[] = [];
beforeAll(async () => {
  program = await oneFile(PROCESS_FILE);
  folder = mkdtempSync(join(tmpdir(), 'hatstand-lease-'));
  chats = new Chats(SECRETS);
  await chats.listen();
  chats.clear({ arrived: (arrival) => arrived.push(arrival), report: async () => undefined });
});
afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  await chats.close();
  rmSync(folder, { recursive: true });
});

/** A core in a process of its own on this file. */
async function startCore(file: string, world: 'demo' | 'as it is') {
  const child = fork(program, {
    execArgv: [],
    env: {
      ...process.env,
      HATSTAND_DATA: folder,
      HATSTAND_ROCKETCHAT_URL: chats.urlOf('rocketchat'),
      HATSTAND_WHATSAPP_URL: chats.urlOf('whatsapp'),
      HATSTAND_ROCKETCHAT_SECRET: SECRETS.rocketchat,
      HATSTAND_WHATSAPP_SECRET: SECRETS.whatsapp,
    },
  });
  children.push(child);
  const answer = async (): Promise<unknown> => (await once(child, 'message'))[0];
  const order = async (what: object): Promise<void> => {
    const answered = answer();
    child.send(what);
    expect(await answered).toHaveProperty('did');
  };
  const { port } = (await answer()) as { port: number };
  await order({ do: 'open', file, now: BEGINNING, world });
  return {
    hear: (id: string, who: string, channel: 'rocketchat' | 'whatsapp', words: string) =>
      sendCue({ port, secrets: SECRETS }, channel, {
        id,
        from: { address: addressOf(who, channel) },
        place: { kind: 'direct' },
        heard: { kind: 'words', words },
      }),
    settle: () => order({ do: 'settle' }),
    kill: async (): Promise<void> => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

test('two cores on one database: both hear, one delivers, and when it is killed the other goes on at once', async () => {
  const file = join(folder, 'shared.sqlite');
  const first = await startCore(file, 'demo');
  await first.settle();
  const second = await startCore(file, 'as it is');

  expect(await second.hear('cue-1', 'jo', 'whatsapp', 'rota me')).toMatchObject({ is: 'heard' });
  await second.settle();
  expect(arrived).toEqual([]); // heard by the one, to be delivered by the other
  await Promise.all([first.settle(), second.settle()]);
  expect(arrived).toHaveLength(1);
  await first.hear('cue-2', 'sam', 'rocketchat', 'rota me');
  await Promise.all([first.settle(), second.settle()]);
  expect(arrived).toHaveLength(2);

  await second.hear('cue-3', 'jo', 'whatsapp', 'help');
  await first.kill();
  await second.settle();
  expect(arrived).toHaveLength(3);
  expect(new Set(arrived.map(({ letter }) => letter.id)).size).toBe(3);
  await second.kill();
}, 120_000);

test('a lease is held by one, also within one process, and given on when it is let go', () => {
  const file = join(folder, 'alone.sqlite');
  const [one, other] = [leaseBeside(file), leaseBeside(file)];
  expect([one.isHeld(), other.isHeld(), one.isHeld()]).toEqual([true, false, true]);
  one.release();
  expect([other.isHeld(), one.isHeld()]).toEqual([true, false]);
  other.release();
});

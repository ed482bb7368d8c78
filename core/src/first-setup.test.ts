import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Arrival } from './chat-files/messages.ts';
import { sendCue } from './testing/converse/adapter-calls.ts';
import { Chats } from './testing/converse/chats.ts';

const SECRETS = { rocketchat: 'the rocketchat secret', whatsapp: 'the whatsapp secret' };
const PATIENCE_MS = 60_000;

let chats: Chats;
let folder: string;
let running: { child: ChildProcess; port: number; log: () => string } | undefined;
const arrived: Arrival[] = [];

/** Hatstand as a co-op starts it, on a folder with nothing in it. */
async function start(organiser: string): Promise<void> {
  const child = spawn(process.execPath, ['core/src/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      PORT: '0',
      HATSTAND_MODE: 'live',
      HATSTAND_DATA: folder,
      HATSTAND_KEY: 'thirty-two characters of a secret',
      HATSTAND_ADDRESS: 'https://hattie.example',
      HATSTAND_ORGANISER: organiser,
      HATSTAND_ROCKETCHAT_URL: chats.urlOf('rocketchat'),
      HATSTAND_ROCKETCHAT_SECRET: SECRETS.rocketchat,
      HATSTAND_WHATSAPP_URL: chats.urlOf('whatsapp'),
      HATSTAND_WHATSAPP_SECRET: SECRETS.whatsapp,
    },
  });
  let out = '';
  let log = '';
  child.stdout.on('data', (said: Buffer) => {
    out += said.toString();
  });
  child.stderr.on('data', (said: Buffer) => {
    log += said.toString();
  });
  await vi.waitFor(() => expect(out + log).toMatch(/is at http\S+:\d+/), PATIENCE_MS);
  running = { child, port: Number(/is at http\S+:(\d+)/.exec(out)?.[1]), log: () => log };
}

async function kill(): Promise<void> {
  const child = running?.child;
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  running = undefined;
}

let cues = 0;
/** Says something as somebody on Rocket.Chat and gives what they are shown next. */
async function says(address: string, words: string, room?: { room: string; openTo: 'members' }): Promise<string> {
  const before = arrived.length;
  cues += 1;
  const place = room ? ({ kind: 'room', ...room } as const) : ({ kind: 'direct' } as const);
  const line = { port: running?.port ?? 0, secrets: SECRETS };
  const answer = await sendCue(line, 'rocketchat', { id: `cue-${cues}`, from: { address, name: address }, place, heard: { kind: 'words', words } });
  expect(answer.is).toBe('heard');
  const isTheirs = ({ letter }: Arrival): boolean => 'address' in letter.to && letter.to.address === address;
  await vi.waitFor(() => expect(arrived.slice(before).some(isTheirs)).toBe(true), PATIENCE_MS);
  return arrived.slice(before).findLast(isTheirs)?.letter.text ?? '';
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hatstand-first-setup-'));
  chats = new Chats(SECRETS);
  await chats.listen();
  chats.clear({ arrived: (arrival) => arrived.push(arrival), report: async () => undefined });
});
afterAll(async () => {
  await kill();
  await chats.close();
  await rm(folder, { recursive: true, force: true });
});

test('an empty house is opened in chat by the organiser, through a restart in the middle, and by nobody else', { timeout: 2 * PATIENCE_MS }, async () => {
  await start('rocketchat:cal');
  expect(await says('kim', 'set up')).toContain('only talk with people who have been invited');
  expect(await says('cal', 'hello')).toContain('What are you called?');
  expect(await says('cal', 'Cal')).toContain('surname');
  expect(await says('cal', 'Brook')).toContain('Local Circle');
  await kill();
  await start('rocketchat:cal');
  expect(await says('cal', 'Millbrook Circle')).toContain('Which area');
  expect(await says('cal', 'Millbrook')).toContain('The house is open');
  expect(await says('cal', '/team start', { room: 'garden', openTo: 'members' })).toContain('Who is the team for?');
  expect(await says('cal', 'invite Nia Price to the circle as Team Starter')).toContain('no chat I know of');
});

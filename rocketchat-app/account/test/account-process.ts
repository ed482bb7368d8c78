import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { closeEnvelope } from '@hatstand/core/wire/envelope';
import type { WireLetter } from '@hatstand/core/wire/letter';
import type { StandIn } from '../stand-in/server.ts';
import { SECRET } from './pretend-core.ts';
import { until } from './until.ts';

export const TOKEN = 'a personal access token';
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

interface AccountSettings {
  readonly server: string;
  readonly coreUrl: string;
  readonly dataFolder: string;
  readonly port?: number;
  readonly token?: string;
  readonly task?: 'everything' | 'hand';
}

/** The real account in a process of its own. It gets no environment but what is given. */
export function startAccount({ server, coreUrl, dataFolder, port = 0, token = TOKEN, task = 'everything' }: AccountSettings) {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH ?? '',
      HATSTAND_CORE_URL: coreUrl,
      HATSTAND_ROCKETCHAT_SECRET: SECRET,
      HATSTAND_ROCKETCHAT_SERVER: server,
      HATSTAND_ACCOUNT_USER: 'hattie-id',
      HATSTAND_ACCOUNT_TOKEN: token,
      HATSTAND_ACCOUNT_DATA: dataFolder,
      HATSTAND_ACCOUNT_PORT: String(port),
      HATSTAND_ACCOUNT_TASK: task,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const says = (words: string): Promise<string> =>
    until(`the account to say "${words}"`, () => {
      if (child.exitCode !== null && !output.includes(words)) throw new Error(`the account ended: ${output}`);
      return output.includes(words) && output;
    });
  return {
    output: () => output,
    says,
    code: async (): Promise<number | null> => {
      await ended;
      return child.exitCode;
    },
    door: async (): Promise<string> => /http:\/\/127\.0\.0\.1:\d+/.exec(await says('takes letters at'))?.[0] ?? '',
    async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await ended;
    },
  };
}
export type AccountProcess = ReturnType<typeof startAccount>;

/** Hattie's account and the people of the demo world, in the rooms of their teams. */
export function settle({ workspace }: StandIn) {
  const hattie = workspace.addAccount('hattie-id', 'Hattie', { roles: ['user', 'bot'] });
  workspace.tokens.set(TOKEN, hattie._id);
  const [sam, nia, rosa, greta, bilal] = (['sam', 'nia', 'rosa', 'greta', 'bilal'] as const).map((id) =>
    workspace.addAccount(id, `${id[0]?.toUpperCase()}${id.slice(1)}`),
  );
  if (!sam || !nia || !rosa || !greta || !bilal) throw new Error('people are missing');
  const room = workspace.addRoom('rosa', 'p', [hattie, rosa, sam, bilal, greta, nia]);
  return { hattie, sam, nia, rosa, greta, bilal, room };
}

/** Brings something to the account's door as the core does, and says what the door answered. */
export async function bring(door: string, path: '/letters' | '/errands', what: object, secret = SECRET): Promise<number> {
  const seal = { time: String(Math.floor(Date.now() / 1000)), nonce: randomUUID() };
  const body = JSON.stringify(closeEnvelope(secret, seal, JSON.stringify(what)));
  const response = await fetch(door + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return response.status;
}

/** A letter with a new id to Sam alone, unless a test says otherwise. */
export const letter = (special: Partial<WireLetter> = {}): WireLetter => ({
  id: randomUUID(),
  to: { kind: 'direct', address: 'sam' },
  label: 'plan',
  text: 'Tue 24 Nov, 9am to 11am: Sam',
  buttons: [],
  ...special,
});

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a string.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

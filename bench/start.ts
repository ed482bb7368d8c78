import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { openDb } from '@hatstand/db/open';
import { buildCore } from '../tools/build/build.ts';
import { accountOf, HELPERS, makeBigWorld, TEAMS } from './big-world.ts';
import { type SaidCue, SECRET, signedCues } from './calls.ts';
import { type Figure, median, ratioOf, takeTurns } from './figures.ts';
import { inFolder } from './folder.ts';
import { KEY } from './key.ts';
import { send } from './load.ts';

export interface StartEffort {
  readonly starts: number;
  readonly commands: number;
  /** Over a minute, so that what is done every minute has been done. */
  readonly idleSeconds: number;
}
/** The limits at the door stay as they are: 500 a second for a channel, 20 in ten seconds for one person. */
const PER_SECOND = 400;
const SETTLING_SECONDS = 5;
const WORDS = ['thanks', 'rota me', 'help', 'rota', 'where was I', 'thanks'];

/** What `npm run build` makes, as a co-op runs it: from start to the first healthy answer beside an empty Node, and memory when idle and after many commands. */
export const measureStart = ({ starts, commands, idleSeconds }: StartEffort): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const program = await buildCore(folder);
    const data = join(folder, 'data');
    const chat = await takesEveryLetter();
    const running = (): Promise<Running> => startCore(program, data, chat.port);
    await (await running()).end();
    const db = openDb(join(data, 'hatstand.sqlite'), KEY);
    makeBigWorld(db, { teams: TEAMS, years: 1 });
    db.client.close();

    const pairs = await takeTurns(starts, () => healthyAfter(running), emptyNode);
    const core = await running();
    await pause(idleSeconds * 1000);
    const idle = megabytesOf(core.process);
    const said = Array.from({ length: commands }, (_, number) => saidBy(number));
    for (let sent = 0; sent < said.length; sent += PER_SECOND) {
      const [second] = [pause(1000)];
      await send({ port: core.port, connections: 8, requests: signedCues(said.slice(sent, sent + PER_SECOND)) });
      await second;
    }
    await pause(Math.min(idleSeconds, SETTLING_SECONDS) * 1000);
    const grown = megabytesOf(core.process);
    await core.end();
    chat.close();
    return [
      ['empty-node-milliseconds', median(pairs.map(({ reference }) => reference))],
      ['start-milliseconds', median(pairs.map(({ ours }) => ours))],
      ['start-ratio-to-empty-node', ratioOf(pairs)],
      ['idle-megabytes', idle],
      [`megabytes-after-${commands}-commands`, grown],
      ['growth-ratio', grown / idle],
    ];
  });

/** Everybody takes turns, so that nobody says more than the limits allow. */
function saidBy(number: number): SaidCue {
  const person = number % (TEAMS * HELPERS);
  return { who: accountOf(Math.floor(person / HELPERS), person % HELPERS), words: WORDS[Math.floor(number / (TEAMS * HELPERS)) % WORDS.length] ?? 'help' };
}

async function takesEveryLetter(): Promise<{ port: number; close: () => void }> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(200, { 'content-length': 0 }).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

interface Running {
  readonly process: ChildProcess;
  readonly port: number;
  end(): Promise<void>;
}

async function startCore(program: string, data: string, chat: number): Promise<Running> {
  const env = {
    // The same Node as this, for the script that starts it.
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    PORT: '0',
    HATSTAND_MODE: 'live',
    HATSTAND_DATA: data,
    HATSTAND_KEY: KEY,
    HATSTAND_ADDRESS: 'https://hattie.example',
    HATSTAND_ROCKETCHAT_URL: `http://127.0.0.1:${chat}/letters`,
    HATSTAND_ROCKETCHAT_SECRET: SECRET,
  };
  const child = spawn(program, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await portSaidBy(child.stdout);
  return {
    process: child,
    port,
    async end() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function portSaidBy(output: Readable): Promise<number> {
  let said = '';
  for await (const piece of output) {
    said += String(piece);
    const port = /Hatstand is at http:\S+:(\d+)/.exec(said)?.[1];
    if (port) return Number(port);
  }
  throw new Error(`it ended with: ${said}`);
}

async function healthyAfter(running: () => Promise<Running>): Promise<number> {
  const start = performance.now();
  const core = await running();
  const answer = await fetch(`http://127.0.0.1:${core.port}/health`);
  const took = performance.now() - start;
  if (!answer.ok) throw new Error('it is not well');
  await core.end();
  return took;
}

async function emptyNode(): Promise<number> {
  const start = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - start;
}

/** What the process holds in memory (RSS). */
function megabytesOf({ pid }: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Channel, Secrets } from '../../chat-files/channels.ts';
import { oneFile } from '../one-file.ts';
import { quickFolder } from '../quick-folder.ts';
import { type Core, CoreDied } from './core.ts';

const PROCESS_FILE = join(import.meta.dirname, '../core-process.ts');
/** Packed once for each process that plays conversations. */
let packing: Promise<string> | undefined;
const packed = (): Promise<string> => {
  packing ??= oneFile(PROCESS_FILE);
  return packing;
};

const PATIENCE_SECONDS = 120;
const LAST_WORDS_LENGTH = 20_000;

const ready = z.object({ ready: z.literal(true), port: z.int().positive() });
const done = z.union([z.object({ did: z.enum(['open', 'settle', 'at']), now: z.string() }), z.object({ failed: z.string() })]);

type Order =
  | { readonly do: 'open'; readonly file: string; readonly now: string; readonly world: 'demo' | 'as it is' }
  | { readonly do: 'settle' }
  | { readonly do: 'at'; readonly local: string };

export interface Surroundings {
  readonly urls: Readonly<Record<Channel, string>>;
  readonly secrets: Secrets;
  readonly processFile?: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly lastWords: () => string;
}

/** A real core process. It starts with the first world that is opened and again after it has died. */
export async function forkedCore(surroundings: Surroundings): Promise<Core> {
  const folder = quickFolder('hatstand-converse-');
  let running: Running | undefined;
  let worlds = 0;
  let file = '';
  let now = '';

  const order = async (what: Order): Promise<string> => {
    if (!running) throw new CoreDied('the core is not running');
    try {
      now = await ask(running.child, what);
    } catch (cause) {
      if (!isAlive(running.child)) {
        process.stderr.write(running.lastWords());
        running = undefined;
      }
      throw cause;
    }
    return now;
  };

  return {
    port: () => {
      if (!running) throw new CoreDied('the core is not running');
      return running.port;
    },
    openDemo: async (at) => {
      worlds += 1;
      const played = file;
      file = join(folder, `world-${worlds}.sqlite`);
      if (!running || !isAlive(running.child)) running = await start(folder, surroundings);
      const opened = await order({ do: 'open', file, now: at, world: 'demo' });
      if (played) await Promise.all(['', '-wal', '-shm'].map((ending) => rm(`${played}${ending}`, { force: true })));
      return opened;
    },
    settle: () => order({ do: 'settle' }),
    moveTo: (local) => order({ do: 'at', local }),
    restart: async () => {
      if (running) await kill(running.child);
      running = await start(folder, surroundings);
      return order({ do: 'open', file, now, world: 'as it is' });
    },
    stop: async () => {
      if (running) await kill(running.child);
      running = undefined;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(folder: string, { urls, secrets, processFile }: Surroundings): Promise<Running> {
  const child = fork(processFile ?? (await packed()), {
    execPath: process.execPath,
    execArgv: [],
    // Standard output belongs to the results; what the core prints there is kept and shown only when it dies.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      HATSTAND_DATA: folder,
      HATSTAND_ROCKETCHAT_URL: urls.rocketchat,
      HATSTAND_WHATSAPP_URL: urls.whatsapp,
      HATSTAND_ROCKETCHAT_SECRET: secrets.rocketchat,
      HATSTAND_WHATSAPP_SECRET: secrets.whatsapp,
    },
  });
  const killWithParent = (): boolean => child.kill('SIGKILL');
  process.once('exit', killWithParent);
  child.once('exit', () => process.off('exit', killWithParent));
  let printed = '';
  const keep = (piece: Buffer): void => {
    printed = `${printed}${piece.toString()}`.slice(-LAST_WORDS_LENGTH);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', (piece: Buffer) => {
    keep(piece);
    // What the core reports is a bug in it: whoever wrote the conversation wants to see where.
    process.stderr.write(piece);
  });
  try {
    const { port } = ready.parse(await messageOf(child));
    return { child, port, lastWords: () => printed };
  } catch (cause) {
    await kill(child);
    process.stderr.write(printed);
    throw new CoreDied('the core did not start', { cause });
  }
}

/** One order at a time: the next message of the core is the answer to it. */
async function ask(child: ChildProcess, order: Order): Promise<string> {
  if (!isAlive(child)) throw new CoreDied('the core died while nothing was asked of it');
  const answered = messageOf(child);
  // What sending can say goes wrong, the end of the process says as well.
  child.send(order, () => undefined);
  const answer = done.parse(await answered);
  if ('failed' in answer) throw new Error(`the core could not do "${order.do}": ${answer.failed}`);
  return answer.now;
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  const listening = new AbortController();
  const { signal } = listening;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([message]: unknown[]) => message),
      // 'close' comes after the last of what it printed, 'exit' may come before.
      once(child, 'close', { signal }).then(([code, killedBy]: unknown[]) => {
        throw new CoreDied(`the core died (${String(killedBy ?? `exit code ${String(code)}`)})`);
      }),
      lateness(child, signal),
    ]);
  } finally {
    listening.abort();
  }
}

/** A core that hangs is killed: whatever it would answer later could not be told from the next answer. */
function lateness(child: ChildProcess, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const late = setTimeout(() => {
      void kill(child).then(() => reject(new CoreDied(`the core did not answer within ${PATIENCE_SECONDS} seconds`)));
    }, PATIENCE_SECONDS * 1000);
    signal.addEventListener('abort', () => clearTimeout(late));
  });
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function kill(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const MAIN = join(REPOSITORY, 'core', 'src', 'main.ts');

/** The real core in a process of its own, with a new demo world in a real file. */
export interface RealCore {
  readonly address: string;
  /** Ends it without a warning, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same file, at the same address. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRealCore(lettersAddress: string, secret: string): Promise<RealCore> {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-'));
  const settings = { HATSTAND_DATA: folder, HATSTAND_ROCKETCHAT_SECRET: secret, HATSTAND_ROCKETCHAT_URL: lettersAddress };
  const run = (port: string): ChildProcess =>
    spawn(process.execPath, [MAIN], { cwd: REPOSITORY, env: { ...process.env, PORT: port, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  let core = run('0');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (core.exitCode !== null || core.signalCode !== null) return;
    core.kill(signal);
    await once(core, 'exit');
  };
  const stop = async (): Promise<void> => {
    await end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const address = await addressSaidBy(core);
    return {
      ...{ address, stop },
      kill: () => end('SIGKILL'),
      async startAgain() {
        core = run(new URL(address).port);
        await addressSaidBy(core);
      },
    };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

/** The core says its address once, when it listens. */
async function addressSaidBy({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the core has no stdout');
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address) {
      // Leaving the loop closed the reader; what the core says later must still flow away.
      stdout.resume();
      return address;
    }
  }
  throw new Error('the core ended without saying its address');
}

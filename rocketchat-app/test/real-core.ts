import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const MAIN = join(REPOSITORY, 'core', 'src', 'main.ts');

/** The real core in a process of its own, with a new demo world. */
export interface RealCore {
  readonly address: string;
  stop(): Promise<void>;
}

export async function startRealCore(lettersAddress: string, secret: string): Promise<RealCore> {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-'));
  const core = spawn(process.execPath, [MAIN], {
    cwd: REPOSITORY,
    env: { ...process.env, PORT: '0', HATSTAND_DATA: folder, HATSTAND_ROCKETCHAT_SECRET: secret, HATSTAND_ROCKETCHAT_URL: lettersAddress },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    if (core.exitCode === null && core.signalCode === null) {
      core.kill();
      await once(core, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { address: await addressSaidBy(core), stop };
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

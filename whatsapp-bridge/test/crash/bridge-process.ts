import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { COMPILED } from '../child.ts';

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Bridges one after the other on the same files, the next one already loaded. All they print is kept. */
export class Bridges {
  readonly #environment: Record<string, string>;
  #running: ChildProcess | undefined;
  #next: ChildProcess;
  #printed = '';

  constructor(environment: Record<string, string>) {
    this.#environment = environment;
    this.#next = this.#load();
  }

  get printed(): string {
    return this.#printed;
  }

  /** True as long as it has not ended by itself: then what it printed says why. */
  get isRunning(): boolean {
    return this.#running !== undefined && this.#running.exitCode === null && this.#running.signalCode === null;
  }

  begin(): void {
    this.#running = this.#next;
    this.#running.stdin?.write('begin\n');
    this.#next = this.#load();
  }

  kill(): Promise<void> {
    return this.#running ? killed(this.#running) : Promise.resolve();
  }

  async stop(): Promise<void> {
    await Promise.all([this.kill(), killed(this.#next)]);
  }

  /** Ends as a technician ends it. */
  async end(): Promise<void> {
    if (!this.#running) return;
    const gone = once(this.#running, 'exit');
    this.#running.kill('SIGTERM');
    await gone;
  }

  #load(): ChildProcess {
    const child = spawn(
      process.execPath,
      ['--import', pathOf('./warm.ts'), '--import', pathOf('../../test-server/test-root.ts'), pathOf('../../src/main.ts')],
      {
        env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: COMPILED, ...this.#environment },
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text;
      });
    }
    // It may be killed while it is being told to begin.
    child.stdin.on('error', () => undefined);
    const killWithParent = (): boolean => child.kill('SIGKILL');
    process.once('exit', killWithParent);
    child.once('exit', () => process.off('exit', killWithParent));
    return child;
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

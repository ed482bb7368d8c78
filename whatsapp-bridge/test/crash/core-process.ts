import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { oneFile } from '@hatstand/core/testing/one-file';
import { messageIdOf } from '../../src/sent-letters.ts';
import { COMPILED } from '../child.ts';

const PROCESS_FILE = fileURLToPath(new URL('../../../core/src/testing/core-process.ts', import.meta.url));
/** The demo world's clock. */
const BEGINNING = '2026-11-23T08:00:00Z';

interface Surroundings {
  readonly folder: string;
  readonly secret: string;
  readonly lettersUrl: string;
  /** Its port is another one after every start. */
  readonly moved: (port: number) => void;
}

/** The real core on the demo world's clock, and what its own file says afterwards. */
export class CoreProcess {
  readonly #surroundings: Surroundings;
  readonly #file: string;
  #child: ChildProcess | undefined;
  #program: string | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#file = join(surroundings.folder, 'world.sqlite');
  }

  async begin(world: 'demo' | 'as it is'): Promise<void> {
    const { folder, secret, lettersUrl, moved } = this.#surroundings;
    this.#program ??= await oneFile(PROCESS_FILE);
    const child = fork(this.#program, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        HATSTAND_DATA: folder,
        HATSTAND_WHATSAPP_URL: lettersUrl,
        HATSTAND_WHATSAPP_SECRET: secret,
        // Nobody is there: what the other channel would say does not matter here.
        HATSTAND_ROCKETCHAT_URL: 'http://127.0.0.1:9/',
        HATSTAND_ROCKETCHAT_SECRET: secret,
        NODE_COMPILE_CACHE: COMPILED,
      },
    });
    const killWithParent = (): boolean => child.kill('SIGKILL');
    process.once('exit', killWithParent);
    child.once('exit', () => process.off('exit', killWithParent));
    this.#child = child;
    const [{ port }] = await once(child, 'message');
    await this.#order({ do: 'open', file: this.#file, now: BEGINNING, world });
    moved(port);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Letters that met a closed door are tried again at the latest when their time has come. */
  async moveTo(local: string): Promise<void> {
    await this.#order({ do: 'at', local });
  }

  /** Ids of all that was heard on WhatsApp. */
  heard(): Set<string> {
    return new Set(this.#ask("select cue from heard where channel = 'whatsapp'").map(({ cue }) => String(cue).split(' ')[0] ?? ''));
  }

  /** How often somebody was heard out: a cue heard twice would count twice. */
  turnsSpoken(): number {
    return Number(this.#ask('select count(*) as times from turns where spoken = 1')[0]?.['times']);
  }

  /** The WhatsApp messages that letters to WhatsApp travel in, and how far each got. */
  messages(): Map<string, string> {
    const letters = this.#ask("select coalesce(carried_in, id) as letter, state from letters where channel = 'whatsapp' and state <> 'withdrawn'");
    return new Map(letters.map(({ letter, state }) => [messageIdOf(String(letter)), String(state)]));
  }

  #ask(question: string): Record<string, unknown>[] {
    const db = new DatabaseSync(this.#file, { readOnly: true });
    try {
      return db.prepare(question).all();
    } finally {
      db.close();
    }
  }

  async #order(order: Record<string, string>): Promise<void> {
    const child = this.#child;
    if (!child) throw new Error('the core is not running');
    const answered = once(child, 'message');
    child.send(order);
    const [answer] = await answered;
    if ('failed' in answer) throw new Error(`the core could not do "${order['do']}": ${answer.failed}`);
  }
}

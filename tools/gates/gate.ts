import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** One check before the tests: a script of the root package.json. */
export interface Gate {
  readonly name: string;
  readonly command: string;
}

export interface Passage {
  readonly name: string;
  readonly isOpen: boolean;
  readonly seconds: number;
  readonly said: string;
}

const AT_ONCE = 2;

/** Runs every gate, two at a time, and tells them in the order of the list. One that is shut keeps none of the others from being tried. */
export async function tryGates(gates: readonly Gate[], root: string, tell: (passage: Passage) => void): Promise<readonly Passage[]> {
  const passages: (Passage | undefined)[] = gates.map(() => undefined);
  let next = 0;
  let toTell = 0;
  const lane = async (): Promise<void> => {
    while (next < gates.length) {
      const mine = next++;
      const gate = gates[mine];
      if (gate) passages[mine] = await tryGate(gate, root);
      for (let passage = passages[toTell]; passage; passage = passages[++toTell]) tell(passage);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return passages.filter((passage) => passage !== undefined);
}

async function tryGate({ name, command }: Gate, root: string): Promise<Passage> {
  const began = performance.now();
  const { code, said } = await run(command, root);
  return { name, isOpen: code === 0, seconds: (performance.now() - began) / 1000, said };
}

/** The environment of an npm script: what the project brings along is found first, and what Node has compiled once is kept for the next process. */
export const environment = (root: string): NodeJS.ProcessEnv => ({
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compiled'),
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
});

const run = (command: string, root: string): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(command, { cwd: root, env: environment(root), shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (words: string) => (said += words));
    child.once('error', (problem) => resolve({ code: null, said: problem.message }));
    child.once('close', (code) => resolve({ code, said }));
  });

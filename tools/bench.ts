import { measureBeside } from '../bench/beside/beside.ts';
import { SHORT as FEW, USUAL as MANY, measureCommands, measureDoor } from '../bench/commands.ts';
import type { Figure } from '../bench/figures.ts';
import { measureHearing } from '../bench/hearing.ts';
import { measureRocketChat } from '../bench/rocketchat.ts';
import { measureStart } from '../bench/start.ts';
import { measureTurns } from '../bench/turns.ts';
import { measureVisits } from '../bench/visits.ts';

/** `npm run bench [-- NAMES] [--short]`: one line a figure, its name and its value (docs/performance.md). `--short` only shows that every bench runs. */

type Bench = (isShort: boolean) => Promise<readonly Figure[]> | readonly Figure[];

const BENCHES: ReadonlyMap<string, Bench> = new Map<string, Bench>([
  ['hearing', measureHearing],
  ['door', (isShort) => measureDoor(isShort ? FEW : MANY)],
  ['commands', (isShort) => measureCommands(isShort ? FEW : MANY)],
  ['visits', (isShort) => measureVisits(isShort ? 'short' : 'usual')],
  ['turns', (isShort) => measureTurns(isShort ? 1 : 25)],
  ['beside', (isShort) => measureBeside(isShort ? FEW : MANY)],
  ['rocketchat', (isShort) => measureRocketChat(isShort ? 5 : 120)],
  ['start', (isShort) => measureStart(isShort ? { starts: 1, commands: 50, idleSeconds: 0 } : { starts: 9, commands: 10_000, idleSeconds: 65 })],
]);

/** Run only when asked for by name: it installs what is no part of the project. */
const ONLY_BY_NAME: ReadonlySet<string> = new Set(['beside']);

const words = process.argv.slice(2);
const isShort = words.includes('--short');
const asked = words.filter((word) => word !== '--short');
const unknown = asked.filter((name) => !BENCHES.has(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench called ${unknown.join(', ')}. There are: ${[...BENCHES.keys()].join(', ')}\n`);
  process.exitCode = 2;
} else {
  for (const [name, measure] of BENCHES) {
    if (asked.length > 0 ? !asked.includes(name) : ONLY_BY_NAME.has(name)) continue;
    for (const [figure, value] of await measure(isShort)) process.stdout.write(`${figure} ${Number(value.toFixed(4))}\n`);
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumHere } from './gates/chromium.ts';
import { type Gate, tryGates } from './gates/gate.ts';
import { lineAbout, summaryOf } from './gates/summary.ts';
import { runTests } from './gates/tests.ts';

/** `npm test [-- WORDS FOR VITEST]`: types, lint, imports, source rules, dead code, then the tests. The same here and in CI. */

const root = join(import.meta.dirname, '..');
const NAMES = ['types', 'lint', 'imports', 'source-rules', 'dead-code'];

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const gates: readonly Gate[] = NAMES.map((name) => ({ name, command: scripts[name] ?? `echo "package.json has no script ${name}"; exit 1` }));
const tell = (words: string): boolean => process.stdout.write(`${words}\n`);

const passages = await tryGates(gates, root, (passage) => tell(lineAbout(passage)));
const chromium = chromiumHere(process.env['CHROMIUM']);
const tally = await runTests(root, process.argv.slice(2), chromium);
const isCi = ['true', '1'].includes(process.env['CI'] ?? '');
const { lines, isWell } = summaryOf({ gates: passages, tally, hasBrowser: chromium !== undefined, isCi });
for (const line of lines) tell(line);
process.exitCode = isWell ? 0 : 1;

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalTime } from '@hatstand/db/times';
import { hattie } from '../core/src/house-of-hattie.ts';
import { hear } from '../core/src/words/hearing.ts';
import { filesOf } from './new-capability/files.ts';
import { listed } from './new-capability/list.ts';
import { type Names, namesFor } from './new-capability/naming.ts';

/** `npm run new:capability -- NAME`: writes a tiny capability that works, and lists it. */

const root = join(import.meta.dirname, '..');
const CAPABILITIES = 'core/src/capabilities';

const problem = newCapability(process.argv[2]);
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}

/** Writes it, or says why not. */
function newCapability(asked: string | undefined): string | undefined {
  const names = namesFor(asked);
  if ('unfit' in names) return names.unfit;
  const folder = `${CAPABILITIES}/${names.folder}`;
  if (existsSync(join(root, folder))) return `There is already ${folder}. Open it, or choose another name.`;
  const taker = understoodBy(names);
  if (taker !== undefined) return `"${names.said}" is already understood by ${taker}. Choose a word that means only the new thing.`;

  const files = filesOf(names);
  mkdirSync(join(root, folder));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, folder, name), text);
  const list = join(root, CAPABILITIES, 'index.ts');
  writeFileSync(list, listed(readFileSync(list, 'utf8'), names));
  tidy(folder);
  process.stdout.write(`${[`Made ${folder}. Work from top to bottom:`, ...Object.keys(files).map((name) => `  ${name}`)].join('\n')}\n`);
  process.stdout.write(`It works already: npm run -s converse -- ${folder}\n`);
}

/** Who in the house already answers to this name. */
function understoodBy({ said }: Names): string | undefined {
  const heard = hear(said, '2026-11-23T09:00' as LocalTime, []);
  return [...hattie().values()].find((capability) => capability.understand(heard) !== undefined)?.name;
}

function tidy(folder: string): void {
  const done = spawnSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', '--log-level=error', folder, `${CAPABILITIES}/index.ts`], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) process.stderr.write('The new files could not be put in order. Try: npm run format\n');
}

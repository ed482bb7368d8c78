import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAPABILITIES } from '../core/src/capabilities/index.ts';
import { shownInRocketChat } from '../core/src/conversation/commands.ts';

/** `npm run commands`: writes in `wire/commands.ts` what the capabilities say of their commands and menu lines. The Rocket.Chat app is packed from it. */

const root = join(import.meta.dirname, '..');
const file = 'core/src/wire/commands.ts';
const LISTS = /^export const COMMANDS[\s\S]*$/m;

const { commands, menu } = shownInRocketChat(CAPABILITIES);
const lists = `export const COMMANDS: readonly WireCommand[] = ${JSON.stringify(commands)};

export const MENU: readonly WireMenuLine[] = ${JSON.stringify(menu)};
`;
writeFileSync(
  join(root, file),
  readFileSync(join(root, file), 'utf8').replace(LISTS, () => lists),
);
const tidied = spawnSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', '--log-level=error', file], {
  cwd: root,
  stdio: ['ignore', 2, 2],
  shell: process.platform === 'win32',
});
process.exitCode = tidied.status ?? 1;
process.stdout.write(`Wrote ${file}: ${commands.length} commands. The app must be packed and uploaded again.\n`);

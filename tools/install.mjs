// Puts what is missing into node_modules, with any Node 20 or newer. Says nothing on standard output.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.hatstand-installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(process.platform)
  .update(process.arch)
  .digest('hex');

const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(join(root, 'node_modules', '.bin', 'node'));

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) {
    process.stderr.write(
      `\nHatstand could not install what it needs (${command} ${args.join(' ')}). Is there a way to the npm registry from here? Then try again.\n`,
    );
    process.exit(1);
  }
}

if (!isInstalled()) {
  process.stderr.write('Installing what is missing. This happens once and takes a minute or two.\n');
  // Install scripts are left out: better-sqlite3 ships its binaries, and on older npm they would try to compile them.
  // Not `npm ci`: it refuses a lock file made where the registry serves no packages for other platforms. Versions are the lock's either way.
  run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  // The one that is needed: it puts Node 24 into node_modules/.bin, which npm scripts find first.
  run('npm', ['rebuild', 'node', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

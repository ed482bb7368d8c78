import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MIGRATIONS = join(ROOT, 'db', 'migrations');
/** Below node_modules, so that what stays outside the file is found as ever. */
const KEPT = join(ROOT, 'node_modules', '.cache', 'hatstand-one-file');

/**
 * A program of the core in one file, which starts in an eighth of a second where the sources take a whole one: tests start cores by the hundred.
 * The same sources are packed once; a change of them makes another file. Gives the file to start.
 */
export async function oneFile(program: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [program],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: ['better-sqlite3'],
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  });
  const [{ contents } = { contents: new Uint8Array() }] = outputFiles;
  const hash = createHash('sha256')
    .update(contents)
    .update(readFileSync(join(MIGRATIONS, 'meta', '_journal.json')));
  const folder = join(KEPT, hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) keep(folder, contents);
  return join(folder, 'src', 'main.mjs');
}

/** Others may be doing the same at this moment: what is put in place is whole. */
function keep(folder: string, contents: Uint8Array): void {
  const part = `${folder}.${process.pid}`;
  mkdirSync(join(part, 'src'), { recursive: true });
  writeFileSync(join(part, 'src', 'main.mjs'), contents);
  cpSync(MIGRATIONS, join(part, 'migrations'), { recursive: true, filter: (path) => !path.endsWith('_snapshot.json') });
  try {
    renameSync(part, folder);
  } catch (problem) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw problem;
  }
}

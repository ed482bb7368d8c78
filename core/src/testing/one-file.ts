import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..', '..');
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
  const file = join(KEPT, createHash('sha256').update(contents).digest('hex').slice(0, 16), 'src', 'main.mjs');
  if (!existsSync(file)) keep(file, contents);
  return file;
}

/** Others may be doing the same at this moment: whole files only are put in place. */
function keep(file: string, contents: Uint8Array): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const migrations = join(folder, '..', 'migrations');
  try {
    symlinkSync(join(ROOT, 'db', 'migrations'), migrations);
  } catch (problem) {
    if (!existsSync(migrations)) throw problem;
  }
  const part = `${file}.${process.pid}`;
  writeFileSync(part, contents);
  renameSync(part, file);
}

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { patch } from './patches.ts';

const HOST = join(import.meta.dirname, '..', '.rc-host');
const require = createRequire(import.meta.url);

/** A ready engine: its patched copy, and the cache its Deno runtime works from without a network. */
interface PreparedEngine {
  /** Ends in `apps-engine`: the runtime finds its own files by that name. */
  readonly engine: string;
  readonly denoCache: string;
  /** Holds `deno`, which the engine starts by name. */
  readonly binaries: string;
}

/** Makes the patched engine once for each engine, Deno and patch; after that it only looks. */
export async function preparedEngine(): Promise<PreparedEngine> {
  const engine = dirname(require.resolve('@rocket.chat/apps-engine/package.json'));
  const deno = dirname(require.resolve('deno/package.json'));
  const binaries = join(dirname(deno), '.bin');
  const home = join(HOST, keyOf(engine, deno));
  if (!existsSync(home)) await make(home, engine, join(binaries, 'deno'));
  return { engine: join(home, 'apps-engine'), denoCache: join(home, 'deno-cache'), binaries };
}

function keyOf(engine: string, deno: string): string {
  const patches = createHash('sha256')
    .update(readFileSync(join(import.meta.dirname, 'patches.ts')))
    .digest('hex')
    .slice(0, 8);
  return `${versionOf(engine)}-deno-${versionOf(deno)}-${patches}`;
}

function versionOf(folder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return version;
}

/** Built beside its place and moved there when complete: test files run at the same time, and a build may be cut short. */
async function make(home: string, engine: string, deno: string): Promise<void> {
  mkdirSync(HOST, { recursive: true });
  const building = mkdtempSync(join(HOST, 'building-'));
  const copy = join(building, 'apps-engine');
  cpSync(engine, copy, { recursive: true, filter: (path) => basename(path) !== 'tests' && !path.startsWith(join(engine, 'node_modules') + sep) });
  patch(copy);
  await fillDenoCache(join(copy, 'deno-runtime'), join(building, 'deno-cache'), deno);
  try {
    renameSync(building, home);
  } catch (cause) {
    if (!existsSync(home)) throw new Error(`moving the prepared engine to ${home}`, { cause });
    rmSync(building, { recursive: true });
  }
}

/** Needs the npm registry, once. `deno cache` cannot do this: it also follows type imports, which are not published. */
async function fillDenoCache(runtime: string, denoCache: string, deno: string): Promise<void> {
  const run = promisify(execFile)(deno, ['run', '-A', 'main.ts'], { cwd: runtime, env: { ...process.env, DENO_DIR: denoCache, NO_COLOR: '1' } });
  const said = await run.then(
    ({ stderr }) => stderr,
    (failure: { stderr: string }) => failure.stderr,
  );
  if (!said.includes('not meant to be executed stand-alone')) throw new Error(`filling the Deno cache said: ${said}`);
}

if (import.meta.main) console.log((await preparedEngine()).engine);

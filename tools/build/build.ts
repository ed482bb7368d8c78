import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * One file of CommonJS: as an ES module it takes a quarter longer to start and 4 MB more, because Node then looks up every name of its own modules.
 * The same sources give the same bytes on every machine and at every hour.
 */
const SETTINGS: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  // Its binaries, for every kind of machine, stand beside it as they come from the registry.
  external: ['better-sqlite3'],
  define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename', 'import.meta.url': 'here' },
  banner: {
    js: [
      "if (Number.parseInt(process.versions.node, 10) < 24) { console.error('Hatstand needs Node 24 or newer. This is ' + process.versions.node + '.'); process.exit(1); }",
      "const here = require('node:url').pathToFileURL(__filename).href;",
    ].join('\n'),
  },
  // Names stay as they are: places in errors must still lead somewhere.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 200,
  legalComments: 'linked',
};

/** The core with its migrations, the page of the demo with its tours, and the book of holidays. Gives the file to start. */
export async function buildCore(folder: string): Promise<string> {
  const core = emptied(join(folder, 'core'));
  const program = join(core, 'src', 'main.cjs');
  await build({ ...SETTINGS, entryPoints: ['core/src/main.ts'], plugins: [loadedWhenFirstUsed], outfile: program });
  // Read only when somebody speaks of a holiday: in a file of its own it costs nothing until then.
  await build({ ...SETTINGS, stdin: BOOK_OF_HOLIDAYS, plugins: [onlyBritishHolidays], outfile: join(core, 'node_modules', 'date-holidays', 'index.js') });
  await bundlePoster(core);
  cpSync(join(ROOT, 'db', 'migrations'), join(core, 'migrations'), { recursive: true, filter: (path) => !path.endsWith('_snapshot.json') });
  cpSync(join(ROOT, 'core', 'src', 'demo', 'playground', 'browser'), join(core, 'src', 'browser'), { recursive: true });
  copyConversations(join(core, 'src', 'chats'));
  copySqlite(core);
  return startCoreScript(core, program);
}

/** What draws posters, read only when somebody opens one. The print of the PDF looks up its fonts through its own package.json. */
async function bundlePoster(core: string): Promise<void> {
  const [from, to] = [join(ROOT, 'node_modules', 'pdfkit'), join(core, 'node_modules', 'pdfkit')];
  await build({ ...SETTINGS, entryPoints: [join(from, 'js', 'pdfkit.js')], outfile: join(to, 'js', 'pdfkit.js') });
  for (const part of ['package.json', 'LICENSE', join('js', 'standard-fonts')]) cpSync(join(from, part), join(to, part), { recursive: true });
  const dots = { contents: "module.exports = require('uqr');", resolveDir: join(ROOT, 'core'), loader: 'js' } as const;
  await build({ ...SETTINGS, stdin: dots, outfile: join(core, 'node_modules', 'uqr', 'index.js') });
}

/** The conversation files, which the demo plays as guided tours. */
function copyConversations(to: string): void {
  const filter = (path: string): boolean => path.endsWith('.chat') || statSync(path).isDirectory();
  for (const part of ['conversations', join('src', 'capabilities')]) cpSync(join(ROOT, 'core', part), join(to, part), { recursive: true, filter });
}

/**
 * A snapshot of the loaded program cannot hold Node's web server, nor what is native; and no start needs `cluster`, which the limits at the door bring along.
 * Each is loaded when something of it is first used.
 */
const loadedWhenFirstUsed: Plugin = {
  name: 'loaded-when-first-used',
  setup(build) {
    build.onResolve({ filter: /^(node:http|cluster|better-sqlite3)$/ }, ({ path }) => ({ path, namespace: 'loaded-when-first-used' }));
    build.onLoad({ filter: /.*/, namespace: 'loaded-when-first-used' }, ({ path }) => {
      const names = isBuiltin(path) ? Object.keys(createRequire(import.meta.url)(path)) : [];
      const load = isBuiltin(path) ? `process.getBuiltinModule('${path}')` : `require('node:module').createRequire(here)('${path}')`;
      return {
        contents: `let loaded; const load = () => (loaded ??= ${load});
          module.exports = function (...given) { return new (load())(...given); };
          ${names.map((name) => `Object.defineProperty(module.exports, '${name}', { enumerable: true, get: () => load().${name} });`).join('\n')}`,
      };
    });
  },
};

/** The book has every country of the world; opened, it takes 34 MB. Here people speak of England's and Wales's only (core/src/words/holidays.ts). */
const onlyBritishHolidays: Plugin = {
  name: 'only-british-holidays',
  setup(build) {
    build.onLoad({ filter: /date-holidays\/lib\/data\.cjs$/ }, ({ path }) => {
      const { data } = createRequire(import.meta.url)(path) as { data: { holidays: Record<string, unknown> } };
      return { contents: `exports.data = ${JSON.stringify({ ...data, holidays: { GB: data.holidays['GB'] } })};` };
    });
  },
};
const BOOK_OF_HOLIDAYS = { contents: "module.exports = require('date-holidays');", resolveDir: join(ROOT, 'core'), loader: 'js' } as const;

/** The phone line to WhatsApp. Gives the file to start. */
export async function buildBridge(folder: string): Promise<string> {
  const bridge = emptied(join(folder, 'whatsapp-bridge'));
  await build({ ...SETTINGS, entryPoints: ['whatsapp-bridge/src/main.ts'], outfile: join(bridge, 'src', 'main.cjs') });
  copySqlite(bridge);
  return startScript(bridge);
}

/** The bot account in Rocket.Chat, and its doctor. Gives the file to start. */
export async function buildAccount(folder: string): Promise<string> {
  const account = emptied(join(folder, 'rocketchat-account'));
  for (const name of ['main', 'doctor'])
    await build({ ...SETTINGS, entryPoints: [`rocketchat-app/account/src/${name}.ts`], outfile: join(account, 'src', `${name}.cjs`) });
  executable(join(account, 'doctor'), ['#!/bin/sh', 'exec node "$(dirname "$0")/src/doctor.cjs"', ''].join('\n'));
  return startScript(account);
}

/**
 * Left alone, Node lets its heap grow to twice what a small server can spare before it looks for what is not needed any more, and keeps every function three
 * times: as bytecode, half compiled and optimised. Here the half compiled ones are left out (docs/performance.md).
 */
const FLAGS = '--optimize-for-size --max-semi-space-size=1 --no-maglev --no-sparkplug';

function startScript(folder: string): string {
  return executable(join(folder, 'start'), ['#!/bin/sh', 'export MALLOC_ARENA_MAX=2', `exec node ${FLAGS} "$(dirname "$0")/src/main.cjs"`, ''].join('\n'));
}

/** Beside what the others do, it keeps a snapshot of the loaded program, which must be of this very one. */
function startCoreScript(folder: string, program: string): string {
  const fingerprint = createHash('sha256').update(readFileSync(program)).digest('hex').slice(0, 16);
  const text = readFileSync(join(import.meta.dirname, 'start-core.sh'), 'utf8');
  return executable(join(folder, 'start'), text.replace('FLAGS', FLAGS).replace('PROGRAM', fingerprint));
}

function executable(file: string, text: string): string {
  writeFileSync(file, text, { mode: 0o755 });
  return file;
}

function copySqlite(to: string): void {
  const [from, copy] = [join(ROOT, 'node_modules', 'better-sqlite3'), join(to, 'node_modules', 'better-sqlite3')];
  for (const part of ['package.json', 'LICENSE', 'lib', 'prebuilds']) cpSync(join(from, part), join(copy, part), { recursive: true });
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { COMMANDS, MENU } from '@hatstand/core/wire/commands';
import { build } from 'esbuild';
import yazl from 'yazl';
import { menuKey } from './app/hear/menu.ts';

const APP = join(import.meta.dirname, 'app');
const PACKAGE = join(import.meta.dirname, 'dist', 'hattie.zip');

/** What Rocket.Chat reads before it starts the app. */
export interface AppDescription {
  readonly id: string;
  readonly classFile: string;
  readonly iconFile: string;
  readonly implements: readonly string[];
  readonly permissions: readonly { readonly name: string }[];
}

export function appDescription(): AppDescription {
  // Our own file; the tests install it on the real engine.
  return JSON.parse(readFileSync(join(APP, 'app.json'), 'utf8')) as AppDescription;
}

/** The app as one piece of CommonJS; only the engine's own modules stay outside. */
export async function bundledApp(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: APP,
    entryPoints: [appDescription().classFile],
    external: ['@rocket.chat/apps-engine/*'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2020',
    legalComments: 'none',
    write: false,
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error('bundling the app gave no file');
  return bundle.text;
}

/** What Rocket.Chat shows for each key in one language: the app's own words, and what capabilities say of their commands, in English unless it has its own. */
export function translation(file: string): Record<string, string> {
  const commands = COMMANDS.flatMap(({ word, does, example }) => [
    [`${word}-description`, does],
    [`${word}-example`, example],
  ]);
  const menu = MENU.map(({ id, label }) => [menuKey(id), label]);
  return { ...Object.fromEntries([...commands, ...menu]), ...JSON.parse(readFileSync(join(APP, 'i18n', file), 'utf8')) };
}

/** The installable package. The same sources give the same bytes on every machine and at every hour. `version` only for trying updates. */
export async function packedApp(version?: string): Promise<Buffer> {
  const { classFile, iconFile } = appDescription();
  const translations = readdirSync(join(APP, 'i18n')).sort();
  const files: readonly (readonly [string, Buffer])[] = [
    ['app.json', version === undefined ? readFileSync(join(APP, 'app.json')) : Buffer.from(JSON.stringify({ ...appDescription(), version }))],
    [classFile.replace(/\.ts$/, '.js'), Buffer.from(await bundledApp())],
    [iconFile, readFileSync(join(APP, iconFile))],
    ...translations.map((name) => [`i18n/${name}`, Buffer.from(JSON.stringify(translation(name), null, 2))] as const),
  ];
  const zip = new yazl.ZipFile();
  // A zip holds local clock time and the work of one zlib version; a fixed local date and no compression avoid both.
  const sameEverywhere = { mtime: new Date(2020, 0, 1), mode: 0o100644, forceDosTimestamp: true, compress: false };
  for (const [name, content] of files) zip.addBuffer(content, name, sameEverywhere);
  zip.end();
  return buffer(zip.outputStream);
}

if (import.meta.main) {
  mkdirSync(join(PACKAGE, '..'), { recursive: true });
  const bytes = await packedApp();
  writeFileSync(PACKAGE, bytes);
  console.log(`${PACKAGE}: ${bytes.length} bytes`);
}

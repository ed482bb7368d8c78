import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAND_INS = {
  'write-all.ts': `export async function writeAll(to: { write(bytes: Uint8Array): Promise<number> }, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += await to.write(bytes.subarray(written));
}
`,
  'to-array-buffer.ts': `export function toArrayBuffer(stream: ReadableStream<Uint8Array>): Promise<ArrayBuffer> {
  return new Response(stream).arrayBuffer();
}
`,
  'parse-args.ts': `export function parseArgs(given: string[]): Record<string, unknown> {
  const parsed: Record<string, unknown> = { _: [] };
  for (let at = 0; at < given.length; at++) {
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/.exec(given[at]) ?? [];
    if (name === undefined) {
      (parsed._ as string[]).push(given[at]);
      continue;
    }
    const next = given[at + 1];
    const value = inline ?? (next === undefined || next.startsWith('--') ? true : given[++at]);
    parsed[name] = typeof value === 'string' && value !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;
  }
  return parsed;
}
`,
} as const;

const BROKEN_IMPORT = "import { AppsEngineException } from '@rocket.chat/apps-engine/definition/exceptions/AppsEngineException.ts';";
const WORKING_IMPORT = `import { require } from '../../lib/require.ts';
const { AppsEngineException } = require('@rocket.chat/apps-engine/definition/exceptions/AppsEngineException.js') as any;`;

/** Makes a copy of the published engine run without Rocket.Chat's own repository around it and without the jsr registry. */
export function patch(engine: string): void {
  const runtime = join(engine, 'deno-runtime');
  rmSync(join(runtime, 'deno.lock'), { force: true });
  replaceJsr(runtime);
  // Published with a value import of ../src, which is not in the package: no app would start.
  replaceIn(join(runtime, 'handlers', 'app', 'handleUploadEvents.ts'), BROKEN_IMPORT, WORKING_IMPORT);
}

function replaceJsr(runtime: string): void {
  const path = join(runtime, 'deno.jsonc');
  const config: { imports: Record<string, string>; tasks?: unknown } = JSON.parse(readFileSync(path, 'utf8'));
  const imports = Object.fromEntries(Object.entries(config.imports).filter(([, source]) => !source.startsWith('jsr:')));
  for (const [name, source] of Object.entries(STAND_INS)) writeFileSync(join(runtime, name), source);
  Object.assign(imports, { '@std/io': './write-all.ts', '@std/streams': './to-array-buffer.ts', '@std/cli/parse-args': './parse-args.ts' });
  const { tasks: _, ...kept } = config;
  writeFileSync(path, JSON.stringify({ ...kept, imports }, null, 2));
}

function replaceIn(path: string, old: string, replacement: string): void {
  const source = readFileSync(path, 'utf8');
  if (!source.includes(old)) throw new Error(`${path} no longer needs the patch, or needs another`);
  writeFileSync(
    path,
    source.replace(old, () => replacement),
  );
}

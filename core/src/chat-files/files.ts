import { glob, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

/** The conversation files that were asked for, in the order they were named; `missing` are paths where nothing is. */
export async function conversationFiles(paths: readonly string[], folder: string): Promise<{ files: readonly string[]; missing: readonly string[] }> {
  const files = new Set<string>();
  const missing: string[] = [];
  for (const path of paths) {
    const place = resolve(folder, path);
    const found = await filesAt(place);
    if (!found) missing.push(path);
    for (const file of found ?? []) files.add(file);
  }
  return { files: [...files], missing };
}

/** A file's name as seen from where the caller stands; in full when it lies elsewhere. */
export function nameFrom(folder: string, file: string): string {
  const name = relative(folder, file);
  return name.startsWith('..') ? file : name;
}

async function filesAt(place: string): Promise<readonly string[] | undefined> {
  const found = await stat(place).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isDirectory()) return [place];
  const inside: string[] = [];
  for await (const entry of glob('**/*.chat', { cwd: place, exclude: ['**/node_modules/**'] })) inside.push(join(place, entry));
  return inside.sort();
}

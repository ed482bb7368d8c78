import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { html } from 'hono/html';
import { conversationFiles, nameFrom } from '../../../chat-files/files.ts';
import type { Html } from '../chat-pieces.ts';
import { CHOSEN } from './chosen.ts';
import { titleOf } from './scenes.ts';

/** Where conversations stand: beside the program where it is built (tools/build), in the folders they belong to otherwise. */
const BUILT = join(import.meta.dirname, 'chats');
const CORE = existsSync(BUILT) ? BUILT : join(import.meta.dirname, '../../../..');

/** The words of a conversation file; undefined where there is none of that name. Only files that the list has are read. */
export async function conversationNamed(name: string): Promise<{ readonly title: string; readonly words: string } | undefined> {
  if (!(await conversationNames()).includes(name)) return undefined;
  const words = await readFile(join(CORE, name), 'utf8');
  return { title: CHOSEN.find(({ file }) => file === name)?.title ?? titleOf(words), words };
}

async function conversationNames(): Promise<readonly string[]> {
  return (await conversationFiles([join(CORE, 'conversations'), join(CORE, 'src/capabilities')], CORE)).files.map((file) => nameFrom(CORE, file));
}

/** All there is to choose from: a dozen, and then everything, by folder. */
export async function tourChoices(): Promise<Html> {
  const all = await Promise.all((await conversationNames()).map(async (file) => ({ file, title: titleOf(await readFile(join(CORE, file), 'utf8')) })));
  const folders = Map.groupBy(all, ({ file }) =>
    dirname(file)
      .replace(/^conversations$/, 'several things at once')
      .replace('src/capabilities/', '')
      .replaceAll('-', ' '),
  );
  return html`<ul class="choices">${CHOSEN.map(oneChoice)}</ul>
    <h3 class="all">All conversations</h3>
    ${[...folders].map(([folder, files]) => html`<details><summary class="fold">${folder} <small>(${files.length})</small></summary><ul class="choices">${files.map(oneChoice)}</ul></details>`)}`;
}

const oneChoice = ({ file, title }: { file: string; title: string }): Html => html`<li><button type="button" data-tour="${file}">${title}</button></li>`;

import type { WireCommand } from '@hatstand/core/wire/commands';
import type { IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import {
  type ISlashCommandPreview,
  type ISlashCommandPreviewItem,
  SlashCommandPreviewItemType,
} from '@rocket.chat/apps-engine/definition/slashcommands/index.js';
import { inOwnWords, ownWords } from '../messages.ts';

/** Rocket.Chat shows no more. */
const MOST_LINES = 10;

/**
 * What can be picked at this point of typing. With the list open, Enter picks its first line: so there is none as soon as
 * something else is being typed, and what was typed is what is sent.
 */
export async function previewOf({ word, quick }: WireCommand, typed: readonly string[], read: IRead): Promise<ISlashCommandPreview> {
  const soFar = [word, ...typed].join(' ').toLowerCase();
  const fitting = quick.filter(({ say }) => say.startsWith(soFar)).slice(0, MOST_LINES);
  const items = fitting.map(async ({ say, label }) => ({
    id: say,
    type: SlashCommandPreviewItemType.TEXT,
    value: await inOwnWords(read, quickKey(say), label),
  }));
  // A title that is no key of Rocket.Chat's is shown as it is.
  return { i18nTitle: (await ownWords(read))['pick-one'], items: await Promise.all(items) };
}

/** What a picked line says; nothing for a line this command never offered. */
export const picked = ({ quick }: WireCommand, { id }: ISlashCommandPreviewItem): string | undefined => quick.find(({ say }) => say === id)?.say;

const quickKey = (say: string): string => `quick-${say.replaceAll(' ', '-')}`;

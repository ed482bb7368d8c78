import type { IRead } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { ENGLISH, LANGUAGES, type OwnWords } from './languages.ts';
import { languageChosen } from './settings.ts';

/** What the app says itself, in the language that an administrator chose. */
export async function ownWords(read: IRead): Promise<OwnWords> {
  return { ...ENGLISH, ...LANGUAGES[await languageChosen(read)] };
}

/** What the core calls something, unless the chosen language has its own words for it. */
export async function inOwnWords(read: IRead, key: string, english: string): Promise<string> {
  return LANGUAGES[await languageChosen(read)]?.[key] ?? english;
}

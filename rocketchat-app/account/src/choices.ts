import { createHash } from 'node:crypto';
import type { WireLetter } from '@hatstand/core/wire/letter';

type Button = WireLetter['buttons'][number];

/** Rocket.Chat's names of the numbers one to nine. */
export const NUMBERS: readonly string[] = [':one:', ':two:', ':three:', ':four:', ':five:', ':six:', ':seven:', ':eight:', ':nine:'];

/** Chosen before sending and always the same for a part of a letter, so that Rocket.Chat takes a letter sent twice once. */
export const messageIdOf = (letter: string, part: number): string => createHash('sha256').update(`${letter} ${part}`).digest('hex').slice(0, 24);

/** A letter where nothing can be pressed: its choices as numbered lines, as on WhatsApp, and what is said in words as the core words it. */
export function withNumbers(text: string, buttons: readonly Button[]): string {
  const numbered = numberedOf(buttons).map(({ label }, index) => `${index + 1}. ${label}`);
  const inWords = buttons.flatMap(({ inWords }) => inWords ?? []);
  return [text, ...(numbered.length > 0 ? [`\n${numbered.join('\n')}`] : []), ...inWords].join('\n');
}

/** The choices that have a number. What is said in words has none: a number sent twice must never undo. */
export const numberedOf = (buttons: readonly Button[]): readonly Button[] => buttons.filter(({ inWords }) => inWords === undefined);

/** The reactions to put under a letter, for whoever would rather tap than type. */
export const reactionsFor = (buttons: readonly Button[]): readonly string[] => NUMBERS.slice(0, numberedOf(buttons).length);

/** Which choice a reaction takes, counted from 0; undefined when it is no number, in whatever colour. */
export function choiceOf(emoji: string): number | undefined {
  const index = NUMBERS.indexOf(emoji);
  return index === -1 ? undefined : index;
}

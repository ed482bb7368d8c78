import type { Cue } from '../wire/cue.ts';
import type { WireLetter } from '../wire/letter.ts';
import type { Channel } from './channels.ts';
import type { Message, Place } from './messages.ts';
import { asShown, isNamedIn } from './text.ts';

/** What tapping a choice sends to the core. */
export interface Tap {
  readonly letter: string;
  readonly channel: Channel;
  readonly place: Place;
  readonly heard: Cue['heard'];
}

interface Choice {
  readonly label: string;
  readonly heard: Cue['heard'];
}

/**
 * Finds the one choice with this label among the offers on a person's screen, newest message first. Offers that were
 * answered already come last: an old button can still be pressed. Gives a sentence when no single choice is meant.
 */
export function tapFor(label: string, { offers, answered }: { offers: readonly Message[]; answered: ReadonlySet<string> }): Tap | string {
  const newestFirst = offers.flatMap((message) => (message.shows === 'letter' ? [message] : [])).reverse();
  const isOpen = ({ letter }: { letter: WireLetter }): boolean => !answered.has(letter.id);
  for (const { letter, channel, place } of [...newestFirst.filter(isOpen), ...newestFirst.filter((offer) => !isOpen(offer))]) {
    const [choice, ...others] = choicesIn(letter, channel).filter((each) => isNamedIn(label, each.label));
    if (!choice) continue;
    if (others.length > 0) return `the newest message with "${label}" has more than one: ${[choice, ...others].map((each) => `[${each.label}]`).join(' ')}`;
    return { letter: letter.id, channel, place, heard: choice.heard };
  }
  const onScreen = newestFirst.flatMap(({ letter, channel }) => choicesIn(letter, channel).map((choice) => `[${choice.label}]`));
  return `there is no button with "${label}" on screen; newest first, there are: ${onScreen.join(' ') || 'none'}`;
}

/** Buttons; or, on WhatsApp where there are none, numbered lines that are answered with their number. */
function choicesIn(letter: WireLetter, channel: Channel): readonly Choice[] {
  if (letter.buttons.length > 0 || channel === 'rocketchat') {
    return letter.buttons.map(({ label, choice }) => ({ label, heard: { kind: 'press', choice } }));
  }
  return asShown(letter.text)
    .split('\n')
    .flatMap((text) => {
      const [, number, label] = /^\s*(\d{1,2})(?:[.):]|\uFE0F?\u20E3)\s+(.+)$/u.exec(text) ?? [];
      return number === undefined || label === undefined ? [] : [{ label, heard: { kind: 'words', words: number, answering: letter.id } }];
    });
}

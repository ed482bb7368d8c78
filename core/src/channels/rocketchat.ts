import { type Cleared, cleared, reveal } from '@hatstand/db/labels';
import { UNDO } from '../conversation/messages.ts';
import type { WireLetter } from '../wire/letter.ts';
import { AboveCeiling, type OutgoingLetter } from './channel.ts';
import { withoutControls } from './plain-text.ts';

type RoomOrDirect = 'direct' | 'teamRoom' | 'publicRoom';

/** A letter as Rocket.Chat shows it: text, and a button for every choice. */
export function renderForRocketChat(letter: OutgoingLetter): WireLetter {
  const { id, to, way, text, choices, amends } = letter;
  if (!isRocketChatWay(way) || !cleared(way, text)) throw new AboveCeiling(`letter ${id} may not go out by ${way}`);
  return {
    id,
    to,
    label: text.label,
    text: wordsForRocketChat(text),
    buttons: choices.map((choice) => ({
      choice: choice.token,
      label: withoutControls(reveal(choice.label)),
      ...(choice.numbered ? {} : { inWords: reveal(UNDO.inWords) }),
    })),
    ...(amends === undefined ? {} : { amends }),
  };
}

const isRocketChatWay = (way: OutgoingLetter['way']): way is RoomOrDirect => way === 'direct' || way === 'teamRoom' || way === 'publicRoom';

/** Names and people's own words must not become markup, links or mentions: `@all` in a pin would ring every phone. */
export const wordsForRocketChat = (text: Cleared<RoomOrDirect>): string =>
  withoutControls(reveal(text))
    .replace(/[*_~`#]/g, '\\$&')
    .replace(/\]\(/g, ']\u200B(')
    .replace(/<(?=\S)/g, '<\u200B')
    .replace(/@(?=[\p{L}\p{N}])/gu, '@\u200B');

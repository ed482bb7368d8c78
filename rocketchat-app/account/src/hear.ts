import { COMMANDS } from '@hatstand/core/wire/commands';
import type { Message, Room } from './chat.ts';

export interface Hattie {
  readonly id: string;
  readonly username: string;
}

/** Words meant for Hattie, and the message of hers that they answer, where somebody quoted it or wrote below it. */
export interface Meant {
  readonly words: string;
  readonly below: string | undefined;
}

/** What kind of place a room is for us: one person alone with Hattie, a room of several, or none of our business (a customer's chat, say). */
export function placeKind({ t, uids, usersCount }: Room): 'direct' | 'room' | 'none' {
  if (t === 'd') return (uids?.length ?? usersCount) === 2 ? 'direct' : 'room';
  return t === 'p' || t === 'c' ? 'room' : 'none';
}

/** Private rooms and direct messages are read by their members; of anything else everybody may be reading. */
export const readersOf = ({ t }: Pick<Room, 't'>): 'members' | 'everyone' => (t === 'p' || t === 'd' ? 'members' : 'everyone');

const WORDS: readonly string[] = COMMANDS.map(({ word }) => word);

const QUOTE = /^\s*\[\s*\]\([^)\s]*[?&]msg=(?<message>[^)&\s]+)[^)\s]*\)\s*/;

/** What somebody said to Hattie alone: everything, `!rota` as much as "rota". */
export function saidAlone(message: Message): Meant | undefined {
  const { words, quoted } = withoutQuotes(message);
  if (words === '') return undefined;
  return { words: asCommand(words) ?? words, below: quoted ?? message.tmid };
}

/**
 * What was said to Hattie in a room: a command with `!` in front, her name anywhere, or an answer to something of hers. Nothing else is looked at further: it
 * is between the people in the room.
 */
export function saidInRoom(message: Message, hattie: Hattie, isHers: (message: string) => boolean): Meant | undefined {
  const { words, quoted } = withoutQuotes(message);
  const below = quoted ?? message.tmid;
  const command = asCommand(words);
  if (command) return { words: command, below };
  if (names(message, hattie)) {
    const bare = words.replace(mentionOf(hattie), ' ').replace(/\s+/g, ' ').trim();
    return bare === '' ? { words: '@hattie', below } : { words: asCommand(bare) ?? bare, below };
  }
  return below && isHers(below) && words !== '' ? { words, below } : undefined;
}

/** "!rota swap Tue" as "/rota swap Tue": Rocket.Chat keeps the slash for itself where no app has the command. Undefined for other words. */
function asCommand(words: string): string | undefined {
  const [, name, rest] = /^!\s?(\w+)(?![\w!])([\s\S]*)$/.exec(words) ?? [];
  return name && WORDS.includes(name.toLowerCase()) ? `/${name.toLowerCase()}${rest}` : undefined;
}

/** Rocket.Chat writes a quotation as a link without words in front. */
function withoutQuotes({ msg }: Message): { words: string; quoted: string | undefined } {
  let words = msg;
  let quoted: string | undefined;
  for (let found = QUOTE.exec(words); found; found = QUOTE.exec(words)) {
    quoted ??= found.groups?.['message'];
    words = words.slice(found[0].length);
  }
  return { words: words.trim(), quoted };
}

const mentionOf = ({ username }: Hattie): RegExp => new RegExp(`@${username.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-]|\\.\\w)[,:]?`, 'giu');

const names = (message: Message, hattie: Hattie): boolean =>
  (message.mentions ?? []).some(({ _id }) => _id === hattie.id) || mentionOf(hattie).test(message.msg);

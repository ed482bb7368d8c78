import type { WireLetter } from '@hatstand/core/wire/letter';
import { amend } from './amend.ts';
import { isWhole, remember } from './letter-memory.ts';
import { type Outcome, showLetter } from './show-letter.ts';
import type { Speaking } from './speaking.ts';

/** Something that shows a letter once, however often and however close together it arrives. */
export function onceShower(): (chat: Speaking, letter: WireLetter) => Promise<Outcome> {
  const underWay = new Map<string, Promise<Outcome>>();
  return (chat, letter) => {
    const busy = underWay.get(letter.id);
    if (busy) return busy;
    const showing = showUnlessShown(chat, letter).finally(() => underWay.delete(letter.id));
    underWay.set(letter.id, showing);
    return showing;
  };
}

async function showUnlessShown(chat: Speaking, letter: WireLetter): Promise<Outcome> {
  const { id, text, amends } = letter;
  if (await isWhole(chat.read, id, text)) return 'shown';
  if (amends === undefined) return showLetter(chat, letter);
  await amend(chat, { ...letter, amends });
  await remember(chat.persistence, { letterId: id, messageId: undefined, roomId: '' });
  return 'shown';
}

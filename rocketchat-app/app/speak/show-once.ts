import type { WireLetter } from '@hatstand/core/wire/letter';
import type { IPersistence } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { remember, wasShown } from './letter-memory.ts';
import { type Speaking, showLetter } from './show-letter.ts';

type Outcome = 'shown' | 'unreachable';
type Receiving = Speaking & { readonly persistence: IPersistence };

/** Something that shows a letter once, however often and however close together it arrives. */
export function onceShower(): (chat: Receiving, letter: WireLetter) => Promise<Outcome> {
  const underWay = new Map<string, Promise<Outcome>>();
  return (chat, letter) => {
    const busy = underWay.get(letter.id);
    if (busy) return busy;
    const showing = showUnlessShown(chat, letter).finally(() => underWay.delete(letter.id));
    underWay.set(letter.id, showing);
    return showing;
  };
}

async function showUnlessShown(chat: Receiving, letter: WireLetter): Promise<Outcome> {
  if (await wasShown(chat.read, letter.id)) return 'shown';
  const where = await showLetter(chat, letter);
  if (where === 'unreachable') return where;
  await remember(chat.persistence, { letterId: letter.id, ...where });
  return 'shown';
}

import type { Dialog } from '../../conversation/capability.ts';
import { posterWordsIn } from '../../words/poster-words.ts';
import { firstNameIn, isSkip, isToHattie, ownWords } from './grammar.ts';
import type { VolunteerIntent, VolunteerStep } from './intents.ts';

export const dialog: Dialog<VolunteerIntent, VolunteerStep> = {
  version: 1,
  // Of somebody who has just come: whatever they like to give, it is no wish about visits, which they know nothing of yet.
  hearsFirst: ({ isNew }) => isNew,
  answer(asking, said) {
    const { step, circle } = asking;
    const words = posterWordsIn(said.words);
    if (words) return { do: 'say words', words, asking };
    if (isToHattie(said)) return undefined;
    if (isSkip(said.words)) return { do: 'answer', question: step, words: undefined, circle };
    if (step !== 'name') return { do: 'answer', question: step, words: ownWords(said.words), circle };
    const name = said.when.length === 0 ? firstNameIn(said.words) : undefined;
    return name ? { do: 'tell name', name, circle } : { do: 'name unclear', circle };
  },
};

import type { Dialog } from '../../conversation/capability.ts';
import { hearName, hearSurname } from '../../words/names-said.ts';
import { hearAs } from './grammar.ts';
import type { JoiningIntent, JoiningStep } from './intents.ts';

export const dialog: Dialog<JoiningIntent, JoiningStep> = {
  version: 1,
  answer(step, said) {
    switch (step.step) {
      case 'who': {
        const name = hearName(said.words);
        const heard = said.who[0]?.people;
        return name && { do: 'invite', ...step.inviting, name, ...(heard ? { heard } : {}) };
      }
      case 'surname': {
        const surname = hearSurname(said.words);
        return surname && { do: 'invite', ...step.inviting, name: { first: step.first, surname } };
      }
      case 'as what': {
        const as = hearAs(said.words.replace(/^as /iu, ''));
        return as && { do: 'invite', ...step.inviting, as };
      }
    }
  },
};

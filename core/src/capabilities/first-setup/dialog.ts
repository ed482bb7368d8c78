import type { Dialog } from '../../conversation/capability.ts';
import { hearName, hearSurname } from '../../words/names-said.ts';
import { lineIn } from './grammar.ts';
import type { SetupIntent, SetupStep } from './intents.ts';

export const dialog: Dialog<SetupIntent, SetupStep> = {
  version: 1,
  answer(step, said) {
    const words = said.words.replace(/^(?:i'm|i’m|im|i am|my name is|it's|it’s|its|it is)\s+/iu, '');
    switch (step.step) {
      case 'name': {
        const name = hearName(words);
        return name && { do: 'tell name', name };
      }
      case 'surname': {
        const surname = hearSurname(words);
        return surname && { do: 'tell name', name: { first: step.first, surname } };
      }
      case 'circle': {
        const called = lineIn(words);
        return called && { do: 'tell circle', called };
      }
      case 'area': {
        const area = lineIn(words);
        return area && { do: 'tell area', area };
      }
    }
  },
};

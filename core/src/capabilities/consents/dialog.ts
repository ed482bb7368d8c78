import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import { endIn } from './grammar.ts';
import type { ConsentIntent, ConsentStep } from './intents.ts';

const JUST_A_DAY = /^(?:until |till |til |up to |to |on |the |i mean |i meant |say )*@when$/;
const NO_END = /^(?:no end|no end date|for ?ever|always|any ?time|until i say(?: so)?)$/;
const JUST_A_NAME = /^(?:i mean |i meant |its |it's |that's )?@who$/;

export const dialog: Dialog<ConsentIntent, ConsentStep> = {
  version: 1,
  answer(step, said) {
    const frame = withoutCourtesy(said.frame);
    switch (step.step) {
      case 'until when':
        if (NO_END.test(frame)) return { do: 'let come', ...step.letting };
        return JUST_A_DAY.test(frame) ? { do: 'let come', ...step.letting, until: endIn(said) } : undefined;
      case 'which person': {
        const named = JUST_A_NAME.test(frame) ? said.who[0]?.people.filter((person) => step.of.includes(person)) : undefined;
        return named && named.length > 0 ? { ...step.meant, people: [...step.meant.people, named] } : undefined;
      }
    }
  },
};

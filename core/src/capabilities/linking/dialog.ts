import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { LinkingIntent, LinkingStep } from './intents.ts';

const JUST_A_NAME = /^(?:i mean |i meant |its |it's |that's |the )*@who$/;

export const dialog: Dialog<LinkingIntent, LinkingStep> = {
  version: 1,
  answer(step, said) {
    if (!JUST_A_NAME.test(withoutCourtesy(said.frame))) return undefined;
    const named = said.who[0]?.people.filter((person) => step.of.includes(person)) ?? [];
    return named.length > 0 ? { ...step.meant, whom: { people: named } } : undefined;
  },
};

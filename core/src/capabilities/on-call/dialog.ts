import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { OnCallIntent, OnCallStep } from './intents.ts';

const JUST_A_NAME = /^(?:i mean |i meant |its |it's |that's )?@who$/;

export const dialog: Dialog<OnCallIntent, OnCallStep> = {
  version: 1,
  answer({ of, meant, place }, said) {
    if (!JUST_A_NAME.test(withoutCourtesy(said.frame))) return undefined;
    const named = said.who[0]?.people.filter((person) => of.includes(person)) ?? [];
    return named.length > 0 ? { ...meant, people: meant.people.with(place, named) } : undefined;
  },
};

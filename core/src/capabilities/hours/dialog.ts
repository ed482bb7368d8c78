import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import { periodHeard } from './grammar.ts';
import type { HoursIntent, HoursStep } from './intents.ts';

/** Little more than a day: talk that only mentions one is not an answer. */
const JUST_DAYS = /^(?:the |on |for |in |it's |its |i mean |i meant |make it |maybe )*@when(?: then)?$/;

export const dialog: Dialog<HoursIntent, HoursStep> = {
  version: 1,
  answer({ asking }, said) {
    const heard = said.when[0];
    return heard && JUST_DAYS.test(withoutCourtesy(said.frame)) ? { ...asking, period: periodHeard(heard) } : undefined;
  },
};

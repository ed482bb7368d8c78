import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { RotaIntent, RotaStep } from './intents.ts';

/** Little more than a day: talk that only mentions one is not an answer. */
const JUST_A_DAY = /^(?:the |my |mine |on |for |it's |its |i mean |i meant |make it |maybe )*@when(?:'s)?(?: visit| one| then)*$/;
const SOMEBODY = /^(?:with )?@who(?:'s)?(?: (?:or|and) @who)*(?: (?:on )?@when)?(?: visit| one)*$/;
const EVERYONE = /^(?:ask )?(?:everyone|everybody|anyone|all)$/;

export const dialog: Dialog<RotaIntent, RotaStep> = {
  version: 1,
  answer(step, said) {
    const frame = withoutCourtesy(said.frame);
    const when = said.when[0];
    const isDay = JUST_A_DAY.test(frame);
    switch (step.step) {
      case 'which visit':
        return isDay ? { do: 'find', wanted: step.wanted, on: when, ...(step.with ? { with: step.with } : {}) } : undefined;
      case 'which day':
        return isDay ? { do: 'show', whose: step.whose, when, ...(step.team ? { team: step.team } : {}) } : undefined;
      case 'which in return':
        if (EVERYONE.test(frame)) return { do: 'ask cover', visit: step.visit };
        if (isDay && when) return { do: 'choose', wanted: 'swap', visit: step.visit, inReturn: when };
        if (!SOMEBODY.test(frame)) return undefined;
        return { do: 'choose', wanted: 'swap', visit: step.visit, with: said.who.flatMap(({ people }) => people), ...(when ? { inReturn: when } : {}) };
    }
  },
};

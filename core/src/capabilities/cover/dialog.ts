import type { Dialog } from '../../conversation/capability.ts';
import { justADay } from '../../visits/meant.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { CoverIntent, CoverStep } from './intents.ts';

const SOMEBODY = /^(?:with )?@who(?:'s)?(?: (?:or|and) @who)*(?: (?:on )?@when)?(?: visit| one)*$/;
const EVERYONE = /^(?:ask )?(?:everyone|everybody|anyone|all)$/;

export const dialog: Dialog<CoverIntent, CoverStep> = {
  version: 1,
  answer(step, said) {
    const frame = withoutCourtesy(said.frame);
    const when = said.when[0];
    const isDay = justADay(said);
    switch (step.step) {
      case 'which visit':
        return isDay ? { do: 'find', wanted: step.wanted, on: when, ...(step.with ? { with: step.with } : {}) } : undefined;
      case 'which to take':
        return isDay ? { do: 'take', on: when } : undefined;
      case 'which in return':
        if (EVERYONE.test(frame)) return { do: 'ask cover', visit: step.visit };
        if (isDay && when) return { do: 'choose', wanted: 'swap', visit: step.visit, inReturn: when };
        if (!SOMEBODY.test(frame)) return undefined;
        return { do: 'choose', wanted: 'swap', visit: step.visit, with: said.who.flatMap(({ people }) => people), ...(when ? { inReturn: when } : {}) };
    }
  },
};

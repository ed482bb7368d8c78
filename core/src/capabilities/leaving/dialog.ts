import { Labelled } from '@hatstand/db/labels';
import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import { lastDayIn } from './grammar.ts';
import type { LeavingIntent, LeavingStep } from './intents.ts';

const JUST_A_DAY = /^(?:(?:my |the )?last day (?:is |will be |would be )?|on |the |i mean |until |it's |its |it will be |maybe |probably )*@when$/;
const NOT_YET = /^(?:i )?(?:don't|dont|do not) know(?: yet)?$|^not sure(?: yet)?$/;
const NOTHING = /^(?:no|no thanks|no thank you|nothing|none|rather not|i'd rather not|never mind|skip)$/;

export const dialog: Dialog<LeavingIntent, LeavingStep> = {
  version: 1,
  answer(step, said) {
    const frame = withoutCourtesy(said.frame);
    switch (step.step) {
      case 'last day': {
        if (NOT_YET.test(frame)) return { do: 'leave as is' };
        const lastDay = JUST_A_DAY.test(frame) ? lastDayIn(said) : undefined;
        return lastDay && { do: 'leave', sure: true, team: step.team, lastDay };
      }
      case 'farewell':
        if (NOTHING.test(frame)) return { do: 'leave as is' };
        return { do: 'keep farewell', departure: step.departure, words: new Labelled('care', said.words) };
    }
  },
};

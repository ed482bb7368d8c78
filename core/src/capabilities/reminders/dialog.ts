import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import { timeSaid } from './grammar.ts';
import type { ReminderIntent, ReminderStep } from './intents.ts';

const JUST_A_TIME = /^(?:at |about |around |make it |maybe |say )*@when(?: then| instead)?$/;
const JUST_A_VISIT = /^(?:the |my |for |at |it's |its |i mean )*(?:@when(?: (?:visit|one))?|@who's(?: (?:visit|one))?|@who)$/;

export const dialog: Dialog<ReminderIntent, ReminderStep> = {
  version: 1,
  answer(step, said) {
    const frame = withoutCourtesy(said.frame);
    if (step.step === 'what time') return JUST_A_TIME.test(frame) ? timeSaid(said) : undefined;
    if (!JUST_A_VISIT.test(frame)) return undefined;
    const [when] = said.when;
    const whose = said.who.flatMap(({ people }) => people);
    return { ...step.act, which: { ...(when ? { when } : {}), ...(whose.length > 0 ? { whose } : {}) } };
  },
};

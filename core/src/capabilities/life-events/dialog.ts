import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { LifeIntent, LifeStep } from './intents.ts';

const JUST_A_NAME = /^(?:it(?:'s| is| was) |i mean )?@who(?: from [a-z' ]+)?$/;
const NO = /^(?:no|nobody|no one|never mind|nothing)$/;

export const dialog: Dialog<LifeIntent, LifeStep> = {
  version: 1,
  answer(_step, said) {
    const frame = withoutCourtesy(said.frame);
    if (NO.test(frame)) return { do: 'no death' };
    const who = JUST_A_NAME.test(frame) ? said.who[0]?.people : undefined;
    return who && { do: 'died', who, sure: false };
  },
};

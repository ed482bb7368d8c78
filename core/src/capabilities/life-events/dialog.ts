import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { LifeIntent, LifeStep } from './intents.ts';

const JUST_A_NAME = /^(?:it(?:'s| is| was) |i mean )?@who(?: from [a-z' ]+)?$/;
const MISTAKE =
  /^(?:(?:no|oh|oh no|sorry|wait|actually|so sorry|i'm sorry|im sorry),? )*(?:(?:that|it|this)(?:'s| is| was|s)? (?:all )?(?:a |my )?(?:terrible |silly |big )?(?:mistake|misunderstanding|wrong|not true|not right|untrue)|my mistake|a mistake|i (?:made|have made) a (?:terrible |big )?mistake|i was wrong|i got it wrong|wrong person|(?:s?he|they)(?:'s|'re| is| are|s)? (?:alive|not dead|still with us)|(?:s?he|they) (?:hasn't|hasnt|haven't|has not|have not) died)(?:,? sorry)?$/;
const NO = /^(?:no|nobody|no one|never mind|nothing)$/;

export const dialog: Dialog<LifeIntent, LifeStep> = {
  version: 1,
  answer(step, said) {
    const frame = withoutCourtesy(said.frame).replace(/[\s.,!]+$/u, '');
    if (step.step === 'said so') return MISTAKE.test(frame) ? { do: 'mistake', death: step.death } : undefined;
    if (NO.test(frame)) return { do: 'no death' };
    const who = JUST_A_NAME.test(frame) ? said.who[0]?.people : undefined;
    return who && { do: 'died', who, sure: false };
  },
};

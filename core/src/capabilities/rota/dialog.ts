import type { Dialog } from '../../conversation/capability.ts';
import { justADay } from '../../visits/meant.ts';
import type { RotaIntent, RotaStep } from './intents.ts';

export const dialog: Dialog<RotaIntent, RotaStep> = {
  version: 2,
  answer: (step, said) => (justADay(said) ? { do: 'show', whose: step.whose, when: said.when[0], ...(step.team ? { team: step.team } : {}) } : undefined),
};

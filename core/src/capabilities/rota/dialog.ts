import type { Dialog } from '../../conversation/capability.ts';
import { justADay } from '../../visits/meant.ts';
import type { RotaIntent, RotaStep } from './intents.ts';

export const dialog: Dialog<RotaIntent, RotaStep> = {
  version: 3,
  answer: (step, said) => (justADay(said) ? { ...step.asking, when: said.when[0] } : undefined),
};

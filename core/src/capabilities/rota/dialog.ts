import type { Dialog } from '../../conversation/capability.ts';
import type { RotaIntent, RotaStep } from './intents.ts';

export const dialog: Dialog<RotaIntent, RotaStep> = {
  version: 1,
  answer(step, said) {
    const on = said.when[0];
    return on && { do: 'find', wanted: step.wanted, on, ...(step.with ? { with: step.with } : {}) };
  },
};

import { Labelled } from '@hatstand/db/labels';
import type { Dialog } from '../../conversation/capability.ts';
import { pinning } from './grammar.ts';
import type { PinIntent, PinStep } from './intents.ts';

export const dialog: Dialog<PinIntent, PinStep> = {
  version: 1,
  answer: (step, said) => ({ ...pinning(said.words, said), team: step.team }),
  filled(step, fields) {
    const words = new Labelled('care', (fields['words'] ?? '').trim());
    return { do: 'pin', words, ordinary: fields['readers'] === 'everyone', team: step.team };
  },
};

import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import { untilSaid } from './grammar.ts';
import type { BreakIntent, BreakStep } from './intents.ts';

export const dialog: Dialog<BreakIntent, BreakStep> = {
  version: 1,
  answer(_step, said) {
    const frame = withoutCourtesy(said.frame);
    const until = untilSaid(` ${frame}`, said);
    return until && until !== 'not said' ? { do: 'pause', until } : undefined;
  },
};

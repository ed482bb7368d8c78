import { Labelled } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import type { Dialog } from '../../conversation/capability.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import { textToPin } from './grammar.ts';
import type { PinIntent, PinStep } from './intents.ts';

const JUST_A_DAY = /^(?:until |on |the )*@when$/;
const NO_END = /^(?:no end|for ?ever|always|no|until i take it down)$/;

export const dialog: Dialog<PinIntent, PinStep> = {
  version: 1,
  answer(step, said) {
    if (step.step === 'what to pin') return { do: 'check', text: textToPin(said.words, said), team: step.team };
    const { words, ordinary } = step.text;
    if (NO_END.test(withoutCourtesy(said.frame))) return { do: 'pin', text: { words, ordinary }, team: step.team };
    const until = dayIn(said);
    return until && { do: 'pin', text: { words, ordinary, until }, team: step.team };
  },
  filled(step, fields) {
    const words = new Labelled('care', (fields['words'] ?? '').trim());
    return { do: 'pin', text: { words, ordinary: fields['readers'] === 'everyone' }, team: step.team };
  },
};

function dayIn(said: Said): Day | undefined {
  const heard = said.when[0];
  if (!heard || heard.ask || !JUST_A_DAY.test(withoutCourtesy(said.frame))) return undefined;
  return (heard.spans[0]?.to?.slice(0, 10) as Day | undefined) ?? undefined;
}

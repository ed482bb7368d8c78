import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { hearAtOnce } from './at-once.ts';
import { dialog } from './dialog.ts';
import type { BreakFact, BreakReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { BreakIntent, BreakStep } from './intents.ts';
import type { Known } from './known.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide } from './rules.ts';

/** STOP and START, a break with an end, and what was missed meanwhile. */
export const breaks: Capability<BreakIntent, Known, BreakFact, BreakReason, BreakStep> = {
  name: 'breaks',
  help: { topic: 'me', isDaily: true },
  examples: [
    { say: open`catch up`, inWords: open`what did i miss?`, does: open`what has changed for you` },
    { say: open`pause`, inWords: open`give me a break for a week`, does: open`a break from messages; STOP ends them all` },
  ],
  understand,
  atOnce: hearAtOnce,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  later: (fact) => (fact.happened === 'break-taken' ? [{ rings: fact.rings, for: fact.person, means: { do: 'be back', from: fact.until } }] : []),
  isFinal: (fact) => fact.happened === 'stopped' || fact.happened === 'came-back' || fact.happened === 'caught-up',
};

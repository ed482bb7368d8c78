import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { OnCallFact, OnCallReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { OnCallIntent, OnCallStep } from './intents.ts';
import { concerning, type Known } from './known.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Who is asked when nobody nearer can come, and what is shown when nobody can be found at all. */
export const onCall: Capability<OnCallIntent, Known, OnCallFact, OnCallReason, OnCallStep> = {
  name: 'on-call',
  help: { topic: 'visits' },
  examples: [
    { say: open`who is on call`, inWords: open`who's on call?`, does: open`who is asked when nobody else can come` },
    { say: open`put me on call`, inWords: open`put me on call please`, does: open`be asked when nobody else can come` },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  over: (fact) => (fact.happened === 'went-on-call' ? [concerning(fact.circle, fact.person)] : []),
};

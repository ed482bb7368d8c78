import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { later, over } from './alarms.ts';
import { dialog } from './dialog.ts';
import type { LeavingFact, LeavingReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { LeavingIntent, LeavingStep } from './intents.ts';
import type { Known } from './known.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Leaving a team well, and being asked to by whoever it is about. */
export const leaving: Capability<LeavingIntent, Known, LeavingFact, LeavingReason, LeavingStep> = {
  name: 'leaving',
  help: { topic: 'people' },
  examples: [
    { say: open`leave the team`, inWords: open`I want to leave the team`, does: open`leave a team well` },
    { say: open`remove Jo from the team`, inWords: open`I don't want Jo to come any more`, does: open`say who is in your team` },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  later,
  over,
};

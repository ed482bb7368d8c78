import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { CoverFact, CoverReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { CoverIntent, CoverStep } from './intents.ts';
import type { Known } from './known.ts';
import { later, over, tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Swapping a visit; finding somebody for one; and nobody left uncovered. */
export const cover: Capability<CoverIntent, Known, CoverFact, CoverReason, CoverStep> = {
  name: 'cover',
  examples: [
    { say: open`rota swap Tue`, inWords: open`swap my Tuesday`, does: open`swap your visit on Tuesday` },
    { say: open`rota cover Thu`, inWords: open`can anyone do my Thursday?`, does: open`ask who could take your visit on Thursday` },
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

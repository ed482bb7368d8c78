import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { RotaFact, RotaReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { RotaIntent, RotaStep } from './intents.ts';
import type { Known } from './known.ts';
import { later, over, tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Who comes when; swapping a visit; finding cover for one. */
export const rota: Capability<RotaIntent, Known, RotaFact, RotaReason, RotaStep> = {
  name: 'rota',
  examples: [
    { say: open`rota`, inWords: open`who's coming this week?`, does: open`the week` },
    { say: open`rota me`, inWords: open`my visits`, does: open`your own visits` },
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

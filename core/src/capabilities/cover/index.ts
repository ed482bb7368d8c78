import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { later, over } from './alarms.ts';
import { dialog } from './dialog.ts';
import { closing } from './end-messages.ts';
import type { CoverFact, CoverReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { CoverIntent, CoverStep } from './intents.ts';
import { record } from './keeping/records.ts';
import type { Known } from './known.ts';
import { tell } from './messages.ts';
import { know } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Swapping a visit, finding somebody for one, taking one; and no visit left uncovered in silence. */
export const cover: Capability<CoverIntent, Known, CoverFact, CoverReason, CoverStep> = {
  name: 'cover',
  help: { topic: 'visits', isDaily: true },
  examples: [
    { say: open`rota swap Tue`, inWords: open`swap my Tuesday`, does: open`swap your visit on Tuesday` },
    { say: open`rota cover Thu`, inWords: open`can anyone do my Thursday?`, does: open`ask who could take your visit on Thursday` },
    { say: open`cover the first hour of Fri`, inWords: open`can someone do the first hour of Friday?`, does: open`ask for help with part of a visit` },
    { say: open`I'm ill, can't do today`, inWords: open`I'm poorly and can't do today`, does: open`ask everybody who can, at once` },
    { say: open`take Sat 5 Dec`, inWords: open`I'll take Sat 5 Dec`, does: open`take a visit that nobody has` },
    { say: open`I said yes by mistake`, inWords: open`I said yes by mistake`, does: open`take your yes back` },
  ],
  quick: [
    { say: open`rota swap`, label: open`Swap one of my visits` },
    { say: open`rota cover`, label: open`Ask who could take one of my visits` },
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
  closing,
};

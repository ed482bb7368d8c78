import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { ConsentFact, ConsentReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { ConsentIntent, ConsentStep } from './intents.ts';
import type { Known } from './known.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** How the Team Owner wants to be asked, and who may come any time. */
export const consents: Capability<ConsentIntent, Known, ConsentFact, ConsentReason, ConsentStep> = {
  name: 'consents',
  help: { topic: 'people' },
  examples: [
    { say: open`who may come`, inWords: open`who may come?`, does: open`who may come without asking first` },
    { say: open`ask me first`, inWords: open`please ask me first`, does: open`be asked before somebody else comes` },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
};

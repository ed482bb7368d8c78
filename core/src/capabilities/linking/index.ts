import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { LinkingFact, LinkingReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { LinkingIntent, LinkingStep } from './intents.ts';
import type { Known } from './known.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Which accounts and numbers are whose: six-digit codes, linking and unlinking, a phone that is gone. */
export const linking: Capability<LinkingIntent, Known, LinkingFact, LinkingReason, LinkingStep> = {
  name: 'linking',
  help: { topic: 'me' },
  examples: [
    { say: open`link whatsapp`, inWords: open`link my WhatsApp`, does: open`get a code, to use me on another channel too` },
    { say: open`unlink whatsapp`, inWords: open`unlink my WhatsApp`, does: open`have no more messages there` },
    { say: open`lost my phone`, inWords: open`I lost my phone`, does: open`have a lost or stolen phone cut off, yours or somebody’s in your team` },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
};

import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { AvailabilityFact, AvailabilityReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { AvailabilityIntent, AvailabilityStep } from './intents.ts';
import type { Known } from './known.ts';
import { later } from './later.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** When people can't, and when they could. */
export const availability: Capability<AvailabilityIntent, Known, AvailabilityFact, AvailabilityReason, AvailabilityStep> = {
  name: 'availability',
  help: { topic: 'visits', isDaily: true },
  examples: [
    { say: open`away 1 to 14 Dec`, inWords: open`I'm away 1 to 14 Dec`, does: open`say when you can't` },
    { say: open`I'm back`, inWords: open`I'm back early`, does: open`be asked again` },
    { say: open`I can do Saturdays`, inWords: open`I'm free Thursday afternoons`, does: open`say when you could come` },
    { say: open`who's away`, inWords: open`when am I away?`, does: open`see who is away` },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  later,
};

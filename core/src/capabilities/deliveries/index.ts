import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import type { DeliveryFact, DeliveryReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { DeliveryIntent } from './intents.ts';
import type { Known } from './known.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Who has had something, who can't be reached with it, and how they hear of it all the same. */
export const deliveries: Capability<DeliveryIntent, Known, DeliveryFact, DeliveryReason, never> = {
  name: 'deliveries',
  help: { topic: 'news', isDaily: true },
  examples: [
    { say: open`who's had this?`, inWords: open`who has had it?`, does: open`who has had what you sent last` },
    { say: open`print it`, inWords: open`can you print it`, does: open`your last news in large print, for whoever can't be reached` },
  ],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record,
  tell,
  explain,
};

import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { type UndeliverableIntent, understand } from './grammar.ts';
import { explain, tell } from './messages.ts';
import { know } from './records.ts';
import { decide, type Known, type UndeliverableFact, type UndeliverableReason } from './rules.ts';

/** What could not be delivered, for the circle's organiser: who, where, how many and since when; never what it said. */
export const undeliverable: Capability<UndeliverableIntent, Known, UndeliverableFact, UndeliverableReason, never> = {
  name: 'undeliverable',
  help: { topic: 'news' },
  examples: [{ say: open`undelivered`, inWords: open`what could not be delivered?`, does: open`see who could not be reached (for the circle's organiser)` }],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record: () => undefined,
  tell,
  explain,
};

import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { heardLast, understand } from './grammar.ts';
import type { KeptIntent } from './intents.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide, type KeptFact, type KeptReason, type Known } from './rules.ts';

/** What people write about care where it should not be written: kept for the record, not said again, and passed on only by their word. */
export const keptWords: Capability<KeptIntent, Known, KeptFact, KeptReason, never> = {
  name: 'kept-words',
  help: { topic: 'news' },
  examples: [{ say: open`kept words`, inWords: open`what was kept for the record?`, does: open`what was written about care where it should not be` }],
  understand,
  atLast: (words, { channel, isInATeam }) => (channel === 'whatsapp' && isInATeam ? heardLast(words) : undefined),
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record,
  tell,
  explain,
};

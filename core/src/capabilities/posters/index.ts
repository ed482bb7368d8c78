import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import type { PosterFact, PosterReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { PosterIntent } from './intents.ts';
import type { Known } from './known.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide } from './rules.ts';

/** A poster with a code on it, by which people who want to gift time join a circle on WhatsApp. */
export const posters: Capability<PosterIntent, Known, PosterFact, PosterReason, never> = {
  name: 'posters',
  help: { topic: 'people' },
  examples: [{ say: open`poster`, inWords: open`make a poster for volunteers`, does: open`a poster that lets volunteers join on WhatsApp` }],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record,
  tell,
  explain,
};

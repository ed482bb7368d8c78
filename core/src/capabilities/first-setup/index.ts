import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import { understand } from './grammar.ts';
import type { SetupIntent, SetupStep } from './intents.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide, type Known, type SetupFact, type SetupReason } from './rules.ts';

/** An empty house is opened in chat, by the organiser named in the environment. */
export const firstSetup: Capability<SetupIntent, Known, SetupFact, SetupReason, SetupStep> = {
  name: 'first-setup',
  help: { topic: 'people' },
  examples: [{ say: open`set up`, inWords: open`set up`, does: open`how a new house is opened` }],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
};

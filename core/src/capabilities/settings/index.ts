import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { understand } from './grammar.ts';
import type { SettingIntent } from './intents.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide, type Known, type SettingFact, type SettingReason } from './rules.ts';

/** How somebody wants to be written to: where, when, and how often. */
export const settings: Capability<SettingIntent, Known, SettingFact, SettingReason, never> = {
  name: 'settings',
  help: { topic: 'me', isDaily: true },
  examples: [
    { say: open`mine`, inWords: open`my settings`, does: open`where and when I write to you` },
    { say: open`quiet hours 10pm to 7am`, inWords: open`don't message me before 9`, does: open`when I leave you in peace` },
  ],
  commands: [{ word: 'mine', does: open`Your settings: where and when Hattie writes to you`, example: open`quiet hours 10pm to 7am` }],
  quick: [{ say: open`mine`, label: open`Where and when I write to you` }],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record,
  tell,
  explain,
};

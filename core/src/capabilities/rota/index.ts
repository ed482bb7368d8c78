import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { RotaFact, RotaReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { RotaIntent, RotaStep } from './intents.ts';
import type { Known } from './known.ts';
import { tell } from './messages.ts';
import { know } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Who comes when. */
export const rota: Capability<RotaIntent, Known, RotaFact, RotaReason, RotaStep> = {
  name: 'rota',
  help: { topic: 'visits', isDaily: true },
  examples: [
    { say: open`rota`, inWords: open`who's coming this week?`, does: open`the week` },
    { say: open`rota me`, inWords: open`my visits`, does: open`your own visits` },
    { say: open`rota next`, inWords: open`when am I next on?`, does: open`the next visit` },
    { say: open`gaps`, inWords: open`what needs cover?`, does: open`visits that need somebody` },
  ],
  commands: [{ word: 'rota', does: open`See who visits whom, and swap`, example: open`swap Tue` }],
  quick: [
    { say: open`rota`, label: open`This week` },
    { say: open`rota me`, label: open`My own visits` },
    { say: open`rota next`, label: open`The next visit` },
  ],
  menu: [{ on: 'room', say: open`rota`, label: open`Show the rota` }],
  understand,
  dialog,
  know,
  decide,
  record: () => undefined,
  tell,
  explain,
};

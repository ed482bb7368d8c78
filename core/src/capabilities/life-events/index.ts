import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { later, over } from './alarms.ts';
import { dialog } from './dialog.ts';
import type { LifeFact, LifeReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { LifeIntent, LifeStep } from './intents.ts';
import type { Known } from './known.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** What happens in life: who speaks for a Team Owner changes, somebody can't decide alone, somebody dies. */
export const lifeEvents: Capability<LifeIntent, Known, LifeFact, LifeReason, LifeStep> = {
  name: 'life-events',
  help: { topic: 'people' },
  examples: [
    { say: open`who speaks for me`, inWords: open`who speaks for me?`, does: open`see who is asked in your stead` },
    { say: open`make Jo my advocate`, inWords: open`I would like Jo to be my advocate`, does: open`say who speaks for you` },
    { say: open`somebody has died`, inWords: open`somebody in the team has died`, does: open`everything stops, kindly, when two people have said so` },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  later,
  over,
};

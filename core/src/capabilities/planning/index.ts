import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { PlanningFact, PlanningReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { PlanningIntent, PlanningStep } from './intents.ts';
import type { Known } from './known.ts';
import { later, over, tell } from './messages.ts';

import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Adding, moving, cancelling, repeating and ending visits, with everybody's yes whose time it touches. */
export const planning: Capability<PlanningIntent, Known, PlanningFact, PlanningReason, PlanningStep> = {
  name: 'planning',
  help: { topic: 'visits' },
  examples: [
    { say: open`add Wed 2pm to 3pm with Jo`, inWords: open`add a visit on Wed 2pm to 3pm with Jo`, does: open`plan a new visit` },
    {
      say: open`add every Friday 2pm to 3pm until Easter`,
      inWords: open`add a visit every Friday 2pm to 3pm until Easter`,
      does: open`plan a visit that repeats`,
    },
    { say: open`move Tue to Wed 3pm`, inWords: open`move my Tuesday an hour later`, does: open`move a visit` },
    { say: open`cancel Thu`, inWords: open`no visit on Christmas Day`, does: open`cancel a visit` },
    { say: open`put Thu back`, inWords: open`put my Thursday back`, does: open`have a cancelled visit after all` },
    { say: open`stop the Saturday visits after Christmas`, inWords: open`stop the Saturday visits after Christmas`, does: open`end visits that repeat` },
    { say: open`from 1 Dec Jo does Tuesdays`, inWords: open`from 1 Dec Jo does Tuesdays`, does: open`somebody else comes from a day on` },
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

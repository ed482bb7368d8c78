import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import type { ClearanceFact, ClearanceReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { ClearanceIntent } from './intents.ts';
import { concerning, type Known } from './known.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide } from './rules.ts';

/** Who may see what in a team: the Team Owner's to give. */
export const clearances: Capability<ClearanceIntent, Known, ClearanceFact, ClearanceReason, never> = {
  name: 'clearances',
  help: { topic: 'people' },
  examples: [
    { say: open`who may see what`, inWords: open`who may see what?`, does: open`what you may see, or everybody in your team` },
    { say: open`Jo may see care notes`, inWords: open`Jo may see care notes`, does: open`let somebody see more or less` },
  ],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record,
  tell,
  explain,
  over: (fact) => {
    if (fact.happened === 'cleared') return fact.people.map((person) => concerning(fact.team, person));
    return fact.happened === 'declined' ? [concerning(fact.team, fact.person)] : [];
  },
};

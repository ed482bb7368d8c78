import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { VolunteerFact, VolunteerReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { VolunteerIntent, VolunteerStep } from './intents.ts';
import type { Known } from './known.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide } from './rules.ts';

/** People who come from a poster to gift time: a welcome at once, three short questions, and one word to whoever looks after volunteers. */
export const volunteers: Capability<VolunteerIntent, Known, VolunteerFact, VolunteerReason, VolunteerStep> = {
  name: 'volunteers',
  help: { topic: 'me' },
  examples: [{ say: open`volunteer`, inWords: open`change what I give`, does: open`what you like to give, and how often you hear from me` }],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  later: (fact) => (fact.happened === 'arrived' ? [{ rings: fact.looksAgainAt, for: fact.person, means: { do: 'tell keeper', circle: fact.circle } }] : []),
  // Under every answer an undo would be one line too many: they can say it anew, skip, or STOP.
  isFinal: (fact) => fact.happened !== 'met',
};

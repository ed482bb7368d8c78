import { open } from '@hatstand/db/labels';
import type { Alarm, Capability } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dialog } from './dialog.ts';
import type { VolunteerFact, VolunteerReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { VolunteerIntent, VolunteerStep } from './intents.ts';
import type { Known } from './known.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { decide } from './rules.ts';

/** A keeper who has heard of somebody too soon hears the rest later. */
function later(fact: VolunteerFact, { now }: Moment): readonly Alarm<VolunteerIntent>[] {
  if (fact.happened !== 'arrived' && fact.happened !== 'named' && fact.happened !== 'answered') return [];
  if (!fact.looksAgainAt) return [];
  const since = fact.happened === 'arrived' ? {} : { since: now.getTime() };
  return [{ rings: fact.looksAgainAt, for: fact.person, means: { do: 'tell keeper', circle: fact.circle, ...since } }];
}

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
  later,
  // Under every answer an undo would be one line too many: they can say it anew, skip, or STOP.
  isFinal: (fact) => fact.happened !== 'met',
};

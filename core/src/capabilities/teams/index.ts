import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { INVITATION_DAYS } from '../../words/invitation-days.ts';
import { dialog } from './dialog.ts';
import type { TeamFact, TeamReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { TeamIntent, TeamStep } from './intents.ts';
import { concerning, type Known } from './known.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** Who is in a team and how it is called, and a room made a new team's room. */
export const teams: Capability<TeamIntent, Known, TeamFact, TeamReason, TeamStep> = {
  name: 'teams',
  help: { topic: 'people', isDaily: true },
  examples: [
    { say: open`team`, inWords: open`who is in the team?`, does: open`who is in the team, and which hats are free` },
    { say: open`team start`, inWords: open`make this a team room`, does: open`start a team in a new room` },
  ],
  commands: [{ word: 'team', does: open`See who is in the team, or start one`, example: open`start` }],
  quick: [
    { say: open`team`, label: open`Who is in the team` },
    { say: open`team start`, label: open`Start a team in this room` },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  later: (fact, { now }) =>
    fact.happened === 'yes-asked-for'
      ? [{ rings: new Date(now.getTime() + INVITATION_DAYS * 86_400_000), for: fact.of, means: { do: 'lapse', beginning: fact.beginning } }]
      : [],
  over(fact) {
    const isOver =
      fact.happened === 'team-made' || fact.happened === 'not-this-time' || fact.happened === 'starting-given-up' || fact.happened === 'starting-lapsed';
    return isOver ? [concerning(fact.beginning)] : [];
  },
};

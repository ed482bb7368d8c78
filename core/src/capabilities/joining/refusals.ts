import { type Labelled, open } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import { endedTeam } from '../../visits/known.ts';
import { sayTeamHasEnded } from '../../words/ended-team.ts';
import type { JoiningReason } from './facts.ts';
import type { JoiningIntent, JoiningStep } from './intents.ts';
import type { Known } from './known.ts';

/** What is so, and what to do next. */
export const explain = (reason: JoiningReason, known: Known): Answer<JoiningIntent, JoiningStep> => ({
  text: reason === 'team has ended' ? sayTeamHasEnded(ended(known)) : REASONS[reason],
  teams: [],
});

const ended = ({ invitation, teams, room }: Known) =>
  invitation?.joinable.called ?? endedTeam({ teams: teams.map((team) => ({ ...team, nickname: team.called })), room });

const REASONS: Record<Exclude<JoiningReason, 'team has ended'>, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so you can't invite anybody to one. A Team Starter of your circle can.`,
  'not in this team': open`You are not in that team, so I have asked nobody. Somebody who is in it can invite.`,
  'not your circle': open`People who wear a hat in the circle invite others to it. I have asked nobody.`,
  'two of that name': open`I know two people of just that name, so I have asked nobody. Ask them to write to me first, or invite them from a team they are in.`,
  'in it already': open`They are in it already, so there is nothing to ask.`,
  'it is their team': open`The team is theirs, so they need no invitation.`,
  'asked already': open`They are being asked already. I will tell whoever asked when there is an answer.`,
  'asked not long ago': open`They were asked not long ago, and I leave people in peace for four weeks. Talk with each other in the meantime.`,
  'nobody to ask': open`Nobody who could say yes for it can be reached in chat just now, so I have asked nobody.`,
  'over already': open`That is settled already. Thank you, there is nothing more to do.`,
  'not for you to say': open`That question was for somebody else, so I have left it. Nothing was changed.`,
  'they can say it themself': open`They can be asked in chat now, so the yes is theirs to say. I have changed nothing.`,
};

import { type Labelled, open } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import { endedTeam } from '../../visits/known.ts';
import { sayTeamHasEnded } from '../../words/ended-team.ts';
import type { PlanningReason } from './facts.ts';
import type { PlanningIntent, PlanningStep } from './intents.ts';
import type { Known } from './known.ts';

/** What is so, and what to do next. Never "error", never blame. */
export const explain = (reason: PlanningReason, known: Known): Answer<PlanningIntent, PlanningStep> => ({
  text: reason === 'team has ended' ? sayTeamHasEnded(endedTeam(known)) : REASONS[reason],
  teams: [],
});

const REASONS: Record<Exclude<PlanningReason, 'team has ended'>, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there is no rota to change. When a team invites you, I can help.`,
  'not in this team': open`You are not in this team, so I can't change its visits. Send me a direct message about your own.`,
  past: open`That time has been and gone, so I have left it. Please tell me a day that is still to come.`,
  begun: open`That visit has begun already, so I have left it as it is. If something is wrong, please ring the Rota Holder.`,
  'cancelled already': open`That visit is cancelled, so I have left it. To have it after all, say for example: put Tuesday back.`,
  'not cancelled': open`That visit is not cancelled, so it is on the rota as it was.`,
  'not a giver': open`That person does not give visits in this team, so I can't plan one with them. Who else could come?`,
  'which person': open`I am not sure whom you mean. Please tell me one person, with the surname if two share a first name.`,
  'no such visits': open`I can't see visits like that coming up. Say “rota” to see the week.`,
  'never happens': open`There is no such day between the first and the last, so I have added nothing. Please check the dates.`,
  'too long': open`A visit can be up to 24 hours long. Please tell me when it begins and when it ends.`,
  'too far': open`That is more than five years ahead, so I have left it. Please tell me a nearer day.`,
  clocks: open`The clocks change then, so that time does not exist or comes twice. Which other time would do?`,
  'nothing to change': open`It is like that already, so there is nothing to change. Say “rota” to see the week.`,
  'nobody can say yes': open`Nobody who decides for this team can be reached in chat just now. Please talk to them, or to the Rota Holder.`,
  'already asking': open`I am asking about that already. I will tell you when there is an answer.`,
  over: open`That question is closed now, so there is nothing more to do. Thank you all the same. Say “rota” to see how it stands.`,
  'not asked': open`That question was not for you, so I have left it.`,
  'already said yes': open`You have said yes already, thank you. I will tell you when it is settled.`,
  'changed since': open`Something has changed since then, so that is not possible any more. Nothing was changed. Say “rota” to see how it stands.`,
  'not yours': open`That question is somebody else's, so I have left it.`,
};

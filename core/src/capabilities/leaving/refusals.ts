import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import { helperOf, nameIn, speaksFor } from '../../teams/around.ts';
import { sayDay } from '../../words/saying.ts';
import type { LeavingReason } from './facts.ts';
import type { LeavingIntent, LeavingStep } from './intents.ts';
import type { Known } from './known.ts';

type Reply = Answer<LeavingIntent, LeavingStep>;

/** Why it can't be done just so, and what to do next. */
export function explain(reason: LeavingReason, known: Known): Reply {
  const team = known.teams.find((one) => speaksFor(one, known.me)) ?? known.teams[0];
  const helper = team && helperOf(team, [known.me]);
  switch (reason) {
    case 'your own team':
      return {
        text: plan`This is your own team, so nobody can leave it for you. If something has to change, tell me what, or talk with ${nameIn(known, helper)}.`,
        teams: [],
      };
    case 'leaving already': {
      const [mine] = known.ahead;
      const until = mine ? plan` Your last day is ${sayDay(mine.lastDay, known.today)}.` : open``;
      return {
        text: plan`I have that already.${until} If you have changed your mind, say “I am staying”.`,
        teams: [],
        choices: [{ label: open`I am staying`, means: { do: 'stay' } }],
      };
    }
    case 'not for you to say':
      return {
        text: plan`Who is in the team is for the person it is about to say. If you are worried, please talk with ${nameIn(known, helper)}. I have told nobody.`,
        teams: [],
      };
    case 'owner decides':
      return team
        ? {
            text: teamText`${team.ownerName} has the last word on who comes, so I need it from ${team.ownerName}. Nothing was changed, and I have told nobody.`,
            limited: plan`The person it is about has the last word on who comes, so I need it from them. Nothing was changed, and I have told nobody.`,
            teams: [team.id],
          }
        : { text: WORDS['not in this team'], teams: [] };
    default:
      return { text: WORDS[reason], teams: [] };
  }
}

const WORDS: Record<Exclude<LeavingReason, 'your own team' | 'leaving already' | 'not for you to say' | 'owner decides'>, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there is nothing to leave. Nothing was changed.`,
  'not in this team': open`You are not in this team, so I have left everything as it is.`,
  'not leaving': open`You are not leaving any team, as far as I know. Nothing was changed.`,
  'nobody of that name': open`I don’t know that name in the team, so I have changed nothing. Who is it? Tell me the first name, and the surname too.`,
  'which of them': open`There is more than one person of that name in the team. Please say it again with the surname. Nothing was changed.`,
  yourself: open`That is you. If you would like to leave, say “I want to leave the team”.`,
  over: open`That has been settled by now. There is nothing for you to do.`,
};

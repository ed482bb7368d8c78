import { type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import type { ConsentReason } from './facts.ts';
import type { ConsentIntent, ConsentStep } from './intents.ts';
import type { Known } from './known.ts';

/** What is so, and whose it is to say. */
export function explain(reason: ConsentReason, { teams, room }: Known): Answer<ConsentIntent, ConsentStep> {
  const team = teams.find(({ id }) => id === room) ?? (teams.length === 1 ? teams[0] : undefined);
  if (reason !== 'not for you to say' || !team) return { text: REASONS[reason], teams: [] };
  return {
    text: teamText`That is for ${team.ownerName} to say, or for whoever speaks for them. I have left it as it is.`,
    limited: plan`${REASONS[reason]}`,
    teams: [team.id],
  };
}

const REASONS: Record<ConsentReason, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there is nothing to show or change here.`,
  'not in this team': open`You are not in this team, so I can't show or change who may come.`,
  'not for you to say': open`That is for the person this team is for, or whoever speaks for them. I have left it as it is.`,
  'somebody else’s way': open`I only keep how the person this team is for wants to be asked. For them, say “ask me first” or “just tell me”.`,
  'nobody of that name': open`I don't know one of those names in this team, so I have changed nothing. Please say it again with the names they have here.`,
  'not a member': open`Not everybody you named is in this team, so I have changed nothing. I can let people of the team come any time; about anybody else I ask you.`,
};

import { type Labelled, open } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import type { CoverReason } from './facts.ts';
import type { CoverIntent, CoverStep } from './intents.ts';

/** What is so, and what to do next. Never "error", never blame. */
export const explain = (reason: CoverReason): Answer<CoverIntent, CoverStep> => ({
  text: REASONS[reason],
  teams: [],
  ...(reason === 'already asking' ? { choices: [{ label: open`Stop asking`, means: { do: 'stop asking' } as const }] } : {}),
});

const REASONS: Record<CoverReason, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there are no visits of yours. When a team invites you, I can help.`,
  'not in this team': open`You are not in this team, so I can't show its visits. Send me “rota” in a direct message to see your own.`,
  'no visits of your own': open`I can't see any visits of yours coming up here. Say “rota” to see the week.`,
  'not your visit': open`That visit is not yours, so I have left it. You can swap or find cover for your own visits.`,
  begun: open`That visit has begun already, so I have left it as it is. If something is wrong, please ring the Rota Holder.`,
  'visit of another team': open`That visit is in another team. Please ask me there, or in a direct message.`,
  'nothing asked': open`I am not asking anybody anything for you just now.`,
  'already asking': open`I am asking about that visit already. I will tell you when there is an answer.`,
  'other one is asked for': open`That visit is part of another question just now. Please choose another one.`,
  'nobody can say yes': open`Nobody who decides for this team can be reached in chat just now. Please talk to them, or to the Rota Holder.`,
  'not asked': open`That question was not for you, so I have left it.`,
  'already yours': open`It is yours already. Thank you.`,
  'already covered': open`It is covered, thank you. There is nothing for you to do.`,
  over: open`That question is closed now, and nothing has changed. Thank you all the same.`,
  'does not fit any more': open`Something has changed since then, so that is not possible any more. Nothing was changed. Say “rota” to see how it stands.`,
  'already said yes': open`You have said yes already, thank you. I will tell you when it is settled.`,
  'not for you to say': open`That is for somebody else to say, so I have left it.`,
  'answered already': open`That has been settled already. Thank you. Say “rota” to see how it stands.`,
};

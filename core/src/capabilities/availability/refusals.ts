import { type Labelled, open } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import type { AvailabilityReason } from './facts.ts';
import type { AvailabilityIntent, AvailabilityStep } from './intents.ts';

/** What is so, and what to do next. Never why somebody is away. */
export const explain = (reason: AvailabilityReason): Answer<AvailabilityIntent, AvailabilityStep> => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<AvailabilityReason, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so nobody will ask you about visits. When a team invites you, tell me again.`,
  'not in this team': open`You are not in this team. Please tell me in a direct message instead.`,
  'gives no visits': open`You don't give visits yourself, so I have noted nothing. If a visit is not needed then, tell me which one, or tell the Rota Holder.`,
  'in the past': open`Those days are over, so I have left them as they were. If you mean other days, tell me the dates.`,
  'every week': open`Please tell me one at a time: the days that come back every week first, like “away every Tuesday”, then the dates.`,
  'not away': open`You are not down as away, so nothing had to change. I will ask you about visits like everybody else.`,
  'not away then': open`You are not down as away then, so nothing has changed. Say “when am I away” to see your days.`,
  'not for you to see': open`Only the Rota Holder and those who speak for the team can see who is away. Say “when am I away” to see your own days.`,
  'only they can say': open`Only they can say when they are away, so I have noted nothing. Please ask them to tell me, or ask me for cover for their visits.`,
  'nothing offered': open`You have not told me when you could come, so there is nothing to take back.`,
};

import { type Labelled, open } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import type { RotaReason } from './facts.ts';
import type { RotaIntent, RotaStep } from './intents.ts';

/** What is so, and what to do next. Never "error", never blame. */
export const explain = (reason: RotaReason): Answer<RotaIntent, RotaStep> => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<RotaReason, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there is no rota to show you. When a team invites you, I can.`,
  'not in this team': open`You are not in this team, so I can't show its visits. Send me “rota” in a direct message to see your own.`,
  'nobody of that name': open`I don't know anybody of that name in your teams. “rota” shows you who comes.`,
  'no team of that name': open`I can't find a team or a person of that name among yours. “rota” shows you what I can see for you.`,
  'not for you to count': open`Who covers how often is for the Rota Holder and whoever speaks for the team. They can ask me any time.`,
};

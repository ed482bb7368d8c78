import { type Labelled, open } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import type { DeliveryReason } from './facts.ts';
import type { DeliveryIntent } from './intents.ts';

/** What is so, and what to do next. */
export const explain = (reason: DeliveryReason): Answer<DeliveryIntent, never> => ({
  text: REASONS[reason],
  ...(reason === 'not here' ? { nowhereElse: NO_PAGE } : {}),
  teams: [],
});

const NO_PAGE = open`I can't give you a page to print here. Please ask somebody in the team who uses Rocket.Chat to print it.`;

const REASONS: Record<DeliveryReason, Labelled<'open'>> = {
  'nothing sent': open`You have not sent anything lately that I could look up. When you have told somebody something, ask me: who's had it?`,
  'not theirs to ask': open`Somebody else sent that, so I can't say who has had it. They can ask me.`,
  'nobody of that name': open`I don't know anybody of that name in your team. Nothing was changed.`,
  'nothing open': open`I have nothing that still has to reach them, so there is nothing to note. Thank you for telling them.`,
  'told already': open`They have had that already, thank you. Nothing was changed.`,
  'not for you': open`I can't show you that one, so I have left it. Whoever sent it can say more.`,
  'words gone': open`I don't keep the words of that any more. Please ask whoever sent it.`,
  'not here': open`I can't give you a page to print here. Ask me in Rocket.Chat, or ask somebody in the team who uses it.`,
  'nothing to print': open`There is nothing waiting that somebody can't be reached with, so there is nothing to print.`,
};

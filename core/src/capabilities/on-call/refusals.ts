import { type Labelled, open } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import type { OnCallReason } from './facts.ts';
import type { OnCallIntent, OnCallStep } from './intents.ts';

/** What is so, and what to do instead. */
export const explain = (reason: OnCallReason): Answer<OnCallIntent, OnCallStep> => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<OnCallReason, Labelled<'open'>> = {
  'not in this team': open`You are not in this team. Please ask me in a direct message.`,
  'not for you to see': open`Only the circle, Rota Holders and those who speak for a team see who is on call. If you need somebody now, please ask your Rota Holder.`,
  'not of the circle': open`Thank you for offering. Only people of the Local Circle can be on call. Somebody there can tell you how to join.`,
  'circle hats only': open`That is for people who wear a hat in the circle, so I have left it as it is. Please ask one of them.`,
  'only they can say': open`People put themselves on call and take themselves off. Please ask them to tell me “take me off call”.`,
  'on call already': open`You are on call already, thank you. To come off, say “take me off call”.`,
  'they are on call already': open`They are on call already. Say “who is on call” to see the list.`,
  'not on call': open`You are not on call just now, so there is nothing to change.`,
  'asked not long ago': open`They have been asked not long ago, and I don’t ask twice. They can tell me “put me on call” any time.`,
  'can’t be reached': open`I can’t reach them in chat just now. Please ask them yourself.`,
  'list has no days': open`The on-call list has no days: people are on it until they come off. To ask somebody, say it again without the day.`,
  'nobody of that name': open`I don’t know one of those names in the circle, so I have asked nobody and changed nothing.`,
  'not on the list': open`Not all of them are on call, so I have left the order as it is. Say “who is on call” to see the list.`,
  'no number in it': open`A last resort needs a phone number. Say for example: last resort Care line 01632 960 000.`,
  'too long': open`That is too long to read in a hurry: 120 letters at most. Please send me the name and the number.`,
  'names a Team Owner': open`Everybody in need would see it, so please leave out the name of anybody a team is for, and send it again.`,
  'enough last resorts': open`There are five already, which is as many as people can take in. Say “remove last resort” first.`,
  'kept already': open`That one is kept already. Say “who is on call” to see it.`,
  'no last resorts': open`There is no last resort to take away.`,
  'no such last resort': open`There is no last resort with that number. Say “who is on call” to see them.`,
  gone: open`That one is not shown any more.`,
};

import { type Labelled, open } from '@hatstand/db/labels';
import type { TellingReason } from './facts.ts';
import type { Known } from './known.ts';
import { notHere, type TellingAnswer } from './messages.ts';

/** What is so, and what to do next. */
export const explain = (reason: TellingReason, known: Known): TellingAnswer => ({
  text: reason === 'nothing for you to see' ? notHere(known) : REASONS[reason],
  teams: [],
});

const REASONS: Record<Exclude<TellingReason, 'nothing for you to see'>, Labelled<'open'>> = {
  'not for you to say': open`That is for them to say, or for whoever speaks for them. I have left it as it is.`,
  'which person': open`There is more than one of that name. Please say it again with the surname.`,
  'nobody of that name': open`I don’t know anybody of that name in your teams, so I have changed nothing. It must be somebody in a team with you.`,
  yourself: open`That is you, and you hear it already. Who else shall get a copy?`,
  'no chat': open`They have no chat, so I can’t send them copies. You could ask somebody in the team to print things for them.`,
  'asked already': open`I have asked them already, and wait for their answer. I tell you when it comes.`,
  'copied already': open`They get copies already. To end it, say “stop the copies”.`,
  'no copies': open`There are no copies to stop.`,
  'not asked': open`That question is over. There is nothing for you to do.`,
  'nothing recorded': open`I had nothing like that noted, so there is nothing to change. To see what there is, say “how I like to be told things”.`,
  'nothing to share': open`You are in no team just now, so there is nobody to share it with.`,
};

import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import { helperOf, nameIn } from '../../teams/around.ts';
import type { LifeReason } from './facts.ts';
import type { LifeIntent, LifeStep } from './intents.ts';
import type { Known } from './known.ts';

/** Why it can't be done just so, and what to do next. */
export function explain(reason: LifeReason, known: Known): Answer<LifeIntent, LifeStep> {
  const team = known.teams[0];
  if (reason === 'nobody to second' && team)
    return {
      text: plan`A second person has to say the same, and I can reach nobody for that. Please talk with ${nameIn(known, helperOf(team, [known.me]))}. Nothing was changed.`,
      teams: [],
    };
  return { text: WORDS[reason], teams: [] };
}

const WORDS: Record<LifeReason, Labelled<'open'>> = {
  'not near': open`I can’t do anything with that from you, as you are not in that team. Nothing was changed. If something is wrong, please ring somebody who is.`,
  'which of them': open`There is more than one person of that name. Please say it again with the surname. Nothing was changed.`,
  yourself: open`That can’t be you. Nothing was changed. If you need help, tell me what is wrong, or ring 999 if you are in danger.`,
  'needs another': open`A second person has to say so too. I have asked. Until then I hold everything back.`,
  over: open`That has been settled by now. There is nothing for you to do.`,
  'nothing said': open`I am glad. Nobody has told me anything else, so there is nothing to put right.`,
  'in no team': open`I don’t know which team you mean, so I have changed nothing. Please say whose team it is.`,
  'not an advocate': open`They don’t speak for anybody here, as far as I know. Nothing was changed. “Who speaks for me” shows how it is.`,
  'advocate already': open`They speak for this team already. Nothing was changed.`,
  'not in chat': open`They can’t be reached in chat, and they have to agree themselves first. Nothing was changed.`,
  'nobody of that name': open`I don’t know that name here, so I have changed nothing. Who is it? Tell me the first name and the surname.`,
  'nobody to second': open`A second person has to say the same, and I can reach nobody for that. Nothing was changed.`,
  'said already': open`You have said so already, thank you. Somebody else has to say the same.`,
  'asked already': open`That has been asked already. I will tell you how it turns out.`,
  'nobody speaks': open`Nobody speaks for this team in chat yet, so there would be nobody to ask. First say, for example: make Jo the advocate. Nothing was changed.`,
  'decides alone already': open`That is how it is already: the person it is about decides, and I ask them first.`,
  'with the advocate already': open`That is how it is already: I ask the advocate first.`,
  'not yours': open`That is for others to say. Nothing was changed.`,
};

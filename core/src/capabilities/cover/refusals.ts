import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import { sayList } from '../../words/saying.ts';
import type { CoverReason } from './facts.ts';
import type { CoverIntent, CoverStep } from './intents.ts';
import type { Known } from './known.ts';

/** What is so, and what to do next. Never "error", never blame. */
export const explain = (reason: CoverReason, known: Known): Answer<CoverIntent, CoverStep> => ({
  text: reason === 'not your visit' ? notYours(known) : REASONS[reason],
  teams: [],
});

/** Only whose visit it is may ask about it, or the Rota Holder for them. */
function notYours(known: Known): Labelled<'open' | 'plan'> {
  const teams = known.teams.filter(({ id }) => known.room === undefined || known.room === 'no team' || id === known.room);
  const holders = [...new Set(teams.flatMap(({ rotaHolders }) => rotaHolders))].filter((person) => person !== known.me);
  const names = holders.flatMap((person) => known.names.get(person) ?? []);
  const who = names.length > 0 ? plan` ${sayList(names, 'or')} holds the rota and can help.` : open``;
  return plan`That visit is not yours, so I have left it.${who} You can swap or find cover for your own visits.`;
}

const REASONS: Record<Exclude<CoverReason, 'not your visit'>, Labelled<'open'>> = {
  'in no team': open`You are not in a team just now, so there are no visits of yours. When a team invites you, I can help.`,
  'not in this team': open`You are not in this team, so I can't help with its visits here. Send me a direct message about your own.`,
  'no visits of your own': open`I can't see any visits of yours coming up here. Say “rota” to see the week.`,
  begun: open`That visit has begun already, so I have left it as it is. If something is wrong, please ring the Rota Holder.`,
  'visit of another team': open`That visit is in another team. Please ask me there, or in a direct message.`,
  'not that part': open`I can ask about the first or the last part of a visit. For example: “the first hour of Tuesday”.`,
  'nothing asked': open`I am not asking anybody anything for you just now.`,
  'other one is asked for': open`That visit is part of another question just now. Please choose another one.`,
  'nobody can say yes': open`Nobody who decides for this team can be reached in chat just now. Please talk to them, or to the Rota Holder.`,
  'not asked': open`That question was not for you, so I have left it.`,
  'already yours': open`It is yours already. Thank you. If you can't do it after all, say “cover” and the day, and I will ask who could.`,
  'already covered': open`It is covered, thank you. There is nothing for you to do.`,
  over: open`That question is closed now, and nothing has changed. Thank you all the same.`,
  'does not fit any more': open`Something has changed since then, so that is not possible any more. Nothing was changed. Say “rota” to see how it stands.`,
  'already said yes': open`You have said yes already, thank you. I will tell you when it is settled.`,
  'not for you to say': open`That is for somebody else to say, so I have left it.`,
  'answered already': open`That has been settled already. Thank you. Say “rota” to see how it stands.`,
  'needs a skill': open`Thank you for offering. That visit needs a skill I have not got down for you. If you have it, please tell the Rota Holder.`,
  'gives no visits': open`Thank you for offering. You are not down as somebody who gives visits here, so please talk to the Rota Holder.`,
  'nothing taken': open`I can't see a yes of yours that could be taken back. If you can't do a visit, say “cover” and the day.`,
  'sorting already': open`Thank you. You are sorting it already, and the others know. I am asking nobody else.`,
  'nothing to sort': open`Thank you. Nothing is waiting to be sorted just now.`,
};

import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import type { LinkingReason } from './facts.ts';
import type { LinkingIntent, LinkingStep } from './intents.ts';
import type { Known } from './known.ts';
import { whoHandsCodes } from './names.ts';

/** What is so, and what to do next. The same for people who are not here and people who are nowhere. */
export function explain(reason: LinkingReason, known: Known): Answer<LinkingIntent, LinkingStep> {
  const [one] = known.meant;
  if (reason === 'not yours to invite' && one && one.handsCodes.length > 0)
    return {
      text: plan`Codes are handed over by a Team Starter or Team Chat Admin. For ${one.name ?? open`this person`} please ask ${whoHandsCodes(one, known)}.`,
      teams: [],
    };
  return { text: REASONS[reason], teams: [] };
}

const REASONS: Record<LinkingReason, Labelled<'open'>> = {
  'nobody of that name': open`I don’t know anybody of that name in your teams or circle, so I have changed nothing. Please say the name they have here.`,
  'not yours to invite': open`Codes are handed over by a Team Starter or Team Chat Admin. Please ask one of them.`,
  'not linked': open`That is not linked to you, so there is nothing to unlink.`,
  'they are not linked': open`That is not linked with me, so there is nothing to unlink. Nothing from me goes there.`,
  'code is over': open`That code is over. Please ask for a new one.`,
  'no code of yours': open`You have no open code of that kind. Say “my codes” to see what became of them.`,
  'nothing to tell': open`That is settled already. There is nothing for you to do.`,
};

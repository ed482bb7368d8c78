import { open } from '@hatstand/db/labels';
import type { Alarm, Capability } from '../../conversation/capability.ts';
import { INVITATION_DAYS, REMINDED_AFTER_DAYS } from '../../words/invitation-days.ts';
import { dialog } from './dialog.ts';
import type { JoiningFact, JoiningReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { JoiningIntent, JoiningStep } from './intents.ts';
import { concerningAll, concerningThem, type Known } from './known.ts';
import { tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

const DAY_MS = 86_400_000;

/** Inviting somebody to a team or a circle: both sides say yes first. */
export const joining: Capability<JoiningIntent, Known, JoiningFact, JoiningReason, JoiningStep> = {
  name: 'joining',
  help: { topic: 'people' },
  examples: [
    {
      say: open`invite Owen as a volunteer`,
      inWords: open`could Owen join the team as a volunteer?`,
      does: open`ask somebody to join; both sides say yes first`,
    },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  later(fact, { now }): Alarm<JoiningIntent>[] {
    if (fact.happened !== 'asked-to-join') return [];
    const { invitation, by } = fact;
    return [
      { rings: new Date(now.getTime() + REMINDED_AFTER_DAYS * DAY_MS), for: by, means: { do: 'ask again', invitation, because: 'reminder' } },
      { rings: new Date(now.getTime() + INVITATION_DAYS * DAY_MS), for: by, means: { do: 'lapse', invitation } },
    ];
  },
  over(fact) {
    switch (fact.happened) {
      case 'joined':
      case 'not-this-time':
      case 'lapsed':
        return [concerningThem(fact.invitation), concerningAll(fact.invitation)];
      case 'they-answered':
        return [concerningThem(fact.invitation)];
      case 'all-answered':
        return [concerningAll(fact.invitation)];
      case 'asked-again':
        return [...(fact.them ? [concerningThem(fact.invitation)] : []), ...(fact.all ? [concerningAll(fact.invitation)] : [])];
      case 'missing-asked':
      case 'team-unclear':
      case 'asked-to-join':
      case 'still-waiting':
      case 'code-needed':
      case 'left-as-is':
        return [];
    }
  },
};

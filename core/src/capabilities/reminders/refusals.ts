import { open, plan } from '@hatstand/db/labels';
import type { Answer } from '../../conversation/capability.ts';
import type { ReminderReason } from './facts.ts';
import type { ReminderIntent, ReminderStep } from './intents.ts';

type ReminderAnswer = Answer<ReminderIntent, ReminderStep>;

/** A no says what is so and what to do next. */
export function explain(reason: ReminderReason): ReminderAnswer {
  const choices = reason === 'nothing soon' || reason === 'nothing to finish' ? [{ label: open`My visits`, says: plan`my visits` }] : [];
  return { text: REASONS[reason], teams: [], choices };
}

const REASONS = {
  'only visits': open`I remind you of your visits, once, the evening before. I can't remind you of other things. To choose the time, say “remind me at 7pm”.`,
  'off already': open`Your reminders are off already. To have them again, say “reminders on”.`,
  'not in this team': open`You have no visits in this team, so I have told nobody. Please tell me in your own team's room, or write to me alone.`,
  'nothing soon': open`I can't see a visit of yours that begins about now, so I have told nobody. If you have just finished one, say “done”.`,
  'not yet': open`That visit is still some time away, so I have told nobody. Please tell me again nearer the time.`,
  'nothing to finish': open`I can't see a visit of yours that ends about now, so I have noted nothing.`,
  'too early to be done': open`That visit is not nearly over, so I have noted nothing. Tell me again in its last half hour, or when you have left.`,
  over: open`That visit is over, so I have left it. Nobody was told anything.`,
  'not yours': open`That visit is not yours any more, so I have left it. Say “my visits” to see what is.`,
} as const;

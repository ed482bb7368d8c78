import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { dialog } from './dialog.ts';
import type { ReminderFact, ReminderReason } from './facts.ts';
import { understand } from './grammar.ts';
import type { ReminderIntent, ReminderStep } from './intents.ts';
import type { Known } from './known.ts';
import { over, tell } from './messages.ts';
import { know, record } from './records.ts';
import { explain } from './refusals.ts';
import { decide } from './rules.ts';

/** The evening before a visit, and on the day: on the way, running late, done. */
export const reminders: Capability<ReminderIntent, Known, ReminderFact, ReminderReason, ReminderStep> = {
  name: 'reminders',
  help: { topic: 'visits' },
  examples: [
    { say: open`remind me at 7pm`, inWords: open`remind me at 7pm`, does: open`choose when I remind you, the evening before` },
    { say: open`no reminders`, inWords: open`no reminders`, does: open`turn reminders off` },
    { say: open`on my way`, inWords: open`on my way`, does: open`tell the person you visit that you are coming` },
    { say: open`running late, 20 mins`, inWords: open`running late, 20 mins`, does: open`tell those who wait that you are late` },
    { say: open`done`, inWords: open`all done`, does: open`note that your visit is done` },
  ],
  understand,
  dialog,
  know,
  decide,
  record,
  tell,
  explain,
  over,
};

import { open } from '@hatstand/db/labels';
import type { Capability } from '../../conversation/capability.ts';
import { understand } from './grammar.ts';
import type { CalendarIntent } from './intents.ts';
import { explain, tell } from './messages.ts';
import { know, record } from './records.ts';
import { type CalendarFact, type CalendarReason, decide, type Known } from './rules.ts';

/** Somebody's visits in the calendar of their phone, through a private address. What the address shows is read by `readFeed` in records.ts. */
export const calendar: Capability<CalendarIntent, Known, CalendarFact, CalendarReason, never> = {
  name: 'calendar',
  help: { topic: 'visits' },
  examples: [
    { say: open`calendar`, inWords: open`can i have my visits in my phone calendar`, does: open`your visits in your phone's calendar` },
    { say: open`calendar new`, inWords: open`new calendar address`, does: open`a new calendar address; the old one stops` },
    { say: open`calendar stop`, inWords: open`stop my calendar`, does: open`stop your calendar address` },
  ],
  understand,
  dialog: { version: 1, answer: () => undefined },
  know,
  decide,
  record,
  tell,
  explain,
};

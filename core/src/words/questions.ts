import { type Labelled, open } from '@hatstand/db/labels';
import type { TimeQuestion } from './heard.ts';

const WITH_CHOICES = {
  'which of these': open`Just to be sure: which day do you mean?`,
  'no such day': open`That day is not in the calendar. Which one do you mean?`,
  'weekday and date differ': open`That weekday and that date don't go together. Which one do you mean?`,
  'no such time': open`The clocks change then, so I can't be sure of the time. Which one do you mean?`,
} as const;
const WITHOUT_CHOICES = {
  'which of these': open`I am not sure which day you mean. Please tell me the date.`,
  'no such day': open`That day is not in the calendar. Which day do you mean?`,
  'weekday and date differ': open`That weekday and that date don't go together. Which day do you mean?`,
  'no such time': open`The clocks change then, so that time is not clear. Which time do you mean?`,
} as const;

/** What Hattie asks when a day or time is not clear. */
export const questionAbout = (ask: TimeQuestion, hasChoices: boolean): Labelled<'open'> => (hasChoices ? WITH_CHOICES : WITHOUT_CHOICES)[ask];

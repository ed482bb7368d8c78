import { type Labelled, open } from '@hatstand/db/labels';
import type { HeardSpan, HeardWhen, TimeQuestion } from './heard.ts';

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

/** As many as are put to people; more are harder to read than to say again. */
const MOST_READINGS = 3;

/** What a day or time that is not clear may mean: each reading is sure, and becomes a choice. None where nothing that was said is possible. */
export const readingsOf = ({ spans }: Pick<HeardWhen, 'spans'>): readonly { readonly spans: readonly HeardSpan[]; readonly ask: undefined }[] =>
  spans.slice(0, MOST_READINGS).map((span) => ({ spans: [span], ask: undefined }));

import { type Labelled, lower } from '@hatstand/db/labels';

/** Words that somebody of the circle wrote to be shown to whoever needs them. They see them first as they will be shown, and say yes. */
export const published = (words: Labelled<'care'>): Labelled<'plan'> =>
  lower(words, 'plan', 'the circle publishes this service and its number for everybody who needs it, and its author sees it first');

import type { Labelled } from '@hatstand/db/labels';

/** What is put on paper: from whom and when, and the words. */
export interface Page {
  readonly heading: Labelled;
  readonly words: Labelled;
}

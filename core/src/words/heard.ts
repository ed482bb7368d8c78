import type { Day, LocalTime } from '@hatstand/db/times';

/** One phrase about time found in what was said. Whole days are days ('2026-11-25', inclusive); points in time have from = to; open ends are null. */
export interface HeardSpan {
  readonly from: Day | LocalTime | null;
  readonly to: Day | LocalTime | null;
}

/** Why it cannot be sure. With choices in `spans`, or none to offer. The sentences are in questions.ts. */
export type TimeQuestion = 'which of these' | 'no such day' | 'weekday and date differ' | 'no such time';

export interface HeardWhen {
  readonly spans: readonly HeardSpan[];
  /** An RRULE value ("FREQ=WEEKLY;BYDAY=FR"); the first time is in `spans`. */
  readonly repeat: string | null;
  /** Days taken out of a range or a repeat. */
  readonly except: readonly Day[];
  readonly ask: TimeQuestion | undefined;
  readonly text: string;
}

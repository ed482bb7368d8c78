import type { Day, LocalTime } from '@hatstand/db/times';
import { dayOf } from './calendar.ts';

/** From where a day is looked for: ahead, or back after "since". */
export interface Looking {
  readonly now: LocalTime;
  readonly today: Day;
  /** Days that are said without a year or week are looked for from here: the end of a range from its start. */
  readonly from: Day;
  readonly back: boolean;
}

export const lookingFrom = (now: LocalTime): Looking => ({ now, today: dayOf(now), from: dayOf(now), back: false });

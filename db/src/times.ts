import type { Id } from './ids.ts';

/** A calendar day where the team lives (Europe/London): `2026-11-24`. */
export type Day = Id<'day'>;
/** Wall-clock time of day: `09:00`. */
export type TimeOfDay = Id<'time of day'>;
/** Wall-clock time in Europe/London: `2026-11-24T09:00`. */
export type LocalTime = Id<'local time'>;

/** From one wall-clock time to another. `to` is after `from`, possibly on the next day. */
export interface Span {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

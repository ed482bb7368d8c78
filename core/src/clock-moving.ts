import type { LocalTime } from '@hatstand/db/times';
import type { Core } from './core.ts';
import { instantOf } from './words/calendar.ts';

/** A clock that stands still until it is moved: for the demo and for conversations. */
export interface MovableClock {
  now: Date;
}

/** Moves the clock forward; everything that falls due on the way happens, in order, at its own time. */
export async function moveClock(core: Core, clock: MovableClock, to: LocalTime): Promise<void> {
  const end = instantOf(to);
  if (end < clock.now) throw new Error('the clock only goes forward');
  await core.settle();
  for (;;) {
    const due = core.nextDue();
    if (!due || due > end) break;
    if (due > clock.now) clock.now = due;
    await core.settle();
  }
  clock.now = end;
  await core.settle();
}

import type { ReportBug } from '../conversation/turn.ts';
import type { Core } from '../core.ts';
import type { Clock } from '../moment.ts';

const MINUTE_MS = 60_000;
/** The minute of the hour in which what is not needed any more is forgotten: no other, so that a busy full hour is left alone. */
const TIDYING_MINUTE = 17;

/**
 * At the beginning of every minute: rings what is due and wakes the courier. Once an hour: forgets what is not needed any more. Gives the way to stop it.
 * A plain timer: a library for timetables took longer to start than the database.
 */
export function startTicker(core: Pick<Core, 'settle' | 'tidy'>, report: ReportBug, clock: Clock): () => Promise<void> {
  let isSettling: Promise<void> | undefined;
  const tick = async (): Promise<void> => {
    try {
      if (clock().getUTCMinutes() === TIDYING_MINUTE) core.tidy();
      await core.settle();
    } catch (bug) {
      report(bug, { turn: 'ticker' });
    }
  };
  const untilNextMinute = (): number => MINUTE_MS - (clock().getTime() % MINUTE_MS);
  const next = (): NodeJS.Timeout =>
    setTimeout(() => {
      // One that takes longer than a minute is not joined by another.
      isSettling ??= tick().finally(() => {
        isSettling = undefined;
      });
      timer = next();
    }, untilNextMinute());
  let timer = next();
  return async () => {
    clearTimeout(timer);
    await isSettling;
  };
}

import type { ReportBug } from '../conversation/turn.ts';
import type { Core } from '../core.ts';
import { realClock } from '../moment.ts';

const MINUTE_MS = 60_000;
const TIDIES_AT_MINUTE = 17;

/**
 * At the beginning of every minute: rings what is due and wakes the courier, unless the last time is still under way. Once an hour: forgets what is not needed
 * any more. Gives the way to stop it, which waits for what is under way.
 */
export function startTicker(core: Pick<Core, 'settle' | 'tidy'>, report: ReportBug): () => Promise<void> {
  let settling: Promise<void> | undefined;
  const bugInTicker = (bug: unknown): void => report(bug, { turn: 'ticker' });
  const settle = (): void => {
    settling ??= core
      .settle()
      .catch(bugInTicker)
      .finally(() => {
        settling = undefined;
      });
  };
  const tidy = (): void => {
    try {
      core.tidy();
    } catch (bug) {
      bugInTicker(bug);
    }
  };
  const untilNextMinute = (): number => MINUTE_MS - (realClock().getTime() % MINUTE_MS);
  const tick = (): void => {
    waiting = setTimeout(tick, untilNextMinute());
    settle();
    if (realClock().getUTCMinutes() === TIDIES_AT_MINUTE) tidy();
  };
  let waiting = setTimeout(tick, untilNextMinute());
  return async () => {
    clearTimeout(waiting);
    await settling;
  };
}

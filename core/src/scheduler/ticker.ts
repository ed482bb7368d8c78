import { schedule } from 'node-cron';
import type { ReportBug } from '../conversation/turn.ts';
import type { Core } from '../core.ts';

/** Every minute: rings what is due and wakes the courier. Every hour: forgets what is not needed any more. Gives the way to stop it. */
export function startTicker(core: Core, report: ReportBug): () => Promise<void> {
  const task = schedule('* * * * *', () => core.settle().catch((bug: unknown) => report(bug, { turn: 'ticker' })), { noOverlap: true });
  const tidying = schedule('17 * * * *', () => core.tidy(), { noOverlap: true });
  return async () => {
    await tidying.destroy();
    await task.destroy();
  };
}

import type { ReportBug } from '../conversation/turn.ts';
import type { Core } from '../core.ts';

/**
 * Every minute: rings what is due and wakes the courier. Every hour: forgets what is not needed any more. Gives the way to stop it, which waits for what
 * is under way. The timetable is loaded after everything else, because that takes longer than opening the database.
 */
export function startTicker(core: Pick<Core, 'settle' | 'tidy'>, report: ReportBug): () => Promise<void> {
  let settling: Promise<void> = Promise.resolve();
  const settle = (): Promise<void> => {
    settling = core.settle().catch((bug: unknown) => report(bug, { turn: 'ticker' }));
    return settling;
  };
  const tasks = import('node-cron').then(({ schedule }) => [
    schedule('* * * * *', settle, { noOverlap: true }),
    schedule('17 * * * *', () => core.tidy(), { noOverlap: true }),
  ]);
  tasks.catch((bug: unknown) => report(bug, { turn: 'ticker' }));
  return async () => {
    for (const task of await tasks) await task.destroy();
    await settling;
  };
}

import type { Told } from '../core-client.ts';
import { ownWords } from '../messages.ts';
import type { Listening } from './listening.ts';

type Reason = Extract<Told, { is: 'away' }>['because'];

const ONCE_IN_MILLISECONDS = 15 * 60_000;
const reportedAt = new Map<Reason, number>();

/** Tells administrators, in the app's log, what only they can mend; the same at most every quarter of an hour. */
export async function reportAway({ read, log }: Pick<Listening, 'read' | 'log'>, because: Reason): Promise<void> {
  if (because !== 'clock' && because !== 'secret') return;
  const now = Date.now();
  if (now - (reportedAt.get(because) ?? Number.NEGATIVE_INFINITY) < ONCE_IN_MILLISECONDS) return;
  reportedAt.set(because, now);
  log.warn((await ownWords(read))[`log-${because}`]);
}

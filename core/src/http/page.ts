import { PAPER_POLICY } from '../channels/paper.ts';
import type { Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import { answerProblem } from './problems.ts';
import type { TakeSecret } from './secret-addresses.ts';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': PAPER_POLICY,
  'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet',
} as const;

/**
 * A page to print, for whoever has the secret, while its day lasts. Kept by nobody on the way, found by no search. Looking at it says nothing about who
 * has had it: chats look at addresses by themselves. Unknown secrets and old ones are answered alike, and the path is never logged.
 */
export const showPage =
  (doors: Doors, limits: Limits): TakeSecret =>
  async (secret, { from }) => {
    const retryAfterSeconds = await limits.countCalendar(secret, from);
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });
    const text = doors.page(secret);
    if (text === undefined) return answerProblem('not-found', { headers: { 'cache-control': 'no-store' } });
    return { status: 200, headers: HEADERS, body: text };
  };

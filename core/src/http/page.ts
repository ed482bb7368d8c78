import type { HttpBindings } from '@hono/node-server';
import type { Handler } from 'hono';
import { PAPER_POLICY } from '../channels/paper.ts';
import type { Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import { answerProblem } from './problems.ts';

/**
 * A page to print, for whoever has the secret, while its day lasts. Kept by nobody on the way, found by no search. Looking at it says nothing about who
 * has had it: chats look at addresses by themselves. Unknown secrets and old ones are answered alike, and the path is never logged.
 */
export function showPage(doors: Doors, limits: Limits): Handler<{ Bindings: Partial<HttpBindings> }, '/page/:secret'> {
  return async (context) => {
    const secret = context.req.param('secret');
    const retryAfterSeconds = await limits.countCalendar(secret, context.env?.incoming?.socket.remoteAddress ?? 'no socket');
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });
    const text = doors.page(secret);
    if (text === undefined) return answerProblem('not-found', { headers: { 'cache-control': 'no-store' } });
    return context.body(text, 200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': PAPER_POLICY,
      'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet',
    });
  };
}

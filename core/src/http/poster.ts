import type { HttpBindings } from '@hono/node-server';
import type { Handler } from 'hono';
import type { Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import { answerProblem } from './problems.ts';

const FILE = /^(?<secret>.*)\.pdf$/s;

const HEADERS = {
  'cache-control': 'no-store',
  'content-type': 'application/pdf',
  'content-disposition': 'inline; filename="poster.pdf"',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-robots-tag': 'noindex, nofollow, noarchive',
} as const;

/** A circle's poster to print, for whoever has its address, until it is stopped. It may hang anywhere; what is kept back is only which circles have one. */
export function showPoster(doors: Doors, limits: Limits): Handler<{ Bindings: Partial<HttpBindings> }, '/poster/:file'> {
  return async (context) => {
    const secret = FILE.exec(context.req.param('file'))?.groups?.['secret'] ?? '';
    const retryAfterSeconds = await limits.countCalendar(`poster ${secret}`, context.env?.incoming?.socket.remoteAddress ?? 'no socket');
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });
    const sheet = await doors.poster(secret);
    if (sheet === undefined) return answerProblem('not-found', { headers: { 'cache-control': 'no-store' } });
    // A copy in a buffer of its own: what is sent owns its bytes.
    return context.body(Uint8Array.from(sheet).buffer, 200, HEADERS);
  };
}

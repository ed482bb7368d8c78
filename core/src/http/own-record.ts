import type { HttpBindings } from '@hono/node-server';
import type { Handler } from 'hono';
import type { Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import { answerProblem } from './problems.ts';

const FILE = /^(?<secret>.*)\.json$/s;

/** Nothing on the way may keep it, frame it, or tell another place where it came from. It is for taking along, so a browser saves it. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-type': 'application/json; charset=utf-8',
  'content-disposition': 'attachment; filename="what-hattie-holds-about-you.json"',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-robots-tag': 'noindex',
} as const;

/**
 * Everything held about somebody, for whoever has the secret, for one day. Unknown, ended and malformed secrets are looked for and answered alike. The path is
 * never logged.
 */
export function showOwnRecord(doors: Doors, limits: Limits): Handler<{ Bindings: Partial<HttpBindings> }, '/own-record/:file'> {
  return async (context) => {
    const secret = FILE.exec(context.req.param('file'))?.groups?.['secret'] ?? '';
    const retryAfterSeconds = await limits.countCalendar(`own record ${secret}`, context.env?.incoming?.socket.remoteAddress ?? 'no socket');
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });
    const text = doors.ownRecord(secret);
    return text === undefined ? answerProblem('not-found') : context.body(text, 200, HEADERS);
  };
}

import { createHash } from 'node:crypto';
import type { Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import { answerProblem } from './problems.ts';
import type { TakeSecret } from './secret-addresses.ts';

/** Short, so that an address that was stopped is soon forgotten on the way too. */
const MAX_AGE_SECONDS = 300;
const FILE = /^(?<secret>.*)\.ics$/s;

/**
 * Someone's visits, for whoever has the secret: it is the key, so there is no signature. Unknown, stopped and malformed secrets are looked for and answered
 * alike. The path is never logged: lines about it name the route only.
 */
export const showCalendar =
  (doors: Doors, limits: Limits): TakeSecret =>
  async (file, { from, headers: asked }) => {
    const secret = FILE.exec(file)?.groups?.['secret'] ?? '';
    const retryAfterSeconds = await limits.countCalendar(secret, from);
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });

    const text = doors.calendar(secret);
    if (text === undefined) return answerProblem('not-found');

    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    const headers = { etag, 'cache-control': `private, max-age=${MAX_AGE_SECONDS}` };
    if (isKnownAlready(asked['if-none-match'], etag)) return { status: 304, headers, body: '' };
    const shown = { ...headers, 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="visits.ics"' };
    return { status: 200, headers: shown, body: text };
  };

/** Compared weakly, as RFC 9110 asks for here: a proxy that packs the text marks its tag with `W/`. */
const isKnownAlready = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);

import type { Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import { answerProblem } from './problems.ts';
import type { TakeSecret } from './secret-addresses.ts';

const FILE = /^(?<secret>.*)\.pdf$/s;

const HEADERS = {
  'cache-control': 'no-store',
  'content-type': 'application/pdf',
  'content-disposition': 'inline; filename="poster.pdf"',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-robots-tag': 'noindex, nofollow, noarchive',
} as const;

/** A circle's poster to print, for whoever has its address, until it is stopped. It may hang anywhere; what is kept back is only which circles have one. */
export const showPoster =
  (doors: Doors, limits: Limits): TakeSecret =>
  async (file, { from }) => {
    const secret = FILE.exec(file)?.groups?.['secret'] ?? '';
    const retryAfterSeconds = await limits.countCalendar(`poster ${secret}`, from);
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });
    const sheet = await doors.poster(secret);
    if (sheet === undefined) return answerProblem('not-found', { headers: { 'cache-control': 'no-store' } });
    return { status: 200, headers: HEADERS, body: sheet };
  };

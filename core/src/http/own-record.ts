import type { Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import { answerProblem } from './problems.ts';
import type { TakeSecret } from './secret-addresses.ts';

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
export const showOwnRecord =
  (doors: Doors, limits: Limits): TakeSecret =>
  async (file, { from }) => {
    const secret = FILE.exec(file)?.groups?.['secret'] ?? '';
    const retryAfterSeconds = await limits.countCalendar(`own record ${secret}`, from);
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });
    const text = doors.ownRecord(secret);
    return text === undefined ? answerProblem('not-found') : { status: 200, headers: HEADERS, body: text };
  };

import type * as z from 'zod';

/** The core waits ten seconds for a letter to be shown, and showing it takes a few calls. */
const PATIENCE_MILLISECONDS = 4_000;
/** What a server that says "too many" without saying until when is given. */
const PAUSE_MILLISECONDS = 10_000;

/** Rocket.Chat does not answer, or asks us to slow down: the same call may be tried again, not before then. */
export class TryLater extends Error {
  readonly inMilliseconds: number;
  constructor(what: string, inMilliseconds = 0) {
    super(what);
    this.inMilliseconds = inMilliseconds;
  }
}

/** The token is not good any more. No call will work until a person has made a new one. */
export class SignedOut extends Error {}

/** What Rocket.Chat answered: what was asked for, or a no with its reason in Rocket.Chat's own words. */
export type Answer<Body> = { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly status: number; readonly error: string };

interface Account {
  readonly server: string;
  readonly userId: string;
  readonly token: string;
  readonly now?: () => number;
}

type Query = Readonly<Record<string, string | number>>;

/** REST calls as one account. Throws TryLater and SignedOut; a plain no is a value. After a 429 that route is left alone until the server wants it again. */
export function makeRest({ server, userId, token, now = Date.now }: Account) {
  const closedUntil = new Map<string, number>();
  let isSignedOut = false;

  async function call<Body>(method: 'GET' | 'POST', route: string, given: object, shape: z.ZodType<Body>): Promise<Answer<Body>> {
    if (isSignedOut) throw new SignedOut();
    const wait = (closedUntil.get(route) ?? 0) - now();
    if (wait > 0) throw new TryLater(`${route} is to be left alone`, wait);
    const response = await reach(method, route, given);
    if (response.status === 401) {
      isSignedOut = true;
      throw new SignedOut();
    }
    if (response.status === 429) {
      const pause = pauseWanted(response.headers, now());
      closedUntil.set(route, now() + pause);
      throw new TryLater(`${route}: too many calls`, pause);
    }
    if (response.status >= 500) throw new TryLater(`${route}: ${response.status}`);
    const body = await jsonOf(response);
    if (!response.ok) return { ok: false, status: response.status, error: reasonIn(body) };
    const read = shape.safeParse(body);
    // Whatever stands there, it is not Rocket.Chat as we know it: a proxy's page, perhaps.
    if (!read.success) throw new TryLater(`${route}: an answer of another shape`);
    return { ok: true, body: read.data };
  }

  async function reach(method: 'GET' | 'POST', route: string, given: object): Promise<Response> {
    const url = new URL(`/api/v1/${route}`, server);
    if (method === 'GET') for (const [name, value] of Object.entries(given)) url.searchParams.set(name, String(value));
    try {
      return await fetch(url, {
        method,
        headers: { 'x-user-id': userId, 'x-auth-token': token, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: JSON.stringify(given) } : {}),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      });
    } catch {
      throw new TryLater(`${route}: no answer`);
    }
  }

  return {
    get: <Body>(route: string, query: Query, shape: z.ZodType<Body>) => call('GET', route, query, shape),
    post: <Body>(route: string, body: object, shape: z.ZodType<Body>) => call('POST', route, body, shape),
    isSignedOut: () => isSignedOut,
    /** The socket was refused the same token. */
    signOut: () => {
      isSignedOut = true;
    },
  };
}
export type Rest = ReturnType<typeof makeRest>;

/** `x-ratelimit-reset` is the moment, in milliseconds since 1970, by the server's clock; `retry-after` is seconds. */
function pauseWanted(headers: Headers, now: number): number {
  const retryAfter = Number(headers.get('retry-after'));
  if (retryAfter > 0) return retryAfter * 1000;
  const reset = Number(headers.get('x-ratelimit-reset'));
  const serverNow = Date.parse(headers.get('date') ?? '') || now;
  return reset > serverNow ? Math.min(reset - serverNow, 5 * 60_000) : PAUSE_MILLISECONDS;
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** Rocket.Chat says why in `errorType` (a code) or `error` (a code or a sentence with the code in brackets). */
function reasonIn(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { errorType, error, message } = body as Record<string, unknown>;
  return [errorType, error, message].filter((part) => typeof part === 'string').join(' ');
}

import { randomUUID } from 'node:crypto';
import { macOf } from './signature.ts';

/** Where signed calls go, as whom, and how the time is known. */
export interface Callee {
  readonly url: string;
  readonly channel: string;
  readonly secret: string;
  readonly nowSeconds: () => number;
}

/**
 * One signed call, as docs/channel-contract.md says. Signed anew each time, also for a retry: a nonce is good for one call. Throws what `fetch` throws when
 * there is no answer.
 */
export function callSigned({ url, channel, secret, nowSeconds }: Callee, path: string, body: string, signal: AbortSignal): Promise<Response> {
  const time = String(Math.floor(nowSeconds()));
  const nonce = randomUUID();
  const headers = {
    'content-type': 'application/json',
    'x-hatstand-channel': channel,
    'x-hatstand-time': time,
    'x-hatstand-nonce': nonce,
    'x-hatstand-signature': macOf(secret, { time, nonce }, body),
  };
  return fetch(new URL(path, url), { method: 'POST', headers, body, redirect: 'manual', signal });
}

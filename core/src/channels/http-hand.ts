import { randomBytes } from 'node:crypto';
import { closeEnvelope } from '../wire/envelope.ts';
import type { Errand } from '../wire/errand.ts';
import { Outage } from './channel.ts';
import { postOver } from './http-post.ts';

/** What became of an errand. `not allowed`: for want of a right in that room; `never`: there is nothing there to do it to. */
export type Ran = 'done' | 'not allowed' | 'never';

/** Does in the chat what no message can do. Throws Outage when it should be tried again. */
export type Hand = (errand: Errand) => Promise<Ran>;

/** Where the account listens, and how calls to it are signed. `now` is real time. */
interface HandAddress {
  readonly url: string;
  readonly secret: string;
  readonly now: () => Date;
}

/** The account's hand, where there is an account. */
export const handAt = (url: string | undefined, secret: string | undefined, now: () => Date): Hand | undefined =>
  url && secret ? handOverHttp({ url, secret, now }) : undefined;

/** There is a chat and no account: what is on the boards can be pinned by people only. */
export const NO_HAND: Hand = async () => 'not allowed';

/** Sends errands to the account over HTTP, in the same envelopes as letters (docs/channel-contract.md). */
function handOverHttp({ url, secret, now }: HandAddress): Hand {
  return async (errand) => {
    const seal = { time: String(Math.floor(now().getTime() / 1000)), nonce: randomBytes(18).toString('base64url') };
    const body = JSON.stringify(closeEnvelope(secret, seal, JSON.stringify(errand)));
    const headers = { 'content-type': 'application/json' };
    const { status } = await postOver(new URL('/errands', url).href, headers, body).catch((cause: unknown) => {
      throw new Outage('the account does not answer', { cause });
    });
    if (status === 200) return 'done';
    if (status === 403) return 'not allowed';
    if (status === 410 || status === 422) return 'never';
    throw new Outage(`the account answered ${status}`);
  };
}

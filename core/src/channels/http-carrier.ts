import { randomBytes } from 'node:crypto';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { WireLetter } from '../wire/letter.ts';
import { macOf } from '../wire/signature.ts';
import { type Carried, Outage } from './channel.ts';

const PATIENCE_MS = 10_000;
/** An adapter that answers `no` here promises that the chat has not got the letter. */
const SHOWN_HEADER = 'x-hatstand-shown';
/** An adapter that writes one message after the other says when it is a letter's turn, up to this far ahead. */
const LONGEST_TURN_SECONDS = 60;
/** What is said by the system when there was no connection at all: then nothing was handed over. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Where a channel's adapter listens, and how calls to it are signed. `now` is real time: signatures are checked against the clock on the wall. */
export interface AdapterAddress {
  readonly channel: ChannelName;
  readonly url: string;
  readonly secret: string;
  readonly now: () => Date;
}

/** Hands letters to an adapter over HTTP, signed as docs/channel-contract.md says. Throws Outage when it should be tried again. */
export function carryOverHttp(adapter: AdapterAddress): (letter: WireLetter) => Promise<Carried> {
  return async (letter) => {
    const { status, headers } = await post(adapter, JSON.stringify(letter));
    if (status === 200) return 'handed over';
    if (status === 410 || status === 422) return 'never';
    const nothingShown = headers.get(SHOWN_HEADER) === 'no';
    const seconds = status === 429 && nothingShown ? Number(headers.get('retry-after')) : 0;
    const askAgainInSeconds = seconds > 0 && seconds <= LONGEST_TURN_SECONDS ? seconds : undefined;
    throw new Outage(`${adapter.channel} answered ${status}`, { nothingShown, askAgainInSeconds });
  };
}

async function post(adapter: AdapterAddress, payload: string): Promise<Response> {
  const time = String(Math.floor(adapter.now().getTime() / 1000));
  const nonce = randomBytes(18).toString('base64url');
  const signature = macOf(adapter.secret, { time, nonce }, payload);
  const headers = {
    'content-type': 'application/json',
    'x-hatstand-channel': adapter.channel,
    'x-hatstand-time': time,
    'x-hatstand-nonce': nonce,
    'x-hatstand-signature': signature,
  };
  // Rocket.Chat's app API keeps no raw body, so what is signed travels as a field of its own.
  const body = adapter.channel === 'rocketchat' ? JSON.stringify({ time, nonce, signature, payload }) : payload;
  try {
    return await fetch(adapter.url, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (cause) {
    throw new Outage(`${adapter.channel} does not answer`, { cause, nothingShown: isUnconnected(cause) });
  }
}

function isUnconnected(problem: unknown): boolean {
  const reason = problem instanceof Error ? problem.cause : undefined;
  return reason instanceof Error && 'code' in reason && NOT_CONNECTED.has(String(reason.code));
}

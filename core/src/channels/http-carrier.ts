import { randomBytes } from 'node:crypto';
import type { ChannelName } from '@hatstand/db/schema/people';
import { closeEnvelope } from '../wire/envelope.ts';
import type { WireLetter } from '../wire/letter.ts';
import { macOf } from '../wire/signature.ts';
import { type Carried, type Carry, Outage } from './channel.ts';
import { type Answered, postOver, Unanswered } from './http-post.ts';

/** An adapter that answers `no` here promises that the chat has not got the letter. */
const SHOWN_HEADER = 'x-hatstand-shown';
/** Under which message of its own the chat shows a letter, where an adapter tells. */
const MESSAGE_HEADER = 'x-hatstand-message';
/** An adapter that answers `yes` here can change later what it has shown. */
const AMENDABLE_HEADER = 'x-hatstand-amendable';
/** An adapter that writes one message after the other says when it is a letter's turn, up to this far ahead. */
const LONGEST_TURN_SECONDS = 60;

/** Where a channel's adapter listens, and how calls to it are signed. `now` is real time: signatures are checked against the clock on the wall. */
export interface AdapterAddress {
  readonly channel: ChannelName;
  readonly url: string;
  readonly secret: string;
  readonly now: () => Date;
  /** The chat's own id of the message that shows a post in a room. */
  readonly noteShownAs?: (letter: string, message: string) => void;
}

/** Hands letters to an adapter over HTTP, signed as docs/channel-contract.md says. Throws Outage when it should be tried again. */
export function carryOverHttp(adapter: AdapterAddress): Carry {
  const amendable = new WeakSet<WireLetter>();
  const carry = async (letter: WireLetter): Promise<Carried> => {
    const { status, headers } = await post(adapter, JSON.stringify(letter));
    const message = headers[MESSAGE_HEADER];
    if (status === 200 && message && letter.to.kind === 'room') adapter.noteShownAs?.(letter.id, message);
    if (status === 200 && headers[AMENDABLE_HEADER] === 'yes') amendable.add(letter);
    if (status === 200) return 'handed over';
    if (status === 410 || status === 422) return 'never';
    if (status === 409) return 'room has changed';
    const nothingShown = headers[SHOWN_HEADER] === 'no';
    const seconds = status === 429 && nothingShown ? Number(headers['retry-after']) : 0;
    const askAgainInSeconds = seconds > 0 && seconds <= LONGEST_TURN_SECONDS ? seconds : undefined;
    throw new Outage(`${adapter.channel} answered ${status}`, { nothingShown, askAgainInSeconds });
  };
  return Object.assign(carry, { canAmend: (letter: WireLetter) => amendable.has(letter) });
}

async function post({ channel, url, secret, now }: AdapterAddress, letter: string): Promise<Answered> {
  const time = String(Math.floor(now().getTime() / 1000));
  const nonce = randomBytes(18).toString('base64url');
  // Rocket.Chat's app API keeps no raw body, so what is signed travels as a field of its own; and locked, because its logs keep that.
  const envelope = channel === 'rocketchat' ? closeEnvelope(secret, { time, nonce }, letter) : undefined;
  const headers = {
    'content-type': 'application/json',
    'x-hatstand-channel': channel,
    'x-hatstand-time': time,
    'x-hatstand-nonce': nonce,
    'x-hatstand-signature': envelope?.signature ?? macOf(secret, { time, nonce }, letter),
  };
  try {
    return await postOver(url, headers, envelope ? JSON.stringify(envelope) : letter);
  } catch (cause) {
    throw new Outage(`${channel} does not answer`, { cause, nothingShown: cause instanceof Unanswered && !cause.wasConnected });
  }
}

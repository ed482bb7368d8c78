import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import type { Channel, Secrets } from '../../chat-files/channels.ts';
import { type Envelope, openEnvelope } from '../../wire/envelope.ts';
import { letter, type WireLetter } from '../../wire/letter.ts';
import { isSignedWith } from '../../wire/signature.ts';

const SKEW_SECONDS = 300;
const envelope = z.strictObject({ time: z.string(), nonce: z.string(), signature: z.string(), payload: z.string() });
const signedHeaders = z.object({
  'x-hatstand-channel': z.literal('whatsapp'),
  'x-hatstand-time': z.string(),
  'x-hatstand-nonce': z.string(),
  'x-hatstand-signature': z.string(),
});

export type Opened = { readonly is: 'letter'; readonly letter: WireLetter } | { readonly is: 'refused'; readonly status: 400 | 401; readonly sentence: string };

export interface Delivery {
  readonly channel: Channel;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Opens a letter as strictly as the real adapters do. `usedNonces` grows with every signature that was right. */
export function openLetter(delivery: Delivery, secrets: Secrets, usedNonces: Set<string>): Opened {
  const { channel } = delivery;
  const seal = channel === 'rocketchat' ? sealInBody(delivery.body) : sealInHeaders(delivery);
  if (!seal) return refused(401, `a letter for ${channel} came without a signature`);
  const { time, nonce } = seal;
  const text = channel === 'rocketchat' ? openEnvelope(secrets.rocketchat, seal) : signedText(secrets[channel], seal);
  if (text === undefined) return refused(401, `the signature of a letter for ${channel} is wrong`);
  const skewSeconds = Math.abs(Date.now() / 1000 - Number(time));
  if (!/^\d+$/.test(time) || skewSeconds > SKEW_SECONDS)
    return refused(401, `the signing time of a letter for ${channel} is off by more than ${SKEW_SECONDS} seconds of real time: ${time}`);
  if (nonce.length < 16 || nonce.length > 100) return refused(401, `the nonce of a letter for ${channel} has ${nonce.length} characters`);
  if (usedNonces.has(nonce)) return refused(401, `the nonce of a letter for ${channel} was used before`);
  usedNonces.add(nonce);
  const read = letter.safeParse(parsed(text));
  return read.success
    ? { is: 'letter', letter: read.data }
    : refused(400, `a letter for ${channel} is not as the contract says: ${z.prettifyError(read.error)}`);
}

const signedText = (secret: string, { time, nonce, signature, payload }: Envelope): string | undefined =>
  isSignedWith(secret, { time, nonce, mac: signature }, payload) ? payload : undefined;

/** Rocket.Chat's logs keep request bodies, so that the letter is a locked string there, with its signature beside it. */
function sealInBody(body: string): Envelope | undefined {
  const read = envelope.safeParse(parsed(body));
  return read.success ? read.data : undefined;
}

function sealInHeaders({ headers, body }: Delivery): Envelope | undefined {
  const read = signedHeaders.safeParse(headers);
  if (!read.success) return undefined;
  return {
    time: read.data['x-hatstand-time'],
    nonce: read.data['x-hatstand-nonce'],
    signature: read.data['x-hatstand-signature'],
    payload: body,
  };
}

function refused(status: 400 | 401, sentence: string): Opened {
  return { is: 'refused', status, sentence };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

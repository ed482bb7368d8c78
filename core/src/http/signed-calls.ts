import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { isSignedWith, type Signature } from '../wire/signature.ts';
import { readSmallBody } from './bodies.ts';
import { CHANNEL_NAMES, type ChannelName, type Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import type { Nonces } from './nonces.ts';
import { answerProblem } from './problems.ts';
import { SKEW_SECONDS } from './skew.ts';

/** A call whose signature was right: who made it, and the exact text that was signed. */
interface SignedCall {
  readonly channel: ChannelName;
  readonly body: string;
}
/** There is no socket when the app is called without a network, as tests do. */
export type SignedEnvironment = { Bindings: Partial<HttpBindings>; Variables: { call: SignedCall } };

type Refusal = 'headers' | 'channel' | 'signature' | 'clock' | 'before-start' | 'replayed';

/** A nonce without full stops: otherwise one signature would fit two ways of cutting `time.nonce.body`. */
const NONCE = /^[^.]{16,100}$/;
const WHOLE_SECONDS = /^\d{1,12}$/;

/**
 * Lets through only calls signed with the channel's secret, in time, and once.
 * Calls dated before `startedAt` are refused because nobody remembers whether they were made before the restart.
 */
export function onlySigned(doors: Doors, limits: Limits, nonces: Readonly<Record<ChannelName, Nonces>>): MiddlewareHandler<SignedEnvironment> {
  const startedAt = Math.floor(doors.realTime().getTime() / 1000);

  /**
   * A right signature is never counted against anyone, so a stranger behind the same proxy cannot lock an adapter out.
   * All refusals read the same; only a caller who holds the secret is told that the clock is the matter.
   */
  async function refuse(context: Context<SignedEnvironment>, why: Refusal): Promise<Response> {
    const retryAfterSeconds = await limits.countFailure(context.env?.incoming?.socket.remoteAddress ?? 'no socket');
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });
    doors.log({ event: 'call-refused', why });
    const headers = { 'www-authenticate': 'Hatstand-Signature' };
    return answerProblem('not-signed', why === 'clock' || why === 'before-start' ? { reason: 'clock', headers } : { headers });
  }

  return async (context, next) => {
    const signature = signatureIn(context);
    if (!signature) return refuse(context, 'headers');
    const channel = CHANNEL_NAMES.find((name) => name === context.req.header('x-hatstand-channel'));
    const secret = channel && doors.secretOf(channel);
    if (!channel || !secret) return refuse(context, 'channel');

    const bytes = await readSmallBody(context);
    if (bytes instanceof Response) return bytes;
    const body = textOf(bytes);
    // Signatures are made over text, so bytes that are no text can have no right signature.
    if (body === undefined) return answerProblem('not-json');
    if (!isSignedWith(secret, signature, body)) return refuse(context, 'signature');

    const now = doors.realTime();
    if (Math.abs(now.getTime() / 1000 - Number(signature.time)) > SKEW_SECONDS) return refuse(context, 'clock');
    if (Number(signature.time) < startedAt) return refuse(context, 'before-start');

    const use = nonces[channel].use(signature.nonce, now);
    if (use.is === 'used') return refuse(context, 'replayed');
    const wait = use.is === 'full' ? use.secondsToWait : await limits.countCall(channel);
    if (wait !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds: wait });

    context.set('call', { channel, body });
    return next();
  };
}

/** Undefined when a header is missing or cannot be right. */
function signatureIn(context: Context): Signature | undefined {
  const time = context.req.header('x-hatstand-time') ?? '';
  const nonce = context.req.header('x-hatstand-nonce') ?? '';
  const mac = context.req.header('x-hatstand-signature') ?? '';
  return WHOLE_SECONDS.test(time) && NONCE.test(nonce) && mac !== '' ? { time, nonce, mac } : undefined;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined when the bytes are not UTF-8. A byte order mark is kept, because it was signed. */
function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

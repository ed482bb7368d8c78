import { isUtf8 } from 'node:buffer';
import { isSignedWith, type Signature } from '../wire/signature.ts';
import { isJson } from './bodies.ts';
import type { Answer, Call } from './call.ts';
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
export type TakeSigned = (call: SignedCall) => Promise<Answer>;

type Refusal = 'headers' | 'channel' | 'signature' | 'clock' | 'before-start' | 'replayed';

/** A nonce without full stops: otherwise one signature would fit two ways of cutting `time.nonce.body`. */
const NONCE = /^[^.]{16,100}$/;
const WHOLE_SECONDS = /^\d{1,12}$/;

/**
 * Lets through only calls signed with the channel's secret, in time, and once.
 * Calls dated before this is made are refused because nobody remembers whether they were made before the restart.
 */
export function onlySigned(doors: Doors, limits: Limits, nonces: Readonly<Record<ChannelName, Nonces>>): (take: TakeSigned) => (call: Call) => Promise<Answer> {
  const startedAt = Math.floor(doors.realTime().getTime() / 1000);

  /**
   * A right signature is never counted against anyone, so a stranger behind the same proxy cannot lock an adapter out.
   * All refusals read the same; only a caller who holds the secret is told that the clock is the matter.
   */
  async function refuse({ from }: Call, why: Refusal): Promise<Answer> {
    const retryAfterSeconds = await limits.countFailure(from);
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });
    doors.log({ event: 'call-refused', why });
    const headers = { 'www-authenticate': 'Hatstand-Signature' };
    return answerProblem('not-signed', why === 'clock' || why === 'before-start' ? { reason: 'clock', headers } : { headers });
  }

  return (take) => async (call) => {
    const signature = signatureIn(call);
    if (!signature) return refuse(call, 'headers');
    const channel = CHANNEL_NAMES.find((name) => name === call.headers['x-hatstand-channel']);
    const secret = channel && doors.secretOf(channel);
    if (!channel || !secret) return refuse(call, 'channel');

    const bytes = await call.body();
    if (bytes === 'too large') return answerProblem('too-large');
    // Signatures are made over text, so bytes that are no text can have no right signature. A byte order mark is kept, because it was signed.
    if (bytes === 'broken off' || !isUtf8(bytes)) return answerProblem('not-json');
    const body = bytes.toString('utf8');
    if (!isSignedWith(secret, signature, body)) return refuse(call, 'signature');

    const now = doors.realTime();
    if (Math.abs(now.getTime() / 1000 - Number(signature.time)) > SKEW_SECONDS) return refuse(call, 'clock');
    if (Number(signature.time) < startedAt) return refuse(call, 'before-start');

    const use = nonces[channel].use(signature.nonce, now);
    if (use.is === 'used') return refuse(call, 'replayed');
    const wait = use.is === 'full' ? use.secondsToWait : await limits.countCall(channel);
    if (wait !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds: wait });

    return isJson(call.headers['content-type']) ? take({ channel, body }) : answerProblem('wrong-content-type');
  };
}

/** Undefined when a header is missing or cannot be right. */
function signatureIn({ headers }: Call): Signature | undefined {
  const [time, nonce, mac] = [headers['x-hatstand-time'], headers['x-hatstand-nonce'], headers['x-hatstand-signature']];
  if (typeof time !== 'string' || typeof nonce !== 'string' || typeof mac !== 'string') return undefined;
  return WHOLE_SECONDS.test(time) && NONCE.test(nonce) && mac !== '' ? { time, nonce, mac } : undefined;
}

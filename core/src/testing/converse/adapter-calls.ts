import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text as wholeOf } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Channel, Secrets } from '../../chat-files/channels.ts';
import { shorten } from '../../chat-files/text.ts';
import { type Cue, type Form, heardAnswer } from '../../wire/cue.ts';
import type { Receipt } from '../../wire/letter.ts';
import { macOf } from '../../wire/signature.ts';

const PATIENCE_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15;
const MOST_TRIES = 3;
const problem = z.object({ title: z.string() });

/** Where the core listens, and the secrets its adapters sign with. */
export interface Line {
  readonly port: number;
  readonly secrets: Secrets;
}

export type CueAnswer = { readonly is: 'heard'; readonly form: Form | undefined } | { readonly is: 'refused'; readonly sentence: string };

interface Answer {
  readonly status: number;
  readonly body: string;
  /** How long a core that has too much to do wants to be left alone. */
  readonly waitSeconds: number;
}

/** Sends a cue as an adapter does. Only a first hearing with 202 is an answer; everything else is told as it was. */
export async function sendCue(line: Line, channel: Channel, cue: Cue): Promise<CueAnswer> {
  let answer = await post(line, { channel, path: '/cues', body: cue });
  // Files are played faster than anybody types, so that the core may ask for a pause. An adapter then comes again.
  for (let tries = 1; answer.status === 429 && tries < MOST_TRIES; tries += 1) {
    await sleep(answer.waitSeconds * 1000);
    answer = await post(line, { channel, path: '/cues', body: cue });
  }
  if (answer.status !== 202) return { is: 'refused', sentence: `the core answered the cue with ${answer.status}${titleIn(answer.body)}` };
  const heard = heardAnswer.safeParse(parsed(answer.body));
  if (!heard.success) return { is: 'refused', sentence: `the core answered the cue with 202 and what is no answer: ${shorten(answer.body)}` };
  if (heard.data.outcome === 'known') return { is: 'refused', sentence: 'the core says that it has heard this cue before' };
  return { is: 'heard', form: heard.data.form };
}

/** Reports a receipt as an adapter does. Gives a sentence when the core does not take it. */
export async function sendReceipt(line: Line, channel: Channel, receipt: Receipt): Promise<string | undefined> {
  const answer = await post(line, { channel, path: '/receipts', body: receipt });
  return answer.status === 204 ? undefined : `the core answered a receipt (${receipt.kind}) with ${answer.status}${titleIn(answer.body)}`;
}

interface Call {
  readonly channel: Channel;
  readonly path: string;
  readonly body: Cue | Receipt;
}

/** Kept open, as adapters keep theirs: to open one took as long as a call. A core that was started again listens elsewhere. */
const connections = new Agent({ keepAlive: true });

/** Adapters live by the real clock, whatever the clock of the conversation says. */
async function post({ port, secrets }: Line, { channel, path, body }: Call): Promise<Answer> {
  const text = JSON.stringify(body);
  const time = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  const calling = request({
    agent: connections,
    host: '127.0.0.1',
    port,
    path,
    method: 'POST',
    timeout: PATIENCE_SECONDS * 1000,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'x-hatstand-channel': channel,
      'x-hatstand-time': time,
      'x-hatstand-nonce': nonce,
      'x-hatstand-signature': macOf(secrets[channel], { time, nonce }, text),
    },
  });
  // What goes wrong after the head of the answer is told by its body.
  calling.on('error', () => undefined);
  calling.once('timeout', () => calling.destroy(new Error(`no answer within ${PATIENCE_SECONDS} seconds`)));
  calling.end(text);
  const [answer]: IncomingMessage[] = await once(calling, 'response');
  if (!answer) throw new Error('an answer without a head');
  const waitSeconds = Math.min(LONGEST_WAIT_SECONDS, Number(answer.headers['retry-after'] ?? 1) || 0);
  return { status: answer.statusCode ?? 0, body: await wholeOf(answer), waitSeconds };
}

function titleIn(body: string): string {
  const found = problem.safeParse(parsed(body));
  return found.success ? ` "${found.data.title}"` : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { randomUUID } from 'node:crypto';
import type { Cue, HeardAnswer } from '@hatstand/core/wire/cue';
import { macOf } from '@hatstand/core/wire/signature';
import type { Chat } from './chat.ts';
import { coreAddress, coreSecret } from './settings.ts';

/** Rocket.Chat forgets that a person clicked after 5 seconds, and a form must be open before that. */
const PATIENCE_MILLISECONDS = 4_000;

/** Tells the core what was heard and waits for its answer. */
export async function tellCore({ read, http }: Chat, cue: Cue): Promise<HeardAnswer | 'away'> {
  const [address, secret] = await Promise.all([coreAddress(read), coreSecret(read)]);
  if (address === '' || secret === '') return 'away';
  const body = JSON.stringify(cue);
  try {
    const response = await http.post(`${address}/cues`, {
      content: body,
      headers: { 'content-type': 'application/json', ...signatureHeaders(secret, body) },
      timeout: PATIENCE_MILLISECONDS,
    });
    if (response.statusCode !== 202) return 'away';
    // The answer's shape is the channel contract's, and the address is one an administrator chose.
    return JSON.parse(response.content ?? '') as HeardAnswer;
  } catch {
    // No answer in time, a closed door or half an answer: for the person it is all the same.
    return 'away';
  }
}

function signatureHeaders(secret: string, body: string): Record<string, string> {
  const time = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  return {
    'x-hatstand-channel': 'rocketchat',
    'x-hatstand-time': time,
    'x-hatstand-nonce': nonce,
    'x-hatstand-signature': macOf(secret, { time, nonce }, body),
  };
}

import { randomUUID } from 'node:crypto';
import type { Cue, HeardAnswer } from '@hatstand/core/wire/cue';
import { macOf } from '@hatstand/core/wire/signature';
import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type { Chat } from './chat.ts';
import { coreAddress, coreSecret } from './settings.ts';

/** Rocket.Chat forgets after 5 seconds that a person clicked; by then they must have an answer, and a form must be open. */
export const PATIENCE_MILLISECONDS = 4_000;

/** What came of telling the core. `away`: send it again later with the same id, it may have been heard. `refused`: never. */
export type Told =
  | { readonly is: 'heard'; readonly answer: HeardAnswer }
  | { readonly is: 'refused' }
  | { readonly is: 'away'; readonly because: 'clock' | 'secret' | 'too many' | 'silence' };

const SILENCE: Told = { is: 'away', because: 'silence' };

/** Tells the core what was heard and waits for its answer, at most for `patience` milliseconds. */
export async function tellCore({ read, http }: Pick<Chat, 'read' | 'http'>, cue: Cue, patience = PATIENCE_MILLISECONDS): Promise<Told> {
  const [address, secret] = await Promise.all([coreAddress(read), coreSecret(read)]);
  if (address === '' || secret === '' || patience <= 0) return SILENCE;
  const body = JSON.stringify(cue);
  try {
    const headers = { 'content-type': 'application/json', ...signatureHeaders(secret, body) };
    return toldBy(await http.post(`${address}/cues`, { content: body, headers, timeout: patience }));
  } catch {
    // No answer in time, a closed door or half an answer: for the person it is all the same.
    return SILENCE;
  }
}

function toldBy({ statusCode, content }: IHttpResponse): Told {
  switch (statusCode) {
    case 202:
      // The answer's shape is the channel contract's, and the address is one an administrator chose.
      return { is: 'heard', answer: JSON.parse(content ?? '') as HeardAnswer };
    case 400:
    case 413:
    case 415:
      return { is: 'refused' };
    case 401:
      return { is: 'away', because: reasonIn(content) === 'clock' ? 'clock' : 'secret' };
    case 429:
      return { is: 'away', because: 'too many' };
    default:
      return SILENCE;
  }
}

const reasonIn = (content: string | undefined): unknown => (JSON.parse(content || '{}') as { reason?: unknown }).reason;

/** What a call to the core carries beside its body. */
export function signatureHeaders(secret: string, body: string): Record<string, string> {
  const time = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  return {
    'x-hatstand-channel': 'rocketchat',
    'x-hatstand-time': time,
    'x-hatstand-nonce': nonce,
    'x-hatstand-signature': macOf(secret, { time, nonce }, body),
  };
}

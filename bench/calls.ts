import { randomBytes } from 'node:crypto';
import { macOf } from '../core/src/wire/signature.ts';

export const SECRET = 'a secret for the bench';

/** Who says what, where. */
export interface SaidCue {
  readonly who: string;
  readonly words: string;
  readonly room?: string;
}

let made = 0;

/** Signed calls as an adapter makes them, each with an id of its own. */
export function signedCues(said: readonly SaidCue[]): Buffer[] {
  const time = String(Math.floor(Date.now() / 1000));
  return said.map(({ who, words, room }) => {
    made += 1;
    const body = JSON.stringify({
      id: `bench-${process.pid}-${made}-${randomBytes(6).toString('hex')}`,
      from: { address: who, name: who },
      place: room === undefined ? { kind: 'direct' } : { kind: 'room', room },
      heard: { kind: 'words', words },
    });
    const nonce = randomBytes(18).toString('base64url');
    const signature = macOf(SECRET, { time, nonce }, body);
    return Buffer.from(
      `POST /cues HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nx-hatstand-channel: rocketchat\r\nx-hatstand-time: ${time}\r\n` +
        `x-hatstand-nonce: ${nonce}\r\nx-hatstand-signature: ${signature}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

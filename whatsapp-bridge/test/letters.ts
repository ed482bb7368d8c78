import { randomUUID } from 'node:crypto';
import type { WireLetter } from '@hatstand/core/wire/letter';
import { macOf } from '@hatstand/core/wire/signature';
import { SECRET } from './bridge.ts';

/** A letter that may go to WhatsApp, with what a test cares about put in its place. */
export function letterTo(address: string, changes: Partial<WireLetter> = {}): WireLetter {
  return { id: randomUUID(), to: { kind: 'direct', address }, label: 'plan', text: 'Tue 24 Nov, 9am to 11am', buttons: [], ...changes };
}

interface Signing {
  readonly secret?: string;
  readonly seconds?: number;
  readonly nonce?: string;
  readonly channel?: string;
}

/** The headers the core sends with a letter. */
export function signed(body: string, { secret = SECRET, seconds = Date.now() / 1000, nonce = randomUUID(), channel = 'whatsapp' }: Signing = {}) {
  const time = String(Math.floor(seconds));
  return {
    'content-type': 'application/json',
    'x-hatstand-channel': channel,
    'x-hatstand-time': time,
    'x-hatstand-nonce': nonce,
    'x-hatstand-signature': macOf(secret, { time, nonce }, body),
  };
}

/** Hands in a letter as the core does. Gives back the status. */
export async function post(url: string, letter: WireLetter): Promise<number> {
  const body = JSON.stringify(letter);
  const answer = await fetch(url, { method: 'POST', headers: signed(body), body });
  return answer.status;
}

import { randomUUID } from 'node:crypto';
import { closeEnvelope } from '@hatstand/core/wire/envelope';
import type { WireLetter } from '@hatstand/core/wire/letter';
import { SECRET } from './fake-core.ts';
import { APP_ID, type Workspace } from './workspace.ts';

/** A letter as the core seals it for Rocket.Chat, with what a test wants to be different. */
interface Seal {
  readonly time?: string;
  readonly nonce?: string;
  readonly secret?: string;
}

export function sealed(letter: WireLetter, { time = String(Math.floor(Date.now() / 1000)), nonce = randomUUID(), secret = SECRET }: Seal = {}) {
  return closeEnvelope(secret, { time, nonce }, JSON.stringify(letter));
}

/** Brings something to the app's door and gives what the door answered. */
export function answerTo({ front }: Workspace, content: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(front.addressOf(APP_ID, 'letters'), { method: 'POST', headers, body: JSON.stringify(content) });
}

/** As `answerTo`: only how it was answered. */
export const deliver = async (workspace: Workspace, content: object): Promise<number> => (await answerTo(workspace, content)).status;

/** A letter with a new id to the room `rosa`, unless a test says otherwise. */
export function letter(special: Partial<WireLetter> = {}): WireLetter {
  return { id: randomUUID(), to: { kind: 'room', room: 'rosa' }, label: 'plan', text: 'Tue 24 Nov, 9am to 11am: Sam', buttons: [], ...special };
}

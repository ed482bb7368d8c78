import type { WireLetter } from '@hatstand/core/wire/letter';
import { isSignedWith } from '@hatstand/core/wire/signature';

const PATIENCE_SECONDS = 300;

/** A letter as it arrives: signed text in a field, because Rocket.Chat hands the app no untouched request body. */
interface Envelope {
  readonly time: string;
  readonly nonce: string;
  readonly signature: string;
  readonly payload: string;
}

/** Something that opens the core's envelopes, each of them once. */
type Opener = (secret: string, content: unknown, nowSeconds: number) => WireLetter | 'refused';

export function envelopeOpener(): Opener {
  // Nonces, with the second after which their age alone refuses them. Kept in memory only: after a restart an
  // envelope could be opened again for five minutes, but its letter would not be shown again.
  const opened = new Map<string, number>();
  return (secret, content, nowSeconds) => {
    if (secret === '' || !isEnvelope(content)) return 'refused';
    const { time, nonce, signature, payload } = content;
    if (!isSignedWith(secret, { time, nonce, mac: signature }, payload)) return 'refused';
    if (!/^\d{1,12}$/.test(time) || Math.abs(nowSeconds - Number(time)) > PATIENCE_SECONDS) return 'refused';
    for (const [old, forgettable] of opened) if (forgettable < nowSeconds) opened.delete(old);
    if (opened.has(nonce)) return 'refused';
    opened.set(nonce, Number(time) + PATIENCE_SECONDS);
    // Signed by the core, so it has the shape of the contract.
    return JSON.parse(payload) as WireLetter;
  };
}

function isEnvelope(content: unknown): content is Envelope {
  if (typeof content !== 'object' || content === null) return false;
  const fields = content as Partial<Record<keyof Envelope, unknown>>;
  return [fields.time, fields.nonce, fields.signature, fields.payload].every((field) => typeof field === 'string');
}

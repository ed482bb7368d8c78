import { type Envelope, openEnvelope } from '@hatstand/core/wire/envelope';
import type { WireLetter } from '@hatstand/core/wire/letter';

const PATIENCE_SECONDS = 300;

/** Something that opens the core's envelopes, each of them once. */
type Opener = (secret: string, content: unknown, nowSeconds: number) => WireLetter | 'refused';

export function envelopeOpener(): Opener {
  // Nonces, with the second after which their age alone refuses them. Kept in memory only: after a restart an
  // envelope could be opened again for five minutes, but its letter would not be shown again.
  const opened = new Map<string, number>();
  return (secret, content, nowSeconds) => {
    if (!isEnvelope(content)) return 'refused';
    const { time, nonce } = content;
    const text = openEnvelope(secret, content);
    if (text === undefined) return 'refused';
    if (!/^\d{1,12}$/.test(time) || Math.abs(nowSeconds - Number(time)) > PATIENCE_SECONDS) return 'refused';
    for (const [old, forgettable] of opened) if (forgettable < nowSeconds) opened.delete(old);
    if (opened.has(nonce)) return 'refused';
    opened.set(nonce, Number(time) + PATIENCE_SECONDS);
    // Signed by the core, so it has the shape of the contract.
    return JSON.parse(text) as WireLetter;
  };
}

function isEnvelope(content: unknown): content is Envelope {
  if (typeof content !== 'object' || content === null) return false;
  const fields = content as Partial<Record<keyof Envelope, unknown>>;
  return [fields.time, fields.nonce, fields.signature, fields.payload].every((field) => typeof field === 'string');
}

import { isSignedWith } from '@hatstand/core/wire/signature';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { makeNonces } from './nonces.ts';
import { type Speak, type Spoken, sayable } from './speak.ts';
import { NoRoom } from './store.ts';
import { tellBug } from './terminal.ts';

/** How far the core's clock may be from ours. */
const SKEW_SECONDS = 300;
const LONGEST_BODY_BYTES = 512 * 1024;

const STATUS_OF: Record<Spoken, 200 | 410 | 503> = { sent: 200, unreachable: 410, later: 503 };

interface Door {
  readonly secret: string;
  readonly speak: Speak;
  readonly nowSeconds?: () => number;
}

/** Where the core hands in letters: `POST /letters`, signed. Answers carry no text: a status says it all. */
export function makeLettersDoor({ secret, speak, nowSeconds = () => Date.now() / 1000 }: Door): Hono {
  const isNewNonce = makeNonces(2 * SKEW_SECONDS);

  function isFromTheCore(header: (name: string) => string | undefined, body: string): boolean {
    const time = header('x-hatstand-time') ?? '';
    const nonce = header('x-hatstand-nonce') ?? '';
    const mac = header('x-hatstand-signature') ?? '';
    if (header('x-hatstand-channel') !== 'whatsapp') return false;
    if (!/^\d{1,12}$/.test(time) || nonce.length < 16 || nonce.length > 100) return false;
    if (!isSignedWith(secret, { time, nonce, mac }, body)) return false;
    if (Math.abs(nowSeconds() - Number(time)) > SKEW_SECONDS) return false;
    // Last, so that a forged call cannot use up a nonce.
    return isNewNonce(nonce, nowSeconds());
  }

  const door = new Hono();
  const noLonger = bodyLimit({ maxSize: LONGEST_BODY_BYTES, onError: (call) => call.body(null, 413) });
  door.post('/letters', noLonger, async (call) => {
    const body = await call.req.text();
    if (!isFromTheCore((name) => call.req.header(name), body)) return call.body(null, 401);
    const letter = sayable.safeParse(parsed(body));
    if (!letter.success) return call.body(null, 422);
    return call.body(null, STATUS_OF[await speak(letter.data)]);
  });
  // Hono itself would print the error whole, and with it perhaps the letter.
  door.onError((error, call) => {
    if (!(error instanceof NoRoom)) tellBug(error);
    return call.body(null, 503);
  });
  return door;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

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

/** For the core: the chat certainly has not got it. */
const NOT_SHOWN = { 'x-hatstand-shown': 'no' };
const answerOf = (spoken: Spoken): { readonly status: 200 | 410 | 429 | 503; readonly headers?: Record<string, string> } => {
  if (typeof spoken === 'object') return { status: 429, headers: { ...NOT_SHOWN, 'retry-after': String(spoken.askAgainInSeconds) } };
  switch (spoken) {
    case 'sent':
      return { status: 200 };
    case 'unreachable':
      return { status: 410 };
    case 'not now':
      return { status: 503, headers: NOT_SHOWN };
    case 'unsure':
      return { status: 503 };
  }
};

interface Door {
  readonly secret: string;
  readonly speak: Speak;
  /** How the line is, for whoever looks after it. */
  readonly line: () => object;
  readonly nowSeconds?: () => number;
}

/** Where the core hands in letters: `POST /letters`, signed. Answers carry no text: a status says it all. `GET /line`, signed over an empty body, says how the line is. */
export function makeLettersDoor({ secret, speak, line, nowSeconds = () => Date.now() / 1000 }: Door): Hono {
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
    const { status, headers } = answerOf(await speak(letter.data));
    return call.body(null, status, headers);
  });
  door.get('/line', (call) => (isFromTheCore((name) => call.req.header(name), '') ? call.json(line()) : call.body(null, 401)));
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

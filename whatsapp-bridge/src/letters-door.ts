import { makeSignatureCheck } from '@hatstand/core/wire/checking';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Speak, type Spoken, sayable } from './speak.ts';
import { NoRoom } from './store.ts';
import { tellBug } from './terminal.ts';

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
  const isSigned = makeSignatureCheck(secret, nowSeconds);

  function isFromTheCore(header: (name: string) => string | undefined, body: string): boolean {
    const [time = '', nonce = '', mac = ''] = ['time', 'nonce', 'signature'].map((part) => header(`x-hatstand-${part}`));
    return header('x-hatstand-channel') === 'whatsapp' && isSigned({ time, nonce, mac }, body);
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

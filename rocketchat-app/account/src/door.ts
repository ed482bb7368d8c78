import { makeSignatureCheck } from '@hatstand/core/wire/checking';
import { openEnvelope } from '@hatstand/core/wire/envelope';
import { errand } from '@hatstand/core/wire/errand';
import { letter } from '@hatstand/core/wire/letter';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import type { Errands, Ran } from './errands.ts';
import { SignedOut, TryLater } from './rest.ts';
import type { Speaker, Spoken } from './speak.ts';
import { tellBug } from './terminal.ts';

const LONGEST_BODY_BYTES = 512 * 1024;

const STATUS_OF: Record<Spoken, 200 | 409 | 410 | 503> = { shown: 200, 'room has changed': 409, never: 410, later: 503 };
const MORE_ABOUT: Record<Spoken, Record<string, string>> = {
  shown: { 'x-hatstand-amendable': 'yes' },
  'room has changed': { 'x-hatstand-shown': 'no' },
  never: {},
  later: { 'x-hatstand-shown': 'no' },
};
const STATUS_OF_ERRAND: Record<Ran, 200 | 403 | 410> = { done: 200, 'not allowed': 403, never: 410 };

/** What is signed travels as a field of its own, and locked, because of how Rocket.Chat treats its apps; the account takes the same. */
const envelope = z.strictObject({ time: z.string(), nonce: z.string(), signature: z.string(), payload: z.string() });

interface Door {
  readonly secret: string;
  /** None where the app shows the letters. */
  readonly show: Speaker['show'] | undefined;
  readonly run: Errands;
  readonly health: () => { readonly isWell: boolean; readonly says: string };
  readonly nowSeconds?: () => number;
}

/** Where the core hands in letters and errands, signed. Answers carry no text: a status says it all. */
export function makeDoor({ secret, show, run, health, nowSeconds = () => Date.now() / 1000 }: Door): Hono {
  const isFromTheCore = makeSignatureCheck(secret, nowSeconds);

  /** The text that was signed; undefined when it was not signed by the core, just now, for the first time. */
  async function signedText(call: Context): Promise<string | undefined> {
    const read = envelope.safeParse(parsed(await call.req.text()));
    if (!read.success) return undefined;
    const { time, nonce, signature, payload } = read.data;
    return isFromTheCore({ time, nonce, mac: signature }, payload) ? openEnvelope(secret, read.data) : undefined;
  }

  const door = new Hono();
  const noLonger = bodyLimit({ maxSize: LONGEST_BODY_BYTES, onError: (call) => call.body(null, 413) });
  door.get('/health', (call) => {
    const { isWell, says } = health();
    return call.text(says, isWell ? 200 : 503);
  });
  door.post('/letters', noLonger, async (call) => {
    const text = await signedText(call);
    if (text === undefined) return call.body(null, 401);
    const read = letter.safeParse(parsed(text));
    if (!read.success || !show) return call.body(null, 422);
    const spoken = await show(read.data);
    return call.body(null, STATUS_OF[spoken], MORE_ABOUT[spoken]);
  });
  door.post('/errands', noLonger, async (call) => {
    const text = await signedText(call);
    if (text === undefined) return call.body(null, 401);
    const read = errand.safeParse(parsed(text));
    if (!read.success) return call.body(null, 422);
    return call.body(null, STATUS_OF_ERRAND[await run(read.data)]);
  });
  // Hono itself would print the error whole, and with it perhaps the letter.
  door.onError((error, call) => {
    if (!(error instanceof TryLater) && !(error instanceof SignedOut)) tellBug(error);
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

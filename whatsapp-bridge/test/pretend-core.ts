import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Cue, cue } from '@hatstand/core/wire/cue';
import { type Receipt, receipt } from '@hatstand/core/wire/letter';
import { isSignedWith } from '@hatstand/core/wire/signature';
import { SECRET } from './bridge.ts';

/** Listens like the core: checks the signature and the shape, keeps what it hears, answers as told. */
export async function startPretendCore(wantedPort = 0) {
  const cues: Cue[] = [];
  const receipts: Receipt[] = [];
  /** Every call in the order it came, also those answered with a refusal. */
  const calls: { readonly path: string; readonly id: string; readonly nonce: string }[] = [];
  /** Statuses for the next calls; then 202 and 204 again. */
  const nextStatuses: number[] = [];
  /** Sent with a refusal when it is not nought. */
  const asked = { retryAfterSeconds: 0 };
  const faults: string[] = [];

  async function statusFor(call: IncomingMessage): Promise<number> {
    const body = await text(call);
    if (!isSigned(call, body)) faults.push(`unsigned call to ${call.url}`);
    const nonce = String(call.headers['x-hatstand-nonce']);
    if (calls.some((earlier) => earlier.nonce === nonce)) faults.push('a nonce was used twice');
    calls.push({ path: call.url ?? '', id: JSON.parse(body).id ?? '', nonce });
    const told = nextStatuses.shift();
    if (told !== undefined) return told;
    if (call.url === '/cues') {
      cues.push(cue.parse(JSON.parse(body)));
      return 202;
    }
    receipts.push(receipt.parse(JSON.parse(body)));
    return 204;
  }

  const server = createServer((call, answer) => {
    statusFor(call)
      .then((status) =>
        answer
          .writeHead(status, asked.retryAfterSeconds ? { 'retry-after': String(asked.retryAfterSeconds) } : undefined)
          .end(status === 202 ? '{"outcome":"done"}' : undefined),
      )
      .catch((error: unknown) => {
        faults.push(String(error));
        answer.writeHead(400).end();
      });
  }).listen(wantedPort, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a string.
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    cues,
    receipts,
    calls,
    nextStatuses,
    set retryAfterSeconds(seconds: number) {
      asked.retryAfterSeconds = seconds;
    },
    /** Calls that the real core would have turned away. */
    faults,
    words: () => cues.map(({ heard }) => (heard.kind === 'words' ? heard.words : '')),
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
export type PretendCore = Awaited<ReturnType<typeof startPretendCore>>;

function isSigned({ headers }: IncomingMessage, body: string): boolean {
  const time = String(headers['x-hatstand-time']);
  const nonce = String(headers['x-hatstand-nonce']);
  const mac = String(headers['x-hatstand-signature']);
  return headers['x-hatstand-channel'] === 'whatsapp' && isSignedWith(SECRET, { time, nonce, mac }, body);
}

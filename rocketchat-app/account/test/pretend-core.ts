import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { makeSignatureCheck } from '@hatstand/core/wire/checking';
import { type Cue, cue } from '@hatstand/core/wire/cue';
import { receipt } from '@hatstand/core/wire/letter';
import { type RoomReport, roomReport } from '@hatstand/core/wire/room';

export const SECRET = 'a secret for tests only';

/** Listens like the core: checks the signature and the shape, keeps what it hears, answers as told. Each cue counts once, as in the real core. */
export async function startPretendCore(port = 0) {
  const cues: Cue[] = [];
  const rooms: RoomReport[] = [];
  const receipts: string[] = [];
  const isSigned = makeSignatureCheck(SECRET, () => Date.now() / 1000);
  let refusals: number[] = [];

  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.url === '/health') return response.writeHead(200).end('{"ok":true}');
    const header = (name: string): string => String(request.headers[`x-hatstand-${name}`] ?? '');
    if (header('channel') !== 'rocketchat' || !isSigned({ time: header('time'), nonce: header('nonce'), mac: header('signature') }, body))
      return response.writeHead(401).end();
    const refusal = refusals.shift();
    if (refusal) return response.writeHead(refusal).end();
    if (request.url === '/rooms') rooms.push(roomReport.parse(JSON.parse(body)));
    if (request.url === '/receipts') receipts.push(receipt.parse(JSON.parse(body)).kind);
    if (request.url !== '/cues') return response.writeHead(204).end();
    const heard = cue.parse(JSON.parse(body));
    const isKnown = cues.some(({ id }) => id === heard.id);
    if (!isKnown) cues.push(heard);
    return response.writeHead(202).end(JSON.stringify({ outcome: isKnown ? 'known' : 'done' }));
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a string.
  const address = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    cues,
    rooms,
    receipts,
    words: (): string[] => cues.flatMap(({ heard }) => (heard.kind === 'words' ? [heard.words] : [])),
    refuseNext: (...statuses: number[]): void => {
      refusals = statuses;
    },
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
export type PretendCore = Awaited<ReturnType<typeof startPretendCore>>;

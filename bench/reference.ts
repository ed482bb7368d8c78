import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { isSignedWith } from '../core/src/wire/signature.ts';
import { SECRET } from './calls.ts';
import { prepareRows } from './rows.ts';

/**
 * What the core is compared with: the least that a server can do. `echo` reads JSON and sends it back. `signed` also checks the signature.
 * `durable` also writes three rows and changes one, in a transaction of its own that is on disk before the answer goes.
 */
const [kind = '', file = ''] = process.argv.slice(2);

const keep = kind === 'durable' ? openStore(file) : () => undefined;

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const body = Buffer.concat(pieces).toString('utf8');
    if (kind !== 'echo' && !isSigned(request, body)) {
      response.writeHead(401, { 'content-length': 0 }).end();
      return;
    }
    const cue = JSON.parse(body) as { id: string };
    keep(cue);
    const answer = JSON.stringify(kind === 'durable' ? { outcome: 'done' } : cue);
    response.writeHead(202, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer);
  });
});

function isSigned({ headers }: IncomingMessage, body: string): boolean {
  const text = (name: string): string => String(headers[name] ?? '');
  return isSignedWith(SECRET, { time: text('x-hatstand-time'), nonce: text('x-hatstand-nonce'), mac: text('x-hatstand-signature') }, body);
}

function openStore(path: string): (cue: { id: string }) => void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const write = prepareRows(db);
  const all = db.transaction((id: string) => write(id));
  return ({ id }) => all.immediate(id);
}

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));

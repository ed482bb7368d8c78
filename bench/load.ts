import { connect, type Socket } from 'node:net';
import { quantile } from './figures.ts';

/** Calls sent over several connections, on each of them one after the other. */
export interface Load {
  readonly port: number;
  readonly connections: number;
  /** Whole HTTP requests, ready to be written: making them must not cost time while it is measured. */
  readonly requests: readonly Buffer[];
}
export interface Passed {
  readonly perSecond: number;
  /** How long the slowest one in a hundred took, in milliseconds. */
  readonly p99: number;
}

/**
 * Sends every request and waits for every answer. Throws when one of them is not a yes. The first on each connection is not counted: Node takes in one new
 * connection at each turn of its loop, and adapters keep theirs open. A bare socket: a client of more comfort would be slower than what it measures.
 */
export async function send({ port, connections, requests }: Load): Promise<Passed> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const waiting = requests.slice(connections).reverse();
  await Promise.all(sockets.map((socket, place) => sendOneByOne(socket, requests.slice(place, place + 1), [])));
  const counted = waiting.length;
  const took: number[] = [];
  const start = performance.now();
  await Promise.all(sockets.map((socket) => sendOneByOne(socket, waiting, took)));
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  return { perSecond: counted / seconds, p99: quantile(took, 0.99) };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

function sendOneByOne(socket: Socket, waiting: Buffer[], took: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    let heard = '';
    const closed = (): void => reject(new Error('the connection was closed'));
    const next = (): void => {
      const request = waiting.pop();
      if (!request) {
        socket.removeAllListeners('data').off('error', reject).off('close', closed);
        return resolve();
      }
      heard = '';
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      if (!isWhole(heard)) return;
      took.push(performance.now() - sentAt);
      if (/^HTTP\/1\.1 20\d/.test(heard)) next();
      else reject(new Error(`it was answered: ${heard.slice(0, 500)}`));
    });
    socket.once('error', reject);
    socket.once('close', closed);
    next();
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, end))?.[1];
  return length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= end + 4 + Number(length);
}

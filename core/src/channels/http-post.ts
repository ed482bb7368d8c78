import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request as requestPlainly } from 'node:http';

const PATIENCE_MS = 10_000;

/** The head of an answer. Names of headers are in small letters; one that came twice is one with a comma between. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** No answer came. Where there was no connection at all, nothing was handed over. */
export class Unanswered extends Error {
  readonly wasConnected: boolean;
  readonly wasKeptOpen: boolean;

  constructor(cause: Error, { wasConnected, wasKeptOpen }: Pick<Unanswered, 'wasConnected' | 'wasKeptOpen'>) {
    super('no answer', { cause });
    this.wasConnected = wasConnected;
    this.wasKeptOpen = wasKeptOpen;
  }
}

/**
 * Posts to an adapter and gives the head of its answer, over a connection that is kept open. Node's own `fetch` takes 17 MB and, the first time, longer than
 * opening the database does (docs/performance.md). Redirections are not followed: what is signed is for this address. Throws Unanswered.
 */
export async function postOver(url: string, headers: OutgoingHttpHeaders, body: string): Promise<Answered> {
  try {
    return await call(url, headers, body);
  } catch (problem) {
    if (!(problem instanceof Unanswered && problem.wasKeptOpen)) throw problem;
    // A connection that had been kept open was closed at the other end just then: it is the same letter, whether it arrived or not.
    return call(url, headers, body).catch((cause: unknown) => {
      // Nobody is there now, but whoever was may have taken it before they ended.
      throw cause instanceof Unanswered ? new Unanswered(cause, { wasConnected: true, wasKeptOpen: false }) : cause;
    });
  }
}

async function call(url: string, headers: OutgoingHttpHeaders, body: string): Promise<Answered> {
  const begin = url.startsWith('https:') ? (await import('node:https')).request : requestPlainly;
  return new Promise((resolve, reject) => {
    let wasConnected = false;
    const calling = begin(url, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } });
    const patience = setTimeout(() => calling.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
    calling.once('socket', (socket) => {
      wasConnected = !socket.connecting;
      // Only while it connects: a connection that is kept open would gather a listener a letter.
      if (socket.connecting)
        socket.once('connect', () => {
          wasConnected = true;
        });
    });
    calling.once('response', (answer) => {
      // Nobody reads more of it than its head, and it is not waited for.
      answer
        .once('error', () => undefined)
        .once('close', () => clearTimeout(patience))
        .resume();
      resolve({ status: answer.statusCode ?? 0, headers: plain(answer.headers) });
    });
    calling.on('error', (cause) => {
      clearTimeout(patience);
      reject(new Unanswered(cause, { wasConnected, wasKeptOpen: calling.reusedSocket && 'code' in cause && cause.code === 'ECONNRESET' }));
    });
    calling.end(body);
  });
}

const plain = (headers: IncomingHttpHeaders): Answered['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));

import { createServer, type Server as HttpServer, type IncomingMessage, type RequestListener, type ServerOptions, type ServerResponse } from 'node:http';
import { readSmallBody } from './bodies.ts';
import { type Answer, type Call, SECURITY_HEADERS } from './call.ts';
import { NOTHING_HERE, type Server } from './server.ts';

/** Adapters are near and their calls small: whoever takes this long to say something is stuck, or holding lines on purpose. */
export const SERVER_OPTIONS = {
  headersTimeout: 5_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 30_000,
  // Node looks for slow callers only every 30 seconds unless told otherwise.
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 8 * 1024,
} as const satisfies ServerOptions;

/** Two adapters and some browsers need a few dozen. Each may hold half a megabyte before its signature is seen. */
const MOST_CONNECTIONS = 500;
/** Turns take milliseconds; what is still open after this is a browser watching the playground. */
const CLOSING_MILLISECONDS = 2_000;
const LETTING_GO_MILLISECONDS = 20;

export interface Listening {
  readonly port: number;
  /** Takes no new calls, lets those under way finish, then resolves. */
  readonly close: () => Promise<void>;
}

interface Place {
  readonly host: string;
  readonly port: number;
  /** What stands at all other addresses: the playground, in the demo. */
  readonly otherwise?: RequestListener | undefined;
}

/** Resolves when calls are taken; port 0 picks a free one. */
export async function serve(server: Server, { host, port, otherwise }: Place): Promise<Listening> {
  const send = sendTogether();
  const listener = createServer(SERVER_OPTIONS, (request, response) => {
    const answering = server(callIn(request));
    if (answering) void answering.then((answer) => send(response, answer));
    else if (otherwise) otherwise(request, response);
    else send(response, NOTHING_HERE);
  });
  listener.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, host, () => {
      listener.off('error', reject);
      resolve();
    });
  });
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('expected to listen on a port');
  return { port: address.port, close: () => closeGently(listener) };
}

function callIn(request: IncomingMessage): Call {
  const { method = '', url = '', headers } = request;
  const end = url.indexOf('?');
  const path = end < 0 ? url : url.slice(0, end);
  return { method, path, headers, from: request.socket.remoteAddress ?? 'no socket', body: () => readSmallBody(request) };
}

/**
 * Answers that are ready at the same time leave right after one another. Sent one by one in between, each would wake a caller that has just gone to sleep:
 * that was a third of the door's work (docs/performance.md).
 */
function sendTogether(): (response: ServerResponse, answer: Answer) => void {
  let ready: { readonly response: ServerResponse; readonly answer: Answer }[] = [];
  const sendAll = (): void => {
    const leaving = ready;
    ready = [];
    for (const { response, answer } of leaving) write(response, answer);
  };
  return (response, answer) => {
    if (ready.length === 0) setImmediate(sendAll);
    ready.push({ response, answer });
  };
}

const SECURITY = Object.entries(SECURITY_HEADERS).flat();

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  const lines = [...SECURITY];
  for (const name in headers) lines.push(name, headers[name] ?? '');
  if (status !== 204 && status !== 304) lines.push('content-length', String(Buffer.byteLength(body)));
  response.writeHead(status, lines).end(body);
}

function closeGently(listener: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose call ends while closing would otherwise be kept open for the next one.
    const letGo = setInterval(() => listener.closeIdleConnections(), LETTING_GO_MILLISECONDS);
    const cut = setTimeout(() => listener.closeAllConnections(), CLOSING_MILLISECONDS);
    listener.close(() => {
      clearInterval(letGo);
      clearTimeout(cut);
      resolve();
    });
  });
}

import { Server, type ServerOptions } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

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

/** Resolves when calls are taken; port 0 picks a free one. */
export async function serve(app: Hono, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: host, serverOptions: SERVER_OPTIONS });
  if (!(server instanceof Server)) throw new Error('expected a plain HTTP server');
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected to listen on a port');
  return { port: address.port, close: () => closeGently(server) };
}

function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose call ends while closing would otherwise be kept open for the next one.
    const letGo = setInterval(() => server.closeIdleConnections(), LETTING_GO_MILLISECONDS);
    const cut = setTimeout(() => server.closeAllConnections(), CLOSING_MILLISECONDS);
    server.close(() => {
      clearInterval(letGo);
      clearTimeout(cut);
      resolve();
    });
  });
}

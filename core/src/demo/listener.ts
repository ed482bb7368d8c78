import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Answer } from '../http/call.ts';
import type { Doors } from '../http/doors.ts';
import { answerThrown } from '../http/outages.ts';
import { NOTHING_HERE } from '../http/server.ts';

const asResponse = ({ status, headers, body }: Answer): Response => new Response(typeof body === 'string' ? body : Uint8Array.from(body), { status, headers });

/** The playground on the core's own port, with the same security headers and the same answers to what is not there or breaks. */
export function listenerFor(playground: Hono, log: Doors['log']): RequestListener {
  const app = new Hono();
  app.use(secureHeaders({ strictTransportSecurity: false }));
  app.onError((thrown, context) => asResponse(answerThrown(log, context.req.routePath, thrown)));
  app.notFound(() => asResponse(NOTHING_HERE));
  app.route('/', playground);
  return getRequestListener(app.fetch);
}

import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { onlyJson } from './bodies.ts';
import { showCalendar } from './calendar.ts';
import { hearCues } from './cues.ts';
import type { Doors } from './doors.ts';
import { sayHealth } from './health.ts';
import { type Limits, startLimits } from './limits.ts';
import { startNonces } from './nonces.ts';
import { answerThrown } from './outages.ts';
import { showOwnRecord } from './own-record.ts';
import { showPage } from './page.ts';
import { showPoster } from './poster.ts';
import { answerProblem } from './problems.ts';
import { receiveReceipts } from './receipts.ts';
import { receiveRooms } from './rooms.ts';
import { onlySigned, type SignedEnvironment } from './signed-calls.ts';

/** The core as the adapters see it. Made once per run: it remembers when it was made, and refuses calls signed earlier. */
export function createServer(doors: Doors, limits: Limits = startLimits()): Hono {
  const app = new Hono();
  // Whether this machine is reached over TLS is the proxy's to know, so the proxy promises it.
  app.use(secureHeaders({ strictTransportSecurity: false }));
  app.onError(answerThrown(doors));
  app.notFound(() => answerProblem('not-found'));
  app.get('/health', sayHealth(doors));
  app.all('/health', () => answerProblem('wrong-method', { headers: { allow: 'GET, HEAD' } }));
  app.get('/calendar/:file', showCalendar(doors, limits));
  app.all('/calendar/:file', () => answerProblem('wrong-method', { headers: { allow: 'GET, HEAD' } }));
  app.get('/own-record/:file', showOwnRecord(doors, limits));
  app.all('/own-record/:file', () => answerProblem('wrong-method', { headers: { allow: 'GET, HEAD' } }));
  app.get('/page/:secret', showPage(doors, limits));
  app.all('/page/:secret', () => answerProblem('wrong-method', { headers: { allow: 'GET, HEAD' } }));
  app.get('/poster/:file', showPoster(doors, limits));
  app.all('/poster/:file', () => answerProblem('wrong-method', { headers: { allow: 'GET, HEAD' } }));
  app.route('/', createCalls(doors, limits));
  return app;
}

function createCalls(doors: Doors, limits: Limits): Hono<SignedEnvironment> {
  const signed = onlySigned(doors, limits, { rocketchat: startNonces(), whatsapp: startNonces() });
  const calls = new Hono<SignedEnvironment>();
  calls.post('/cues', signed, onlyJson, hearCues(doors, limits));
  calls.post('/receipts', signed, onlyJson, receiveReceipts(doors));
  calls.post('/rooms', signed, onlyJson, receiveRooms(doors));
  for (const path of ['/cues', '/receipts', '/rooms']) {
    calls.all(path, () => answerProblem('wrong-method', { headers: { allow: 'POST' } }));
  }
  return calls;
}

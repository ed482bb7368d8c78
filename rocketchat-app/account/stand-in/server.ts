import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CALLS } from './calls.ts';
import { openRealtime } from './realtime.ts';
import { Refusal } from './refusals.ts';
import { makeWorkspace } from './workspace.ts';

const LIMIT_WINDOW_MILLISECONDS = 60_000;

/**
 * A Rocket.Chat for tests: the REST and realtime calls that the account makes, refused where the real server refuses them. Written from the official
 * documentation and the server's source; it proves the account against our reading of those, not against a real workspace.
 */
export async function startStandIn({ version = '8.0.0', hasApp = false }: { readonly version?: string; readonly hasApp?: boolean } = {}) {
  const workspace = makeWorkspace();
  const calls: string[] = [];
  /** Calls that a careful client never makes. */
  const faults: string[] = [];
  const limits = new Map<string, { used: number; until: number }>();
  /** What the next answers to a call are, whatever it asks: `lost` does it and says nothing. */
  const next: { call: string; is: 'lost' | 'away' | 500 }[] = [];
  let isRefusingSockets = false;
  let limit = 10;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://here');
    const name = url.pathname.replace('/api/v1/', '');
    const body = await text(request);
    const call = `${request.method} ${name}`;
    calls.push(call);
    if (url.pathname === '/api/info') return json(response, 200, { version, success: true });
    if (url.pathname.startsWith('/api/apps/')) return hasApp ? json(response, 401, {}) : json(response, 404, {});
    const planned = next.findIndex((one) => one.call === call);
    const plan = planned === -1 ? undefined : next.splice(planned, 1)[0];
    if (plan?.is === 'away') return void response.destroy();
    if (plan?.is === 500) return json(response, 500, { success: false, error: 'Internal server error' });
    const me = signedIn(request);
    if (!me) return json(response, 401, { status: 'error', message: 'You must be logged in to do this.' });
    const work = CALLS[call];
    if (!work) {
      faults.push(`unknown call ${call}`);
      return json(response, 404, { success: false, error: 'Resource not found' });
    }
    if (!workspace.may(me, 'api-bypass-rate-limit') && isTooMany(call, response)) {
      return json(response, 429, { success: false, error: 'Error, too many requests. Please slow down. [error-too-many-requests]' });
    }
    try {
      const given = request.method === 'GET' ? Object.fromEntries(url.searchParams) : JSON.parse(body);
      const answered = work({ workspace, me }, given);
      if (plan?.is === 'lost') return void response.destroy();
      json(response, 200, { ...answered, success: true });
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      if (problem.reason.includes('invalid-params')) faults.push(`${call}: ${problem.reason}`);
      json(response, problem.status, { success: false, error: problem.reason });
    }
  }

  function signedIn({ headers }: IncomingMessage) {
    const userId = workspace.tokens.get(String(headers['x-auth-token']));
    return userId && userId === headers['x-user-id'] ? workspace.accounts.get(userId) : undefined;
  }

  function isTooMany(call: string, response: ServerResponse): boolean {
    const now = Date.now();
    const kept = limits.get(call);
    const window = kept && kept.until > now ? kept : { used: 0, until: now + LIMIT_WINDOW_MILLISECONDS };
    window.used += 1;
    limits.set(call, window);
    response.setHeader('x-ratelimit-limit', limit);
    response.setHeader('x-ratelimit-remaining', Math.max(0, limit - window.used));
    response.setHeader('x-ratelimit-reset', window.until);
    return window.used > limit;
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((problem: unknown) => {
      faults.push(String(problem));
      response.destroy();
    });
  });
  const realtime = openRealtime(server, workspace, () => isRefusingSockets);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a string.
  const address = server.address() as AddressInfo;

  return {
    workspace,
    realtime,
    url: `http://127.0.0.1:${address.port}`,
    calls,
    faults,
    next,
    countOf: (call: string): number => calls.filter((one) => one === call).length,
    refuseSockets(isSo: boolean): void {
      isRefusingSockets = isSo;
      if (isSo) realtime.drop();
    },
    allowPerMinute(most: number): void {
      limit = most;
      limits.clear();
    },
    async close(): Promise<void> {
      realtime.drop();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

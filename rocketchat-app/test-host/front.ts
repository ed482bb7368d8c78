import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { RocketChat } from './rocket-chat.ts';

const PATH = /^\/api\/apps\/public\/([^/]+)\/([^/?]+)$/;
const LONGEST_BODY = 100 * 1024;

/** The pretend server's HTTP side: only the public addresses of apps, with the limits of the real one. */
export interface Front {
  addressOf(appId: string, path: string): string;
  close(): Promise<void>;
}

export async function openFront(chat: RocketChat): Promise<Front> {
  const server = createServer((request, response) => {
    answer(chat, request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // Listening on a port, so the address is not the name of a socket file.
  const { port } = server.address() as AddressInfo;
  return {
    addressOf: (appId, path) => `http://127.0.0.1:${port}/api/apps/public/${appId}/${path}`,
    close: () => closed(server),
  };
}

async function answer({ engine, manager }: RocketChat, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, appId, path] = PATH.exec(request.url ?? '') ?? [];
  const body = await buffer(request);
  if (appId === undefined || path === undefined || request.method !== 'POST') return void response.writeHead(404).end();
  if (body.length > LONGEST_BODY) return void response.writeHead(413).end();
  // The app gets what was parsed: the text that was sent is gone, so nobody can sign a body here.
  const content: unknown = JSON.parse(body.toString('utf8'));
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const asked = { method: engine.RequestMethod.POST, headers, query: {}, params: {}, content };
  const { status, headers: given = {}, content: said } = await manager.getApiManager().executeApi(appId, path, asked);
  response.writeHead(status, given).end(said === undefined ? '' : JSON.stringify(said));
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((done) => server.close(() => done()));
}

import type { IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type { IHttpBridgeRequestInfo } from '@rocket.chat/apps-engine/server/bridges/index.js';
import { bridge } from '../bridge.ts';
import type { Engine } from '../engine.ts';

const SERVER_PATIENCE_MILLISECONDS = 180_000;

/** Really calls; refused connections and time running out are thrown at the app, as on a real server. */
export function httpBridge(engine: Engine) {
  return bridge(engine.HttpBridge, {
    async call({ method, url, request }: IHttpBridgeRequestInfo): Promise<IHttpResponse> {
      const response = await fetch(url, {
        method: method.toUpperCase(),
        body: request.content ?? null,
        headers: request.headers ?? {},
        signal: AbortSignal.timeout(request.timeout ?? SERVER_PATIENCE_MILLISECONDS),
      });
      const content = await response.text();
      const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
      const answer = { url, method, statusCode: response.status, headers: Object.fromEntries(response.headers), content };
      return isJson ? { ...answer, data: JSON.parse(content) } : answer;
    },
  });
}

/** Apps are reachable below this path; the engine itself finds the endpoint again when it is called. */
export function apiBridge(engine: Engine) {
  return bridge(engine.ApiBridge, { async registerApi() {}, async unregisterApis() {} });
}

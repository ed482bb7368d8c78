import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { type Listening, serve } from '../http/listen.ts';
import { pretendCore } from '../http/pretend-core.ts';
import { createServer } from '../http/server.ts';
import { listenerFor } from './listener.ts';

let listening: Listening;
afterEach(() => listening.close());

test('the playground is served beside the core with the same care, and a bug in it says nothing', async () => {
  const { doors, log } = pretendCore();
  const playground = new Hono().get('/playground', (context) => context.text('hello')).get('/broken', () => Promise.reject(new TypeError('Rosa slept badly')));
  listening = await serve(createServer(doors), { host: '127.0.0.1', port: 0, otherwise: listenerFor(playground, doors.log) });
  const ask = (path: string) => fetch(`http://127.0.0.1:${listening.port}${path}`);
  const answers = await Promise.all(['/playground', '/health', '/nowhere', '/broken'].map(ask));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 500]);
  for (const { headers } of answers) expect(headers.get('x-content-type-options')).toBe('nosniff');
  const [said = '', , nowhere = '', broken = ''] = await Promise.all(answers.map((answer) => answer.text()));
  expect(said).toBe('hello');
  expect([JSON.parse(nowhere).type, JSON.parse(broken).type]).toEqual(['urn:hatstand:problem:not-found', 'urn:hatstand:problem:broke']);
  expect(log).toMatchObject([{ event: 'call-broke', path: '/broken', kind: 'TypeError' }]);
});

import { expect, test } from 'vitest';
import { openServer, pretendCore, rightCue, send } from './pretend-core.ts';

async function problemIn(answer: Response): Promise<unknown> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  return answer.json();
}

test('a cue is heard and answered when its turn is over', async () => {
  const core = pretendCore();
  const cue = rightCue();
  const answer = await send(openServer(core.doors), { body: JSON.stringify(cue) });
  expect(answer.status).toBe(202);
  expect(await answer.json()).toEqual({ outcome: 'done' });
  expect(core.cues).toEqual([{ channel: 'whatsapp', cue }]);
  expect(core.log).toEqual([]);
});

test('the answer carries what the core answered, also a form', async () => {
  const form = { id: 'f', title: 'Visit note', fields: [{ id: 'n', label: 'Note', kind: 'text' as const, choices: [], optional: false }] };
  const app = openServer(pretendCore({ hear: async () => ({ outcome: 'known', form }) }).doors);
  expect(await (await send(app)).json()).toEqual({ outcome: 'known', form });
});

test('receipts are received', async () => {
  const core = pretendCore();
  const app = openServer(core.doors);
  const receipts = [{ kind: 'delivered', letter: 'l1' }, { kind: 'failed', letter: 'l2' }, { kind: 'back' }];
  for (const receipt of receipts) {
    const answer = await send(app, { path: '/receipts', body: JSON.stringify(receipt) });
    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe('');
  }
  expect(core.receipts.map(({ receipt }) => receipt)).toEqual(receipts);
});

test('a receipt of an unknown kind is not received', async () => {
  const answer = await send(openServer(pretendCore().doors), { path: '/receipts', body: '{"kind":"read","letter":"l"}' });
  expect(answer.status).toBe(400);
  expect(await problemIn(answer)).toMatchObject({ type: 'urn:hatstand:problem:wrong-shape', fields: ['kind'] });
});

test('health needs no signature and says yes or no', async () => {
  let healthy = true;
  const app = openServer(pretendCore({ isHealthy: () => healthy }).doors);
  const well = await app.request('/health');
  expect([well.status, await well.json()]).toEqual([200, { ok: true }]);
  healthy = false;
  const unwell = await app.request('/health');
  expect([unwell.status, await unwell.json()]).toEqual([503, { ok: false }]);
});

test('an unknown path is 404 and a wrong method 405', async () => {
  const app = openServer(pretendCore().doors);
  for (const path of ['/', '/cue', '/cues/1', '/../cues/x']) {
    const answer = await app.request(path, { method: 'POST' });
    expect(answer.status).toBe(404);
    expect(await problemIn(answer)).toHaveProperty('type', 'urn:hatstand:problem:not-found');
  }
  for (const [path, method] of [
    ['/cues', 'GET'],
    ['/cues', 'OPTIONS'],
    ['/receipts', 'PUT'],
    ['/health', 'POST'],
  ] as const) {
    const answer = await app.request(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toMatch(path === '/health' ? 'GET' : 'POST');
  }
});

test('every answer carries security headers, and none lets other sites in', async () => {
  const broken = openServer(pretendCore({ hear: () => Promise.reject(new Error('no')) }).doors);
  const app = openServer(pretendCore().doors);
  const answers = [await send(app), await send(app, { secret: 'no' }), await app.request('/health'), await app.request('/x'), await send(broken)];
  expect(answers.map(({ status }) => status)).toEqual([202, 401, 200, 404, 500]);
  for (const { headers } of answers) {
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  }
});

test('when something breaks, neither the answer nor the log says what was in it', async () => {
  const secretive = new TypeError('Rosa slept badly, call\n    at +44 7700 900123:1:1');
  const core = pretendCore({ hear: () => Promise.reject(secretive) });
  const answer = await send(openServer(core.doors), { body: JSON.stringify(rightCue('Rosa slept badly')) });
  expect(answer.status).toBe(500);
  expect(await problemIn(answer)).toEqual({
    type: 'urn:hatstand:problem:broke',
    title: 'Something broke on this side. Send it again later.',
    status: 500,
  });
  expect(core.log).toEqual([{ event: 'call-broke', path: '/cues', kind: 'TypeError', at: expect.stringContaining('server.test.ts') }]);
  expect(JSON.stringify(core.log)).not.toMatch(/Rosa|7700/);
});

test('a message that was changed after the fact is not mistaken for a place', async () => {
  const changed = Object.assign(new Error('kept short'), { stack: 'Error: Rosa said\n    at home:1:1' });
  const core = pretendCore({ receive: () => Promise.reject(changed) });
  await send(openServer(core.doors), { path: '/receipts', body: '{"kind":"back"}' });
  expect(core.log).toEqual([{ event: 'call-broke', path: '/receipts', kind: 'Error', at: 'unknown' }]);
});

test('a full disk or a busy database asks for another try', async () => {
  const tryAgain = Object.assign(new Error('SQLITE_FULL'), { name: 'TryAgain' });
  const core = pretendCore({ hear: () => Promise.reject(tryAgain), receive: () => Promise.reject(tryAgain) });
  const app = openServer(core.doors);
  for (const call of [{}, { path: '/receipts', body: '{"kind":"back"}' }]) {
    const answer = await send(app, call);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(JSON.stringify(await problemIn(answer))).not.toContain('SQLITE');
  }
  expect(core.log.map(({ event }) => event)).toEqual(['call-must-wait', 'call-must-wait']);
});

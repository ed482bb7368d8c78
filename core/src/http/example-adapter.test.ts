import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { createAdapter } from '../../../docs/example-adapter.ts';
import type { WireLetter } from '../wire/letter.ts';
import { macOf } from '../wire/signature.ts';
import { type Listening, serve } from './listen.ts';
import { pretendCore, SECRETS } from './pretend-core.ts';
import { createServer } from './server.ts';

const LETTER: WireLetter = {
  id: 'letter 1',
  to: { kind: 'direct', address: 'sam' },
  label: 'plan',
  text: 'You said: swap Tue',
  buttons: [],
};

const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

function postLetter(port: number, letter: WireLetter, secret: string = SECRETS.whatsapp): Promise<Response> {
  const [time, nonce] = [String(Math.floor(Date.now() / 1000)), randomBytes(16).toString('hex')];
  const body = JSON.stringify(letter);
  const mac = macOf(secret, { time, nonce }, body);
  const signed = { 'x-hatstand-channel': 'whatsapp', 'x-hatstand-time': time, 'x-hatstand-nonce': nonce, 'x-hatstand-signature': mac };
  return fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { 'content-type': 'application/json', ...signed }, body });
}

async function startBoth() {
  const core = pretendCore({ realTime: () => new Date() });
  const listening: Listening = await serve(createServer(core.doors), { host: '127.0.0.1', port: 0 });
  toClose.push(listening.close);
  const shown: string[] = [];
  const adapter = createAdapter({
    channel: 'whatsapp',
    secret: SECRETS.whatsapp,
    core: `http://127.0.0.1:${listening.port}`,
    accepts: async (letter) => shown.push(letter.text) > 0,
  });
  adapter.server.listen(0, '127.0.0.1');
  await once(adapter.server, 'listening');
  toClose.push(async () => adapter.server.close());
  const address = adapter.server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return { core, adapter, shown, port: address.port };
}

test('an adapter written from the contract hears, shows once and reports', async () => {
  const { core, adapter, shown, port } = await startBoth();

  await adapter.hear('message 1', 'sam', 'swap Tue, ça va? 🧦');
  expect(core.cues).toEqual([
    {
      channel: 'whatsapp',
      cue: { id: 'message 1', from: { address: 'sam' }, place: { kind: 'direct' }, heard: { kind: 'words', words: 'swap Tue, ça va? 🧦' } },
    },
  ]);

  expect((await postLetter(port, LETTER)).status).toBe(200);
  expect((await postLetter(port, LETTER)).status).toBe(200);
  expect(shown).toEqual(['You said: swap Tue']);
  await vi.waitFor(() => expect(core.receipts).toHaveLength(2));
  expect(core.receipts[0]).toEqual({ channel: 'whatsapp', receipt: { kind: 'delivered', letter: 'letter 1' } });
});

test('it shows nothing that the core did not sign', async () => {
  const { core, shown, port } = await startBoth();
  expect((await postLetter(port, LETTER, 'a guess')).status).toBe(401);
  expect([...shown, ...core.receipts]).toEqual([]);
});

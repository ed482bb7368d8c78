import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCore } from '../core.ts';
import { linkingWorld, NEW_NUMBER } from '../testing/linking-world.ts';
import { openServer, pretendCore, rightCue, SECRETS, send } from './pretend-core.ts';

let world: ReturnType<typeof linkingWorld>;
beforeEach(() => {
  world = linkingWorld();
});
afterEach(() => world.close());

test('a phone is linked, reported and rested through the door, and the log shows neither code nor number', async () => {
  const { db, house, channels, time, report } = world;
  const core = createCore({ db, house, channels, clock: () => time.now, publicAddress: 'http://localhost', report });
  const { doors, log } = pretendCore({ hear: core.hear, receive: async (channel, receipt) => core.receive(channel, receipt) });
  const app = openServer(doors);
  const said = async (words: string, address: string, channel: keyof typeof SECRETS): Promise<void> => {
    const answer = await send(app, { channel, secret: SECRETS[channel], body: JSON.stringify(rightCue(words, address)) });
    expect(answer.status).toBe(202);
    await core.settle();
  };
  const shown = (address: string): string => world.chats.whatsapp.shown.filter(({ to }) => 'address' in to && to.address === address).at(-1)?.text ?? '';

  await said('link whatsapp', 'sam', 'rocketchat');
  const code = /\b\d{6}\b/.exec(world.lastTo('sam'))?.[0] ?? '';
  await said('999999', NEW_NUMBER, 'whatsapp');
  expect(shown(NEW_NUMBER)).toMatch(/^I don't know that code/);
  await said(`my code is ${code}`, NEW_NUMBER, 'whatsapp');
  expect(shown(NEW_NUMBER)).toMatch(/^Hello Sam/);

  const report204 = await send(app, { path: '/receipts', body: JSON.stringify({ kind: 'changed hands', address: NEW_NUMBER }) });
  expect(report204.status).toBe(204);
  await core.settle();
  expect(world.lastTo('sam')).toMatch(/^Your WhatsApp says that it may be on a new phone/);
  expect(world.bugs).toEqual([]);
  expect(JSON.stringify(log)).not.toMatch(new RegExp(`${code}|${NEW_NUMBER}`));
});

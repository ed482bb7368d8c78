import { inOneTransaction } from '@hatstand/db/open';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeReceipt } from '../delivery/receipts.ts';
import { calmDb, type SmallWorld, smallWorld } from '../testing/small-world.ts';
import { LINE_STATES, type LineState } from '../wire/letter.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld({ db: calmDb() });
});
afterEach(() => world.close());

async function becomes(state: LineState): Promise<string[]> {
  const before = world.textsTo('cal').length;
  inOneTransaction(world.db, (tx) => takeReceipt(tx, 'whatsapp', { kind: 'line', state }, world.time.moment()));
  await world.settle();
  return world.textsTo('cal').slice(before);
}

test('the organiser hears of trouble with WhatsApp once, and that it works again; nobody else does', async () => {
  expect(await becomes('to be linked')).toEqual([]);
  expect(await becomes('linked')).toEqual([expect.stringMatching(/working again/)]);
  expect(await becomes('unlinked')).toEqual([expect.stringMatching(/^WhatsApp has unlinked me.*start the bridge again.*waits\.$/)]);
  expect(await becomes('unlinked')).toEqual([]);
  expect(await becomes('linked')).toHaveLength(1);
  for (const who of ['sam', 'nia', 'jo']) expect(world.textsTo(who)).toEqual([]);
});

test('that all is well from the start is no news', async () => {
  expect(await becomes('linked')).toEqual([]);
  world.says('cal', 'is whatsapp working?');
  await world.settle();
  expect(world.lastTo('cal')).toMatch(/^WhatsApp is linked and working\.\nSo since Mon 23 Nov, \d/);
});

test('every trouble is told in under sixty words, in Rocket.Chat, with what to do', async () => {
  for (const state of LINE_STATES.filter((one) => one !== 'linked' && one !== 'to be linked')) {
    const [text, another] = await becomes(state);
    expect(another).toBeUndefined();
    expect(text).toMatch(/[Pp]lease/);
    expect(text?.split(/\s+/).length).toBeLessThan(60);
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmallWorld, smallWorld } from '../testing/small-world.ts';

let world: SmallWorld;
beforeAll(() => {
  world = smallWorld();
});
afterAll(() => world.close());

const MONDAY_AT_ELEVEN_PM = new Date('2026-11-23T23:00:00Z');

test('words that come late are meant from when they were said, and never from a time to come', async () => {
  await world.moveTo('2026-11-24T09:00');
  const answerTo = async (saidAt?: Date): Promise<string> => {
    world.says('sam', 'who is on tomorrow?', saidAt ? { saidAt } : {});
    await world.settle();
    return world.textsTo('sam').at(-1) ?? '';
  };
  expect(await answerTo(MONDAY_AT_ELEVEN_PM)).toContain('Tue 24 Nov');
  expect(await answerTo()).toContain('Wed 25 Nov');
  expect(await answerTo(new Date('2026-12-24T09:00:00Z'))).toContain('Wed 25 Nov');
});

test('the channel is told when words were about somebody’s life, and only then', () => {
  expect(world.says('greta', '/pin the key is under the pot', { on: 'rocketchat', room: 'rosa' })).toEqual({ outcome: 'done', careText: true });
  expect(world.says('bilal', '/hattie tell the team the boiler is broken', { room: 'rosa' })).toEqual({ outcome: 'done', careText: true });
  for (const words of ['/pin', '/rota', '/hattie pin remove 1', '/mine'])
    expect(world.says('greta', words, { on: 'rocketchat', room: 'rosa' })).toEqual({ outcome: 'done' });
});

import { expect, test } from 'vitest';
import { smallWorld } from '../../testing/small-world.ts';

test('who may read less is not sent what waits for them and tells more', async () => {
  const world = smallWorld();
  world.says('rosa', 'greta can see everything');
  await world.settle();
  // A suggestion goes to Greta, who looks after the pins, and a pin goes up in the room where she reads along. Neither has left yet.
  world.says('bilal', 'pin The key is with number 4', { room: 'rosa' });
  world.says('rosa', 'pin The gate code is 4411');
  world.says('rosa', 'only plans for greta');
  await world.settle();
  const read = [...world.textsTo('greta', 'rocketchat'), ...world.textsTo('greta', 'whatsapp')].join('\n');
  expect(read).not.toContain('number 4');
  expect(world.postsIn('rosa').join('\n')).not.toContain('4411');
  expect(world.bugs).toEqual([]);
  world.close();
});

test.each([
  'Greta may see care notes',
  'let greta see everything',
  'greta can see care too',
  'im happy for greta to see the care notes',
  'show greta the notes',
])('“%s” is Rosa’s to give', async (words) => {
  const world = smallWorld();
  world.says('rosa', words);
  await world.settle();
  expect(world.lastTo('rosa')).toMatch(/^Kept\. Greta may see everything, care notes too\./);
  world.close();
});

test.each(['jo can see the rota', 'can jo see it', 'greta can see mum on saturday', 'jo may come', 'sam can do tuesday', 'let jo know'])(
  '“%s” changes nothing',
  async (words) => {
    const world = smallWorld();
    world.says('rosa', words);
    await world.settle();
    expect(world.lastTo('rosa')).not.toMatch(/Kept\./);
    expect(world.bugs).toEqual([]);
    world.close();
  },
);

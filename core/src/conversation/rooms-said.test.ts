import { reveal } from '@hatstand/db/labels';
import { inOneTransaction } from '@hatstand/db/open';
import { type Room, roomByHandle } from '@hatstand/db/repositories/teams';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SmallWorld, smallWorld } from '../testing/small-world.ts';

let world: SmallWorld;
let cues = 0;
beforeEach(() => {
  world = smallWorld();
});
afterEach(() => world.close());

const says = (who: string, words: string, told: { name?: string; openTo?: 'members' | 'everyone' } = {}) => {
  cues += 1;
  return world.hear('rocketchat', {
    id: `said-${cues}`,
    from: { address: who },
    place: { kind: 'room', room: 'garden', ...told },
    heard: { kind: 'words', words },
  });
};
const garden = (): Room | undefined => inOneTransaction(world.db, (tx) => roomByHandle(tx, 'rocketchat', 'garden'));

test('a room nobody has told of is one that everybody may read, until the channel says otherwise', () => {
  says('sam', '/rota');
  expect(garden()).toMatchObject({ openTo: 'everyone', team: null });
  says('sam', '/rota', { name: 'Edith', openTo: 'members' });
  expect(garden()?.openTo).toBe('members');
  expect(reveal(garden()?.name ?? ({} as never))).toBe('Edith');
  says('sam', '/rota', { openTo: 'everyone' });
  expect(garden()?.openTo).toBe('everyone');
});

test('a stranger makes no room', () => {
  says('kim', '/rota', { openTo: 'members' });
  expect(garden()).toBeUndefined();
});

/** A team in the garden, for somebody without chat. */
async function start(openTo: 'members' | 'everyone'): Promise<void> {
  says('nia', '/hattie start a team for Edith Shaw', { openTo });
  for (const words of ['The Willows', 'nobody', 'ask her first', 'skip']) world.says('nia', words);
  await world.settle();
  world.presses('nia', world.button('nia', /^Yes, face to face/));
  await world.settle();
}

test('in a private room whose it is may be said; in one that anybody can read only what is safe on a poster', async () => {
  await start('members');
  expect(world.postsIn('garden').join()).toContain("Edith's team");
  world.close();
  world = smallWorld();
  await start('everyone');
  expect(world.postsIn('garden').join()).toMatch(/a team’s room now/);
  expect(world.postsIn('garden').join()).not.toContain('Edith');
  expect(world.bugs).toEqual([]);
});

test('the same beginning is not made twice by a press that comes twice', async () => {
  await start('members');
  world.presses('nia', world.button('nia', /^Yes, face to face/));
  await world.settle();
  expect(world.lastTo('nia')).toMatch(/started already/);
  expect(world.db.client.prepare('select count(*) from teams').pluck().get()).toBe(3);
});

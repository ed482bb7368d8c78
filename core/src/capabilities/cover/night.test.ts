import { describe, expect, test } from 'vitest';
import { smallWorld } from '../../testing/small-world.ts';

/** Everybody but these has lost their phone, or said STOP. */
function onlyReachable(world: ReturnType<typeof smallWorld>, ...who: readonly string[]): void {
  const keep = who.map((key) => `'person-${key}'`).join(',');
  world.db.client.exec(`update addresses set unlinked_at = 1 where person not in (${keep}) and person < 'person-n';
    update people set stopped_at = 1 where id not in (${keep}) and id >= 'person-n'`);
}

describe('an escalation never goes into nothing', () => {
  test('where only the organiser can be reached, the organiser sees the last resort before the visit', async () => {
    const world = smallWorld();
    await world.moveTo('2026-11-24T07:00');
    world.says('jo', "I can't do 5pm today");
    onlyReachable(world, 'cal');
    await world.moveTo('2026-11-24T17:00');
    expect(world.textsTo('cal').join()).toMatch(/Tue 24 Nov, 5pm to 6pm[\s\S]*ring 999/);
    expect(world.bugs).toEqual([]);
    world.close();
  });
  test('where only somebody of the circle can be reached, they do', async () => {
    const world = smallWorld();
    world.says('jo', "I can't do 5pm tomorrow");
    onlyReachable(world, 'moss');
    await world.moveTo('2026-11-24T17:00');
    expect(world.textsTo('moss').join()).toMatch(/Tue 24 Nov, 5pm to 6pm[\s\S]*ring 999/);
    world.close();
  });
  test('at three in the night whoever says it is told at once whom to ring', async () => {
    const world = smallWorld();
    world.db.client.exec("update series set starts = '05:00', ends = '06:00' where id = 'series-team-rosa-morning-tu'");
    await world.moveTo('2026-11-24T03:00');
    world.says('sam', "I'm ill, can't do 5am today");
    onlyReachable(world, 'sam', 'bilal');
    await world.settle();
    expect(world.lastTo('sam')).toMatch(/most of them only read it in the morning.*ring 999/);
    world.close();
  });
});

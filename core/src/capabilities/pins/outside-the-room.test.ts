import { afterEach, expect, test } from 'vitest';
import { type SmallWorld, smallWorld } from '../../testing/small-world.ts';

let world: SmallWorld;
afterEach(() => world.close());

const reaches = (): Record<string, unknown> =>
  Object.fromEntries(
    world.db.client
      .prepare(
        "select substr(person, 8), reach from deliveries where turn = (select max(turn) from deliveries) and person in ('person-jo', 'person-tess', 'person-sam')",
      )
      .raw()
      .all() as [string, unknown][],
  );

test('the ledger says who had a pin in the room, and who only heard that there is one', async () => {
  world = smallWorld();
  world.says('greta', 'pin ordinary: The bins go out on Tuesday');
  await world.settle();
  expect(reaches()).toEqual({ jo: 'limited', tess: 'limited', sam: 'whole' });
  expect(world.textsTo('jo')).toEqual([
    "There is a new pin in R's team. I can't show it here. Please ask somebody in the team who uses Rocket.Chat to read it to you.",
  ]);
});

test('who is in Rocket.Chat but not in the room reads it whole; one that is taken down before it left is not sent', async () => {
  world = smallWorld();
  world.db.client.prepare("delete from room_members where person in ('person-sam', 'person-bilal')").run();
  world.db.client.prepare("update people set digest = 'evening' where id = 'person-bilal'").run();
  world.says('greta', 'pin ordinary: The bins go out on Tuesday');
  await world.settle();
  expect(reaches()).toMatchObject({ sam: 'whole' });
  expect(world.textsTo('sam')).toEqual(["New pin in R's team: The bins go out on Tuesday"]);
  world.says('greta', 'unpin 1');
  await world.moveTo('2026-11-23T18:30');
  expect(world.textsTo('bilal').join()).not.toMatch(/bins/);
});

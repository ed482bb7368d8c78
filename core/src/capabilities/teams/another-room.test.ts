import { inOneTransaction } from '@hatstand/db/open';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeRoomReport } from '../../delivery/room-reports.ts';
import { type SmallWorld, smallWorld } from '../../testing/small-world.ts';
import type { RoomReport } from '../../wire/room.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld();
});
afterEach(() => world.close());

const roomIsGone = async (): Promise<void> => {
  inOneTransaction(world.db, (tx) => takeRoomReport(tx, 'rocketchat', { kind: 'gone', room: 'rosa', at: 1 }, world.time.moment()));
  await world.settle();
};
const roomsOfTeams = () => world.db.client.prepare("select handle from rooms where team = 'team-rosa'").pluck().all();
const saysInGarden = async (who: string, words: string): Promise<void> => {
  world.says(who, words, { room: 'garden', on: 'rocketchat' });
  await world.settle();
};

describe('a team whose room is gone', () => {
  test.each(['/team room', "/hattie this is Rosa's team's room now", "make this the room of R's team", 'this is our new room', 'use this room for rosas team'])(
    'has another one from “%s” on',
    async (words) => {
      await roomIsGone();
      await saysInGarden('greta', words);
      expect(roomsOfTeams()).toEqual(['garden']);
      expect(world.lastTo('nia')).toMatch(/R's team has a new room in Rocket.Chat. Greta set it up/);
      expect(world.lastTo('rosa')).toMatch(/new room/);
      expect(world.bugs).toEqual([]);
    },
  );

  test('is given one by those who look after it and nobody else, and never one that is somebody’s', async () => {
    await roomIsGone();
    for (const who of ['sam', 'bilal', 'maya']) await saysInGarden(who, "this is Rosa's team's room now");
    world.says('nia', "this is Rosa's team's room now", { room: 'arthur' });
    world.says('nia', "this is Rosa's team's room now", { room: 'millbrook' });
    world.says('nia', "this is Rosa's team's room now");
    await world.settle();
    expect(world.lastTo('nia')).toMatch(/say \/team room there/);
    expect(roomsOfTeams()).toEqual(['rosa']);
  });

  test('has the old one again by undo, and a room that comes back later is nobody’s', async () => {
    await roomIsGone();
    await saysInGarden('greta', '/team room');
    await saysInGarden('greta', 'undo');
    expect(roomsOfTeams()).toEqual(['rosa']);
    await saysInGarden('greta', '/team room');
    const report = { kind: 'is', room: 'rosa', at: 2, name: 'rosa', openTo: 'members', members: [] } satisfies RoomReport;
    inOneTransaction(world.db, (tx) => takeRoomReport(tx, 'rocketchat', report, world.time.moment()));
    await world.settle();
    expect(roomsOfTeams()).toEqual(['garden']);
    expect(world.bugs).toEqual([]);
  });
});

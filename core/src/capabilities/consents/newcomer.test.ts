import type { Id, TeamId } from '@hatstand/db/ids';
import { inOneTransaction } from '@hatstand/db/open';
import { whoMayComeAnyTime } from '@hatstand/db/repositories/consents';
import { membersOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SmallWorld, smallWorld } from '../../testing/small-world.ts';

const ROSA = 'team-rosa' as TeamId;
const TODAY = '2026-11-23' as Day;
const JO = 'person-jo' as Id<'person'>;

/** The demo world has no newcomer, so Jo is made one here. */
describe('a newcomer in the team', () => {
  let world: SmallWorld;
  beforeEach(async () => {
    world = smallWorld();
    world.db.client.prepare('update memberships set newcomer = 1 where person = ?').run(JO);
    await world.moveTo('2026-11-23T09:00');
  });
  afterEach(() => {
    expect(world.bugs).toEqual([]);
    world.close();
  });
  const isNewcomer = () => inOneTransaction(world.db, (tx) => membersOf(tx, ROSA, TODAY).find(({ person }) => person === JO)?.newcomer);
  const anyTime = () => inOneTransaction(world.db, (tx) => whoMayComeAnyTime(tx, ROSA, TODAY).map(({ person }) => person));
  const rosaSays = async (words: string) => {
    world.says('rosa', words);
    await world.settle();
  };

  test('is let come any time only when Rosa says that she knows them well', async () => {
    await rosaSays('jo can come any time until easter');
    expect(world.lastTo('rosa')).toContain('Do you know Jo well enough now that I need not ask you?');
    expect([isNewcomer(), anyTime()]).toEqual([true, []]);
    await rosaSays('yes');
    expect(world.lastTo('rosa')).toContain('Jo may come any time until Sun 28 Mar');
    expect([isNewcomer(), anyTime()]).toEqual([false, [JO]]);
    expect(world.lastTo('jo')).toContain('You are welcome');
  });

  test('stays one when Rosa would rather be asked, and hears nothing of it', async () => {
    await rosaSays('jo can come any time');
    await rosaSays('no');
    expect(world.lastTo('rosa')).toContain('left it as it is');
    expect([isNewcomer(), anyTime()]).toEqual([true, []]);
    expect(world.textsTo('jo')).toEqual([]);
  });

  test('is one again when Rosa takes it back', async () => {
    await rosaSays('jo can come any time');
    await rosaSays('yes');
    await rosaSays('undo');
    expect([isNewcomer(), anyTime()]).toEqual([true, []]);
  });
});

import type { Id, PersonId } from '@hatstand/db/ids';
import { plan, team as teamText } from '@hatstand/db/labels';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../testing/runs.ts';
import { type Power, type TeamAround, whoMayActFor } from './around.ts';

const person = (key: string): PersonId => `person-${key}` as PersonId;
const KEYS = ['rosa', 'tess', 'sam', 'jo', 'greta', 'nia', 'ruth', 'cal', 'ivy'] as const;
const people = (...keys: readonly string[]): PersonId[] => keys.map(person);

const around = (more: Partial<TeamAround> = {}): TeamAround => ({
  id: 'team-rosa' as Id<'team'>,
  circle: 'circle-millbrook' as Id<'circle'>,
  name: teamText`Rosa's team`,
  nickname: plan`R's team`,
  owner: person('rosa'),
  ownerName: teamText`Rosa`,
  deciding: 'alone',
  hasEnded: false,
  advocates: people('tess'),
  members: [
    { person: person('tess'), kind: 'family' },
    { person: person('sam'), kind: 'employed' },
    { person: person('jo'), kind: 'independent' },
    { person: person('greta'), kind: 'volunteer' },
    { person: person('nia'), kind: 'Team Starter' },
  ],
  hats: [
    { hat: 'Rota Holder', wornBy: person('sam') },
    { hat: 'Team Chat Admin', wornBy: person('greta') },
  ],
  starters: [],
  coaches: people('ruth'),
  organisers: people('cal'),
  circlePeople: people('ivy'),
  reachable: new Set(people(...KEYS)),
  ...more,
});
const POWERS: readonly Power[] = [
  { hat: 'Rota Holder' },
  { hat: 'Team Chat Admin' },
  { hat: 'MAR Holder' },
  'speak for the team',
  'start and help',
  'organise',
];

describe('who may act', () => {
  test('is whoever has the power', () => {
    expect(whoMayActFor({ hat: 'Rota Holder' }, around())).toEqual(people('sam'));
    expect(whoMayActFor('speak for the team', around())).toEqual(people('rosa', 'tess'));
    expect(whoMayActFor('speak for the team', around({ deciding: 'with the advocate' }))).toEqual(people('tess', 'rosa'));
  });
  test('is the Team Starter, then the Coach, then the organiser, where nobody has it', () => {
    expect(whoMayActFor({ hat: 'Rota Holder' }, around(), people('sam'))).toEqual(people('nia'));
    expect(whoMayActFor({ hat: 'Rota Holder' }, around(), people('sam', 'nia'))).toEqual(people('ruth'));
    expect(whoMayActFor({ hat: 'Rota Holder' }, around(), people('sam', 'nia', 'ruth'))).toEqual(people('cal'));
  });
  test('is never nobody while a single person can be reached', () => {
    fc.assert(
      fc.property(fc.constantFrom(...POWERS), fc.subarray([...KEYS], { minLength: 1 }), fc.subarray([...KEYS]), (power, reachable, besides) => {
        const left = reachable.filter((key) => !besides.includes(key));
        const able = whoMayActFor(power, around({ reachable: new Set(people(...reachable)) }), people(...besides));
        expect(able.length > 0).toBe(left.length > 0);
        expect(able.every((one) => left.map(person).includes(one))).toBe(true);
      }),
      { numRuns: runs(200, 20_000) },
    );
  });
});

import type { PersonId, TeamId, VisitId } from '@hatstand/db/ids';
import { plan } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { person, rotaKnown, type Sketch, visitId } from '../../testing/rota-known.ts';
import type { RotaFact } from './facts.ts';
import type { RotaIntent, When } from './intents.ts';
import type { Known } from './known.ts';
import { decide } from './rules.ts';

const NAMES = new Map([...['sam', 'jo', 'bilal', 'greta', 'tess'].map((key) => [person(key), plan`a helper`] as const)]);
const known = (sketch: Sketch, more: Partial<Known> = {}): Known => {
  const { requests: _requests, request: _request, taken: _taken, around: _around, recorded: _recorded, ...base } = rotaKnown(sketch);
  return { ...base, names: NAMES, familyIn: new Set<TeamId>(), coverSought: [], takers: new Map(), circleGaps: undefined, ...more };
};
const fact = (intent: RotaIntent, sketch: Sketch, more: Partial<Known> = {}): RotaFact => {
  const decided = decide(intent, known(sketch, more));
  if ('refused' in decided || !decided[0]) throw new Error('it was refused');
  return decided[0];
};
const on = (day: string): When => ({ spans: [{ from: day as never, to: day as never }], ask: undefined }); // a real day
const TONIGHT: When = { spans: [{ from: '2026-11-24T17:00' as LocalTime, to: '2026-11-25T00:00' as LocalTime }], ask: undefined };
const visits: NonNullable<Sketch['visits']> = {
  morning: ['sam', '2026-11-24 09:00-11:00'],
  tea: ['jo', '2026-11-24 16:00-18:00'],
  free: [undefined, '2026-11-25 09:00-11:00', { skill: 'personal care' }],
  late: ['jo', '2026-11-26 09:00-11:00'],
  elsewhere: ['bilal', '2026-11-24 17:00-18:00', { team: 'arthur' }],
};
const shownIn = (told: RotaFact): VisitId[] => ('visits' in told ? told.visits.map(({ id }) => id) : []);

describe('who is on', () => {
  test('tonight holds a visit that is still going on at five', () => {
    expect(shownIn(fact({ do: 'who', asks: 'who', when: TONIGHT }, { visits }))).toEqual([visitId('tea')]);
  });
  test('a visit of a member in another team is not told', () => {
    expect(shownIn(fact({ do: 'who', asks: 'is it', is: { people: [person('bilal')] }, when: on('2026-11-24') }, { visits }))).not.toContain(
      visitId('elsewhere'),
    );
  });
  test('one’s own visit elsewhere is', () => {
    expect(shownIn(fact({ do: 'who', asks: 'is it', is: 'me', when: on('2026-11-24') }, { me: 'bilal', visits }))).toEqual([visitId('elsewhere')]);
  });
  test('when nobody comes, the next visit that somebody has is named', () => {
    expect(fact({ do: 'who', asks: 'anybody', when: on('2026-11-23') }, { visits })).toMatchObject({ visits: [], next: { id: visitId('morning') } });
  });
  test('now is this very minute', () => {
    expect(shownIn(fact({ do: 'who', asks: 'who', when: 'now' }, { visits, now: '2026-11-24T11:00' }))).toEqual([]);
    expect(shownIn(fact({ do: 'who', asks: 'who', when: 'now' }, { visits, now: '2026-11-24T10:59' }))).toEqual([visitId('morning')]);
  });
});

describe('who is next', () => {
  test('a visit that has begun is not next', () => {
    expect(shownIn(fact({ do: 'next', is: 'anybody' }, { visits, now: '2026-11-24T16:30' }))).toEqual([visitId('late')]);
  });
  test('two people with one name are asked about', () => {
    expect(fact({ do: 'next', is: { people: [person('sam'), person('jo')] } }, { visits })).toMatchObject({ happened: 'which-person' });
  });
  test('somebody outside the team is not known', () => {
    expect(decide({ do: 'next', is: { people: ['person-maya' as PersonId] } }, known({ visits }))).toEqual({ refused: 'nobody of that name' }); // nobody here
  });
});

describe('what needs somebody', () => {
  const sought = { coverSought: [{ visit: visitId('late'), part: undefined }] };
  const GAPS: RotaIntent = { do: 'gaps', when: undefined };

  test('free visits and those whose giver asks cover, in order', () => {
    const told = fact(GAPS, { visits }, sought);
    expect(told.happened === 'gaps-shown' && told.gaps.map(({ visit, by }) => [visit.id, by])).toEqual([
      [visitId('free'), undefined],
      [visitId('late'), person('jo')],
    ]);
  });
  test('who has the skill and the time may take it', () => {
    expect(fact(GAPS, { me: 'greta', visits })).toMatchObject({ toTake: [{ id: visitId('free') }], toAskAbout: [] });
  });
  test('who has not the skill may not', () => {
    expect(fact(GAPS, { me: 'greta', visits, skilled: ['sam'] })).toMatchObject({ toTake: [], toAskAbout: [] });
  });
  test('the Rota Holder who is away then may ask about it', () => {
    const away = new Map([[person('sam'), [{ from: '2026-11-25T00:00' as LocalTime, until: '2026-11-26T00:00' as LocalTime }]]]);
    expect(fact(GAPS, { visits }, { away })).toMatchObject({ toTake: [], toAskAbout: [{ id: visitId('free') }] });
  });
});

describe('who covered most', () => {
  test.each([
    ['sam', true],
    ['rosa', true],
    ['tess', true],
    ['jo', false],
    ['greta', false],
  ])('%s may hear it: %s', (me, may) => {
    expect('refused' in decide({ do: 'fairness' }, known({ me }))).toBe(!may);
  });
});

test('nobody outside a team ever sees one of its visits', () => {
  const intents: RotaIntent[] = [
    { do: 'show', whose: 'team', when: on('2026-11-24') },
    { do: 'who', asks: 'who', when: on('2026-11-24') },
    { do: 'next', is: 'anybody' },
    { do: 'gaps', when: undefined },
  ];
  fc.assert(
    fc.property(fc.constantFrom(...intents), fc.constantFrom('sam', 'jo', 'greta', 'rosa', 'tess'), (intent, me) => {
      const told = decide(intent, known({ me, visits }));
      if ('refused' in told) throw new Error('it was refused');
      expect(told.flatMap(shownIn)).not.toContain(visitId('elsewhere'));
    }),
  );
});

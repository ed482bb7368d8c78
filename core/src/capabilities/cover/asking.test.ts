import { describe, expect, test } from 'vitest';
import { askCover, askSwap, decided, factsOf, happened, local, on, people, refused, samAndJo, THU, TUE, WED } from '../../testing/cover-decided.ts';
import { person, REQUEST, type Sketch, visitId } from '../../testing/rota-known.ts';
import type { CoverIntent } from './intents.ts';

const chooseSwap: CoverIntent = { do: 'choose', wanted: 'swap', visit: visitId('tue') };
const option = (sketch: Sketch): string[] => {
  const [fact] = factsOf(sketch, chooseSwap);
  return fact?.happened === 'swap-choices' ? fact.options.map(({ id }) => id) : [];
};
const find = (more: Partial<Extract<CoverIntent, { do: 'find' }>>): CoverIntent => ({ do: 'find', wanted: 'cover', on: undefined, ...more });

describe('what a visit can be swapped for', () => {
  test('is another one’s of the same length in the same week', () => {
    expect(option(samAndJo)).toEqual(['visit-thu']);
    expect(option({ visits: { tue: ['sam', TUE], short: ['jo', '2026-11-26 09:00-10:00'], later: ['jo', '2026-11-30 09:00-11:00'] } })).toEqual([]);
    expect(option({ visits: { tue: ['sam', TUE], sunday: ['jo', '2026-11-29 09:00-11:00'] } })).toEqual(['visit-sunday']);
  });
  test('is not one’s own, nor free, nor begun, nor of another team, nor asked about already', () => {
    const visits: Sketch['visits'] = {
      tue: ['sam', TUE],
      own: ['sam', WED],
      free: [undefined, THU],
      begun: ['jo', '2026-11-23 08:00-10:00'],
      elsewhere: ['jo', '2026-11-27 09:00-11:00', { team: 'arthur' }],
      asked: ['jo', '2026-11-28 09:00-11:00'],
    };
    expect(option({ visits, askedAbout: ['asked'] })).toEqual([]);
  });
  test('needs the skill on both sides', () => {
    const cared: Sketch['visits'] = { tue: ['sam', TUE, { skill: 'personal care' }], thu: ['greta', THU] };
    expect(option({ visits: cared, skilled: ['sam'] })).toEqual([]);
    expect(option({ visits: cared, skilled: ['sam', 'greta'] })).toEqual(['visit-thu']);
    expect(option({ visits: { tue: ['sam', TUE], thu: ['jo', THU, { skill: 'personal care' }] }, skilled: ['jo'] })).toEqual([]);
  });
  test('never leaves anybody in two places, counting the way between them', () => {
    const near = (ends: string): NonNullable<Sketch['visits']> => ({
      tue: ['sam', TUE],
      thu: ['jo', THU],
      other: ['jo', `2026-11-24 07:00-${ends}`, { team: 'arthur' }],
    });
    expect(option({ visits: near('08:40'), minutesApart: 20 })).toEqual(['visit-thu']);
    expect(option({ visits: near('08:41'), minutesApart: 20 })).toEqual([]);
    const after: NonNullable<Sketch['visits']> = { tue: ['sam', TUE], thu: ['jo', THU], other: ['jo', '2026-11-24 11:19-12:00', { team: 'arthur' }] };
    expect(option({ visits: after, minutesApart: 20 })).toEqual([]);
    expect(option({ visits: after, minutesApart: 19 })).toEqual(['visit-thu']);
    expect(option({ visits: { ...after, other: ['jo', '2026-11-24 11:00-12:00'] }, minutesApart: 60 })).toEqual(['visit-thu']);
  });
  test('is checked again when the button is pressed', () => {
    expect(decided({ visits: { tue: ['sam', TUE], thu: ['bilal', '2026-11-26 09:00-10:00'] } }, askSwap())).toEqual(refused('does not fit any more'));
    expect(decided({ visits: { tue: ['jo', TUE], thu: ['jo', THU] }, rotaHolders: ['greta'] }, askSwap())).toEqual(refused('not your visit'));
    expect(decided({ ...samAndJo, now: '2026-11-24T09:00' }, askSwap())).toEqual(refused('begun'));
    expect(decided({ ...samAndJo, askedAbout: ['tue'] }, askSwap())).toEqual(happened({ happened: 'asking-already', request: 'request-about-tue' }));
    expect(decided({ ...samAndJo, askedAbout: ['thu'] }, askSwap())).toEqual(refused('other one is asked for'));
    expect(decided({ ...samAndJo, nobodySpeaks: true }, askSwap())).toEqual(refused('nobody can say yes'));
  });
});

describe('cover', () => {
  test('is asked of everybody who is skilled and free, and of nobody else', () => {
    const visits: Sketch['visits'] = { tue: ['sam', TUE, { skill: 'personal care' }], clash: ['bilal', '2026-11-24 10:00-12:00', { team: 'arthur' }] };
    expect(decided({ visits, skilled: ['sam', 'jo', 'bilal'] }, askCover())).toEqual(
      happened({ happened: 'cover-asked', giver: person('sam'), asked: people('jo') }),
    );
  });
  test('where nobody is free is open all the same: the visit needs somebody until it begins', () => {
    expect(decided({ visits: { tue: ['sam', TUE, { skill: 'hoist' }] } }, askCover())).toEqual(
      happened({ happened: 'cover-asked', asked: [], closesAt: local('2026-11-24T09:00') }),
    );
  });
  test('is not asked twice, nor for another’s visit, nor for one that has begun, nor where nobody can say yes', () => {
    expect(decided({ ...samAndJo, askedAbout: ['tue'] }, askCover())).toEqual(happened({ happened: 'asking-already', request: 'request-about-tue' }));
    expect(decided({ ...samAndJo, me: 'bilal' }, askCover())).toEqual(refused('not your visit'));
    expect(decided({ ...samAndJo, now: '2026-11-24T10:00' }, askCover())).toEqual(refused('begun'));
    expect(decided({ ...samAndJo, nobodySpeaks: true }, askCover())).toEqual(refused('nobody can say yes'));
  });
  test('of one person is asked of that person only; of one who cannot, nobody is asked', () => {
    expect(decided(samAndJo, find({ on: on('2026-11-24'), with: people('jo') }))).toEqual(happened({ happened: 'cover-asked', asked: people('jo') }));
    const busy: Sketch = { visits: { tue: ['sam', TUE], other: ['jo', '2026-11-24 10:00-12:00', { team: 'arthur' }] } };
    expect(decided(busy, find({ on: on('2026-11-24'), with: people('jo') }))).toEqual(happened({ happened: 'named-cannot', named: people('jo') }));
  });
  test('of a visit nobody has may be asked by anybody in the team, who is not asked themself', () => {
    expect(decided({ me: 'jo', visits: { tue: [undefined, TUE] } }, askCover())).toEqual(
      happened({ happened: 'cover-asked', giver: undefined, askedBy: person('jo'), asked: people('sam', 'bilal', 'greta') }),
    );
  });
});

describe('the Rota Holder, for somebody else', () => {
  const jos: Sketch = { me: 'sam', visits: { tue: ['jo', TUE], thu: ['bilal', THU] } };
  const forJo = find({ on: on('2026-11-24'), of: people('jo') });

  test('looks for cover: neither of the two is asked', () => {
    for (const intent of [askCover(), forJo])
      expect(decided(jos, intent)).toEqual(happened({ happened: 'cover-asked', giver: person('jo'), askedBy: person('sam'), asked: people('bilal', 'greta') }));
  });
  test('puts a swap to both, and nothing is agreed by one of them', () => {
    expect(decided(jos, askSwap())).toEqual(happened({ happened: 'swap-asked', giver: person('jo'), askedBy: person('sam'), asked: people('jo', 'bilal') }));
    const one: Sketch = { ...jos, request: { visit: 'tue', inReturn: 'thu', giver: 'jo', askedBy: 'sam', asked: { jo: 'none yet', bilal: 'none yet' } } };
    for (const me of ['jo', 'bilal'])
      expect(decided({ ...one, me, asking: 'just tell me' }, { do: 'answer', request: REQUEST, yes: true })).toEqual(
        happened({ happened: 'yes-said', by: person(me), next: 'ask the others' }),
      );
  });
  test('is the only one who may', () => {
    for (const me of ['bilal', 'greta', 'rosa']) {
      expect(decided({ ...jos, me }, askCover())).toEqual(refused('not your visit'));
      expect(decided({ ...jos, me }, forJo)).toEqual(refused('not your visit'));
      expect(decided({ ...jos, me }, askSwap())).toEqual(refused('not your visit'));
    }
  });
  test('does not decide: whose visit it is may keep it', () => {
    const asked: Sketch = { ...jos, request: { visit: 'tue', giver: 'jo', askedBy: 'sam', asked: { bilal: 'none yet' } } };
    expect(decided({ ...asked, me: 'jo' }, { do: 'keep', request: REQUEST })).toEqual(happened({ happened: 'asking-stopped', by: person('jo') }));
    expect(decided({ ...asked, me: 'bilal' }, { do: 'keep', request: REQUEST })).toEqual(refused('not asked'));
    expect(decided({ ...asked, me: 'sam' }, { do: 'stop asking' })).toEqual(happened({ happened: 'asking-stopped', by: person('sam') }));
  });
});

describe('several visits at once', () => {
  const three: Sketch = { visits: { tue: ['sam', TUE], wed: ['sam', WED], thu: ['sam', THU], jos: ['jo', '2026-11-27 09:00-11:00'] } };
  const week = on('2026-11-23', '2026-11-29');
  const of = (intent: CoverIntent, sketch = three) =>
    factsOf(sketch, intent).map((fact) => (fact.happened === 'cover-asked' ? `${fact.visit.id} ${fact.oneOfSeveral}` : fact.happened));

  test('are each asked about, and told of together', () => {
    expect(of(find({ on: week, all: true }))).toEqual(['visit-tue true', 'visit-wed true', 'visit-thu true', 'several-asked']);
  });
  test('can be named day by day', () => {
    expect(of(find({ on: { spans: [...on('2026-11-24').spans, ...on('2026-11-26').spans], ask: undefined } }))).toEqual([
      'visit-tue true',
      'visit-thu true',
      'several-asked',
    ]);
  });
  test('without “all” are asked back about, never guessed', () => {
    expect(factsOf(three, find({ on: week }))).toEqual(happened({ happened: 'which-visit', because: 'several' }));
  });
  test('of which one is asked about already, leave that as it is', () => {
    const already: Sketch = { ...three, askedAbout: ['wed'] };
    expect(of(find({ on: week, all: true }), already)).toEqual(['visit-tue true', 'visit-thu true', 'several-asked']);
    expect(of(find({ on: week, all: true }), { ...three, askedAbout: ['tue', 'wed', 'thu'] })).toEqual(['asking-already']);
  });
  test('are at most ten', () => {
    const days = (count: number): Sketch => ({
      visits: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`d${index}`, ['sam', `2026-12-${String(index + 1).padStart(2, '0')} 09:00-11:00`]]),
      ),
    });
    const december = find({ on: on('2026-12-01', '2026-12-31'), all: true });
    expect(of(december, days(10))).toHaveLength(11);
    expect(factsOf(days(11), december)).toEqual(happened({ happened: 'too-many-shown', count: 11 }));
  });
});

describe('late', () => {
  const urgent = (now: string, visit: string) =>
    factsOf({ now, visits: { tue: ['sam', visit] }, newcomers: ['greta'] }, askCover()).map((fact) =>
      fact.happened === 'cover-asked' ? [fact.urgent, fact.asked.length] : fact.happened,
    );
  test('is less than 24 hours before: then everybody in the team who could is asked at once', () => {
    expect(urgent('2026-11-23T09:00', TUE)).toEqual([[false, 2]]);
    expect(urgent('2026-11-23T09:01', TUE)).toEqual([[true, 3]]);
  });
  test.each([
    // Sunday 28 March 2027 has 23 hours, Sunday 31 October 2027 has 25.
    ['2027-03-27T08:59', '2027-03-28 09:00-11:00', true],
    ['2027-03-27T08:00', '2027-03-28 09:00-11:00', false],
    ['2027-03-27T08:01', '2027-03-28 09:00-11:00', true],
    ['2027-10-30T09:30', '2027-10-31 09:00-11:00', false],
    ['2027-10-30T10:00', '2027-10-31 09:00-11:00', false],
    ['2027-10-30T10:01', '2027-10-31 09:00-11:00', true],
  ])('counts real hours where the clocks change: at %s, %s is late: %s', (now, visit, isLate) => {
    expect(urgent(now, visit)).toEqual([[isLate, isLate ? 3 : 2]]);
  });
  test('somebody ill who says no day means the visit that is near; of two near ones they are asked', () => {
    const ill = find({ ill: true });
    expect(decided({ now: '2026-11-23T20:00', ...samAndJo }, ill)).toEqual(
      happened({ happened: 'cover-asked', urgent: true, visit: expect.objectContaining({ id: 'visit-tue' }) }),
    );
    const two: Sketch = { now: '2026-11-23T20:00', visits: { tue: ['sam', TUE], tea: ['sam', '2026-11-24 17:00-18:00'] } };
    expect(decided(two, ill)).toEqual(happened({ happened: 'which-visit', because: 'several' }));
    expect(decided({ now: '2026-11-22T08:00', ...samAndJo }, ill)).toEqual(happened({ happened: 'which-visit', because: 'not said' }));
  });
});

import type { LocalTime } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { momentOf, person, REQUEST, rotaKnown, type Sketch, visitId } from '../../testing/rota-known.ts';
import { instantOf } from '../../words/calendar.ts';
import type { CoverIntent } from './intents.ts';
import { decide } from './rules.ts';

const TUE = '2026-11-24 09:00-11:00';
const WED = '2026-11-25 09:00-11:00';
const THU = '2026-11-26 09:00-11:00';
const decided = (sketch: Sketch, intent: CoverIntent) => decide(intent, rotaKnown(sketch), momentOf(sketch.now ?? '2026-11-23T09:00'));
const refused = (reason: string) => ({ refused: reason });
const happened = (...facts: readonly object[]) => facts.map((fact) => expect.objectContaining(fact));

const askSwap: CoverIntent = { do: 'ask swap', visit: visitId('tue'), inReturn: visitId('thu') };
const askCover: CoverIntent = { do: 'ask cover', visit: visitId('tue') };
const chooseSwap: CoverIntent = { do: 'choose', wanted: 'swap', visit: visitId('tue') };
const say = (yes: boolean): CoverIntent => ({ do: 'answer', request: REQUEST, yes });
const agree = (yes: boolean, taker = 'jo'): CoverIntent => ({ do: 'agree', request: REQUEST, taker: person(taker), yes });
const lapse: CoverIntent = { do: 'lapse', request: REQUEST };

const samAndJo: Sketch = { visits: { tue: ['sam', TUE], thu: ['jo', THU] } };
const askedJo: Sketch = { ...samAndJo, me: 'jo', request: { visit: 'tue', inReturn: 'thu', giver: 'sam', asked: { jo: 'none yet' } } };
const askedAll: Sketch = { ...samAndJo, me: 'jo', request: { visit: 'tue', giver: 'sam', asked: { jo: 'none yet', bilal: 'none yet' } } };
const waiting: Sketch = {
  ...samAndJo,
  me: 'rosa',
  request: { visit: 'tue', inReturn: 'thu', giver: 'sam', taker: 'jo', state: 'waiting for the Team Owner', asked: { jo: 'yes' } },
};
const option = (sketch: Sketch): string[] => {
  const facts = decided(sketch, chooseSwap);
  const [fact] = 'refused' in facts ? [] : facts;
  return fact?.happened === 'swap-choices' ? fact.options.map(({ id }) => id) : [];
};

describe('whose yes is needed', () => {
  const yes = (next: string) => happened({ happened: 'yes-said', by: person('jo'), next });

  test('the Team Owner who wants to be asked first is asked', () => {
    expect(decided(askedJo, say(true))).toEqual(yes('ask the Team Owner'));
  });
  test('where the Team Owner wants only to be told, a yes settles it', () => {
    expect(decided({ ...askedJo, asking: 'just tell me' }, say(true))).toEqual([...yes('settle'), ...happened({ happened: 'settled', taker: person('jo') })]);
  });
  test('a newcomer who would come always needs the Team Owner’s yes, even where being told would do', () => {
    expect(decided({ ...askedJo, asking: 'just tell me', newcomers: ['jo'] }, say(true))).toEqual(yes('ask the Team Owner'));
  });
  test('in a swap both come, so the one who asks counts as a newcomer too', () => {
    expect(decided({ ...askedJo, asking: 'just tell me', newcomers: ['sam'] }, say(true))).toEqual(yes('ask the Team Owner'));
  });
  test('a newcomer needs it even with a standing consent', () => {
    expect(decided({ ...askedJo, anyTime: ['jo', 'sam'], newcomers: ['jo'] }, say(true))).toEqual(yes('ask the Team Owner'));
  });
  test('a newcomer who only hands a visit over changes nothing', () => {
    expect(decided({ ...askedAll, asking: 'just tell me', newcomers: ['sam'] }, say(true))).toEqual([...yes('settle'), ...happened({ happened: 'settled' })]);
  });
  test('a standing consent for everybody who would come is the Team Owner’s yes', () => {
    expect(decided({ ...askedJo, anyTime: ['jo', 'sam'] }, say(true))).toEqual([...yes('settle'), ...happened({ happened: 'settled' })]);
  });
  test('a standing consent for one of the two is not enough', () => {
    expect(decided({ ...askedJo, anyTime: ['jo'] }, say(true))).toEqual(yes('ask the Team Owner'));
    expect(decided({ ...askedJo, anyTime: ['sam'] }, say(true))).toEqual(yes('ask the Team Owner'));
  });
  test('where only one comes, their standing consent is enough', () => {
    expect(decided({ ...askedAll, anyTime: ['jo'] }, say(true))).toEqual([...yes('settle'), ...happened({ happened: 'settled' })]);
  });
});

describe('an answer', () => {
  test('of somebody who was not asked is left', () => {
    expect(decided({ ...askedJo, me: 'bilal' }, say(true))).toEqual(refused('not asked'));
  });
  test('of yes after somebody else’s yes is kept in case it comes free again', () => {
    const late: Sketch = {
      ...askedAll,
      request: {
        ...askedAll.request,
        visit: 'tue',
        giver: 'sam',
        taker: 'bilal',
        state: 'waiting for the Team Owner',
        asked: { jo: 'none yet', bilal: 'yes' },
      },
    };
    expect(decided(late, say(true))).toEqual(happened({ happened: 'yes-noted', by: person('jo') }));
  });
  test('given twice changes nothing', () => {
    expect(decided({ ...waiting, me: 'jo' }, say(true))).toEqual(refused('already said yes'));
  });
  test.each([
    ['settled', 'jo', 'already yours'],
    ['settled', 'bilal', 'already covered'],
    ['declined', undefined, 'over'],
    ['lapsed', undefined, 'over'],
  ] as const)('to a request that is %s (taken by %s) is told %s', (state, taker, reason) => {
    const over: Sketch = { ...askedAll, request: { visit: 'tue', giver: 'sam', state, ...(taker ? { taker } : {}), asked: { jo: 'none yet', bilal: 'yes' } } };
    expect(decided(over, say(true))).toEqual(refused(reason));
    expect(decided(over, say(false))).toEqual(refused(reason));
  });
  test('of no to a swap ends it, and nobody hears who said it', () => {
    expect(decided(askedJo, say(false))).toEqual(happened({ happened: 'no-said', next: 'give up' }));
  });
  test('of no to cover leaves the others asked, until nobody is left', () => {
    expect(decided(askedAll, say(false))).toEqual(happened({ happened: 'no-said', next: 'ask on' }));
    const last: Sketch = { ...askedAll, request: { visit: 'tue', giver: 'sam', asked: { jo: 'none yet', bilal: 'no' } } };
    expect(decided(last, say(false))).toEqual(happened({ happened: 'no-said', next: 'give up' }));
  });
  test('of no while another one’s yes waits for the Team Owner leaves that as it is', () => {
    const other: Sketch = {
      ...askedAll,
      request: { visit: 'tue', giver: 'sam', taker: 'bilal', state: 'waiting for the Team Owner', asked: { jo: 'none yet', bilal: 'yes' } },
    };
    expect(decided(other, say(false))).toEqual(happened({ happened: 'no-said', next: 'nothing' }));
  });
  test('of yes is stale when the visit has another giver by now', () => {
    expect(decided({ ...askedJo, visits: { tue: ['bilal', TUE], thu: ['jo', THU] } }, say(true))).toEqual(refused('does not fit any more'));
  });
  test('of yes is stale when the visit to be given in return has another giver by now', () => {
    expect(decided({ ...askedJo, visits: { tue: ['sam', TUE], thu: ['bilal', THU] } }, say(true))).toEqual(refused('does not fit any more'));
  });
  test('of yes is stale when the visit has gone or begun', () => {
    expect(decided({ ...askedJo, visits: { thu: ['jo', THU] } }, say(true))).toEqual(refused('does not fit any more'));
    expect(decided({ ...askedJo, now: '2026-11-24T09:00' }, say(true))).toEqual(refused('does not fit any more'));
  });
  test('of yes is stale when the taker has another visit then by now, also in another team', () => {
    const busy: Sketch = { ...askedJo, visits: { ...askedJo.visits, other: ['jo', '2026-11-24 10:30-12:00', { team: 'arthur' }] } };
    expect(decided(busy, say(true))).toEqual(refused('does not fit any more'));
  });
  test('of yes is stale when the one who asked could not come in return', () => {
    const busy: Sketch = { ...askedJo, visits: { ...askedJo.visits, other: ['sam', '2026-11-26 10:30-12:00', { team: 'arthur' }] } };
    expect(decided(busy, say(true))).toEqual(refused('does not fit any more'));
  });
});

describe('the Team Owner’s answer', () => {
  test('of yes settles it, in the name of whoever said it', () => {
    for (const me of ['rosa', 'tess'])
      expect(decided({ ...waiting, me }, agree(true))).toEqual(happened({ happened: 'settled', taker: person('jo'), giver: person('sam'), by: person(me) }));
  });
  test('is nobody else’s to give', () => {
    for (const me of ['sam', 'jo', 'bilal']) expect(decided({ ...waiting, me }, agree(true))).toEqual(refused('not for you to say'));
  });
  test('is for the person they were asked about, not for whoever came after', () => {
    expect(decided(waiting, agree(true, 'bilal'))).toEqual(refused('over'));
    expect(decided(waiting, agree(false, 'bilal'))).toEqual(refused('over'));
  });
  test('of no ends a swap', () => {
    expect(decided(waiting, agree(false))).toEqual(happened({ happened: 'not-agreed', taker: person('jo'), next: 'give up' }));
  });
  test('of no to one who would cover leaves the others asked', () => {
    const cover: Sketch = {
      ...waiting,
      request: { visit: 'tue', giver: 'sam', taker: 'jo', state: 'waiting for the Team Owner', asked: { jo: 'yes', bilal: 'none yet' } },
    };
    expect(decided(cover, agree(false))).toEqual(happened({ happened: 'not-agreed', next: 'ask on' }));
  });
  test('is not taken twice, nor before anybody has said yes, nor after it lapsed', () => {
    const state = (now: NonNullable<Sketch['request']>['state'], taker = 'jo'): Sketch => ({
      ...waiting,
      request: { visit: 'tue', inReturn: 'thu', giver: 'sam', taker, ...(now ? { state: now } : {}), asked: { jo: 'yes' } },
    });
    expect(decided(state('settled'), agree(true))).toEqual(refused('answered already'));
    for (const now of ['asking', 'declined', 'lapsed'] as const) expect(decided(state(now), agree(true))).toEqual(refused('over'));
  });
  test('of yes is stale when things have changed since', () => {
    expect(decided({ ...waiting, visits: { tue: ['bilal', TUE], thu: ['jo', THU] } }, agree(true))).toEqual(refused('does not fit any more'));
    expect(decided({ ...waiting, now: '2026-11-24T09:30' }, agree(true))).toEqual(refused('does not fit any more'));
  });
});

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
    expect(decided({ visits: { tue: ['sam', TUE], thu: ['bilal', '2026-11-26 09:00-10:00'] } }, askSwap)).toEqual(refused('does not fit any more'));
    expect(decided({ visits: { tue: ['jo', TUE], thu: ['jo', THU] } }, askSwap)).toEqual(refused('not your visit'));
    expect(decided({ ...samAndJo, now: '2026-11-24T09:00' }, askSwap)).toEqual(refused('begun'));
    expect(decided({ ...samAndJo, askedAbout: ['tue'] }, askSwap)).toEqual(refused('already asking'));
    expect(decided({ ...samAndJo, askedAbout: ['thu'] }, askSwap)).toEqual(refused('other one is asked for'));
    expect(decided({ ...samAndJo, nobodySpeaks: true }, askSwap)).toEqual(refused('nobody can say yes'));
  });
});

describe('cover', () => {
  test('is asked of everybody who is skilled and free, and of nobody else', () => {
    const visits: Sketch['visits'] = { tue: ['sam', TUE, { skill: 'personal care' }], clash: ['bilal', '2026-11-24 10:00-12:00', { team: 'arthur' }] };
    expect(decided({ visits, skilled: ['sam', 'jo', 'bilal'] }, askCover)).toEqual(
      happened({ happened: 'cover-asked', giver: person('sam'), asked: [person('jo')] }),
    );
  });
  test('where nobody is free says so at once', () => {
    expect(decided({ visits: { tue: ['sam', TUE, { skill: 'hoist' }] } }, askCover)).toEqual(happened({ happened: 'nobody-free' }));
  });
  test('is not asked twice, nor for another’s visit, nor for one that has begun', () => {
    expect(decided({ ...samAndJo, askedAbout: ['tue'] }, askCover)).toEqual(refused('already asking'));
    expect(decided({ ...samAndJo, me: 'bilal' }, askCover)).toEqual(refused('not your visit'));
    expect(decided({ ...samAndJo, now: '2026-11-24T10:00' }, askCover)).toEqual(refused('begun'));
  });
});

describe('a request closes', () => {
  const closes = (sketch: Sketch, intent: CoverIntent): Date | undefined => {
    const facts = decided(sketch, intent);
    const [fact] = 'refused' in facts ? [] : facts;
    return fact && 'closesAt' in fact ? fact.closesAt : undefined;
  };
  const local = (time: string): Date => instantOf(time as LocalTime);

  const afternoon: Sketch = { visits: { tue: ['sam', '2026-11-24 14:00-16:00'], thu: ['jo', '2026-11-26 14:00-16:00'] } };

  test('two hours before the visit', () => {
    expect(closes(afternoon, askCover)).toEqual(local('2026-11-24T12:00'));
  });
  test('the evening before, where that would be in the night', () => {
    expect(closes(samAndJo, askCover)).toEqual(local('2026-11-23T20:00'));
  });
  test('half-way to a visit that is soon', () => {
    expect(closes({ ...samAndJo, now: '2026-11-24T08:00' }, askCover)).toEqual(local('2026-11-24T08:30'));
  });
  test('half-way from the morning, where those who are asked still sleep', () => {
    expect(closes({ ...samAndJo, now: '2026-11-24T05:00' }, askCover)).toEqual(local('2026-11-24T08:30'));
  });
  test('for a swap two hours before the earlier of the two', () => {
    expect(closes({ visits: { tue: ['sam', '2026-11-26 14:00-16:00'], thu: ['jo', '2026-11-24 14:00-16:00'] } }, askSwap)).toEqual(local('2026-11-24T12:00'));
  });
  test('for a swap after two days at the latest', () => {
    expect(closes({ visits: { tue: ['sam', '2026-11-28 09:00-11:00'], thu: ['jo', '2026-11-27 09:00-11:00'] } }, askSwap)).toEqual(local('2026-11-25T09:00'));
  });
  test('two hours before by the clock on the wall, when the clocks have changed in between', () => {
    expect(closes({ now: '2027-03-27T18:00', visits: { tue: ['sam', '2027-03-28 11:00-12:00'] } }, askCover)).toEqual(local('2027-03-28T09:00'));
  });
  test('once: what was settled or over does not lapse', () => {
    const state = (now: 'asking' | 'settled' | 'declined' | 'lapsed' | 'waiting for the Team Owner'): Sketch => ({
      ...samAndJo,
      request: { visit: 'tue', giver: 'sam', taker: 'jo', state: now, asked: { jo: 'yes' } },
    });
    for (const now of ['asking', 'waiting for the Team Owner'] as const) expect(decided(state(now), lapse)).toEqual(happened({ happened: 'lapsed' }));
    for (const now of ['settled', 'declined', 'lapsed'] as const) expect(decided(state(now), lapse)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { agree, decided, factsOf, happened, refused, samAndJo, say, THU, TUE } from '../../testing/cover-decided.ts';
import { person, type Sketch } from '../../testing/rota-known.ts';
import type { CoverIntent } from './intents.ts';

const askedJo: Sketch = { ...samAndJo, me: 'jo', request: { visit: 'tue', inReturn: 'thu', giver: 'sam', asked: { jo: 'none yet' } } };
const askedAll: Sketch = { ...samAndJo, me: 'jo', request: { visit: 'tue', giver: 'sam', asked: { jo: 'none yet', bilal: 'none yet' } } };
const waiting: Sketch = {
  ...samAndJo,
  me: 'rosa',
  request: { visit: 'tue', inReturn: 'thu', giver: 'sam', taker: 'jo', state: 'waiting for the Team Owner', asked: { jo: 'yes' } },
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

describe('as what the yes is recorded', () => {
  const settled = (sketch: Sketch, intent: CoverIntent) => factsOf(sketch, intent).filter(({ happened: what }) => what === 'settled');
  const coverWaiting: Sketch = {
    ...samAndJo,
    request: { visit: 'tue', giver: 'sam', taker: 'jo', state: 'waiting for the Team Owner', asked: { jo: 'yes' } },
  };
  test('of the Team Owner as hers, of the advocate as the advocate’s', () => {
    expect(settled({ ...coverWaiting, me: 'rosa' }, agree(true))).toEqual(happened({ agreedAs: 'Team Owner', by: person('rosa') }));
    expect(settled({ ...coverWaiting, me: 'tess' }, agree(true))).toEqual(happened({ agreedAs: 'advocate', by: person('tess') }));
  });
  test('as a standing consent, or as just told', () => {
    expect(settled({ ...askedAll, anyTime: ['jo'] }, say(true))).toEqual(happened({ agreedAs: 'standing consent' }));
    expect(settled({ ...askedAll, asking: 'just tell me' }, say(true))).toEqual(happened({ agreedAs: 'just told' }));
  });
});

import { describe, expect, test } from 'vitest';
import { agree, decided, factsOf, happened, people, refused, samAndJo, say, THU, TUE } from '../../testing/cover-decided.ts';
import { person, REQUEST, type Sketch, visitId } from '../../testing/rota-known.ts';
import type { CoverIntent } from './intents.ts';

const lapse: CoverIntent = { do: 'lapse', request: REQUEST };
const keep: CoverIntent = { do: 'keep', request: REQUEST };
const askedJo: Sketch = { ...samAndJo, me: 'jo', request: { visit: 'tue', inReturn: 'thu', giver: 'sam', asked: { jo: 'none yet' } } };
const askedAll: Sketch = { ...samAndJo, me: 'jo', request: { visit: 'tue', giver: 'sam', asked: { jo: 'none yet', bilal: 'none yet' } } };
const waiting: Sketch = {
  ...samAndJo,
  me: 'rosa',
  request: { visit: 'tue', inReturn: 'thu', giver: 'sam', taker: 'jo', state: 'waiting for the Team Owner', asked: { jo: 'yes' } },
};

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
  test('of no to cover leaves the others asked', () => {
    expect(decided(askedAll, say(false))).toEqual(happened({ happened: 'no-said', next: 'ask on' }));
  });
  test('of no by the last one asked asks those who have not been asked yet', () => {
    const last: Sketch = { ...askedAll, request: { visit: 'tue', giver: 'sam', asked: { jo: 'none yet', bilal: 'no' } } };
    expect(decided(last, say(false))).toEqual(happened({ happened: 'no-said', next: 'ask more' }));
  });
  test('of no by the last one there is leaves it open, for the visit still needs somebody', () => {
    const all: Sketch = { ...askedAll, request: { visit: 'tue', giver: 'sam', asked: { jo: 'none yet', bilal: 'no', greta: 'no' } } };
    expect(decided(all, say(false))).toEqual(happened({ happened: 'no-said', next: 'nobody left' }));
    const bothWaves: Sketch = { ...askedAll, request: { visit: 'tue', giver: 'sam', waves: 2, asked: { jo: 'none yet', bilal: 'no' } } };
    expect(decided(bothWaves, say(false))).toEqual(happened({ happened: 'no-said', next: 'nobody left' }));
  });
  test('of no, then yes after all, is a yes', () => {
    const said: Sketch = { ...askedAll, request: { visit: 'tue', giver: 'sam', asked: { jo: 'no', bilal: 'none yet' } } };
    expect(decided(said, say(true))).toEqual(happened({ happened: 'yes-said', by: person('jo'), next: 'ask the Team Owner' }));
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

describe('a yes to cover, before the Team Owner has answered', () => {
  const held: Sketch = {
    ...samAndJo,
    me: 'jo',
    request: { visit: 'tue', giver: 'sam', taker: 'jo', state: 'waiting for the Team Owner', asked: { jo: 'yes', bilal: 'yes', greta: 'none yet' } },
  };
  test('can be taken back, and whoever said yes after it is taken at their word, but only with the Team Owner’s yes', () => {
    const next = happened(
      { happened: 'no-said', by: person('jo'), wasYes: true, next: 'ask on' },
      { happened: 'yes-said', by: person('bilal'), said: 'earlier', next: 'ask the Team Owner' },
    );
    expect(decided(held, say(false))).toEqual(next);
    expect(decided(held, { do: 'untake', on: undefined })).toEqual(next);
  });
  test('that the Team Owner does not want goes to the next one who said yes', () => {
    expect(decided({ ...held, me: 'rosa' }, agree(false))).toEqual(
      happened({ happened: 'not-agreed', taker: person('jo'), next: 'ask on' }, { happened: 'yes-said', by: person('bilal'), said: 'earlier' }),
    );
  });
  test('of somebody who has another visit by now is passed over', () => {
    const busy: Sketch = { ...held, visits: { ...held.visits, other: ['bilal', '2026-11-24 10:00-12:00', { team: 'arthur' }] } };
    expect(decided(busy, say(false))).toEqual(happened({ happened: 'no-said', next: 'ask on' }));
  });
  test('after which the Team Owner answers late is not agreed to when the taker has got another visit', () => {
    const busy: Sketch = { ...held, me: 'rosa', visits: { ...held.visits, other: ['jo', '2026-11-24 10:00-12:00', { team: 'arthur' }] } };
    expect(decided(busy, agree(true))).toEqual(refused('does not fit any more'));
  });
});

describe('a yes to what has been settled since', () => {
  const NOW = '2026-11-23T12:00';
  const took = (settledAt: string, more: Partial<NonNullable<Sketch['request']>> = {}): Sketch => ({
    visits: { tue: ['jo', TUE] },
    me: 'jo',
    now: NOW,
    request: { visit: 'tue', giver: 'sam', taker: 'jo', state: 'settled', settledAt, asked: { jo: 'yes', bilal: 'none yet' }, ...more },
  });
  const back = happened({ happened: 'given-back', by: person('jo'), to: person('sam') });

  test('changes nothing', () => {
    expect(decided(took('2026-11-23T11:30'), say(true))).toEqual(refused('already yours'));
  });
  test('can be taken back as a mistake for an hour: it is with whoever had it', () => {
    for (const at of ['2026-11-23T12:00', '2026-11-23T11:30', '2026-11-23T11:00']) {
      expect(decided(took(at), say(false))).toEqual(back);
      expect(decided(took(at), { do: 'untake', on: undefined })).toEqual(back);
    }
  });
  test('is not given back after the hour: a no is no use then, and “by mistake” looks for cover', () => {
    const old = took('2026-11-23T10:59');
    expect(decided(old, say(false))).toEqual(refused('already yours'));
    expect(factsOf(old, { do: 'untake', on: undefined })).toEqual(
      happened({ happened: 'which-visit', visits: [expect.objectContaining({ id: visitId('tue') })] }),
    );
    expect(factsOf(old, { do: 'untake', on: { spans: [{ from: '2026-11-24', to: '2026-11-24' }] as never, ask: undefined } })).toEqual(
      happened({ happened: 'cover-asked', giver: person('jo'), asked: people('sam', 'bilal', 'greta') }),
    );
  });
  test('is not given back where it was a swap, a part of a visit, or nobody’s before', () => {
    const giverless = took('2026-11-23T11:30');
    expect(
      decided({ ...giverless, request: { visit: 'tue', askedBy: 'jo', taker: 'jo', state: 'settled', settledAt: NOW, asked: { jo: 'yes' } } }, say(false)),
    ).toEqual(refused('already yours'));
    expect(decided(took('2026-11-23T11:30', { part: '2026-11-24 09:00-10:00' }), say(false))).toEqual(refused('already yours'));
    expect(decided(took('2026-11-23T11:30', { kind: 'swap', inReturn: 'thu' }), say(false))).toEqual(refused('already yours'));
  });
  test('is not given back once it has begun, or somebody else has it', () => {
    expect(decided({ ...took('2026-11-23T11:30'), now: '2026-11-24T09:00' }, say(false))).toEqual(refused('over'));
    expect(decided({ ...took('2026-11-23T11:30'), visits: { tue: ['bilal', TUE] } }, say(false))).toEqual(refused('over'));
  });
  test('is nobody else’s to give back', () => {
    for (const me of ['bilal', 'sam', 'greta'])
      expect(decided({ ...took('2026-11-23T11:30'), me }, { do: 'untake', on: undefined })).toEqual(refused('nothing taken'));
  });
});

describe('a question ends', () => {
  const own: Sketch = { ...askedAll, me: 'sam' };
  test('when the giver does not need an answer any more, or would rather keep it', () => {
    for (const intent of [{ do: 'stop asking' }, { do: 'stop asking', request: REQUEST }, keep] satisfies CoverIntent[])
      expect(decided(own, intent)).toEqual(happened({ happened: 'asking-stopped', request: REQUEST, by: person('sam') }));
  });
  test('by nobody else', () => {
    expect(decided(askedAll, { do: 'stop asking' })).toEqual(refused('nothing asked'));
    expect(decided(askedAll, { do: 'stop asking', request: REQUEST })).toEqual(refused('over'));
    expect(decided(askedAll, keep)).toEqual(refused('not asked'));
  });
  test('not when it has been settled or is over', () => {
    const state = (now: 'settled' | 'declined' | 'lapsed'): Sketch => ({
      ...own,
      request: { visit: 'tue', giver: 'sam', taker: 'jo', state: now, asked: { jo: 'yes' } },
    });
    expect(decided(state('settled'), keep)).toEqual(refused('answered already'));
    for (const now of ['declined', 'lapsed'] as const) expect(decided(state(now), keep)).toEqual(refused('over'));
    expect(decided(state('settled'), { do: 'stop asking' })).toEqual(refused('nothing asked'));
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

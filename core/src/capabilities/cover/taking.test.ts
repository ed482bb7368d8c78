import { describe, expect, test } from 'vitest';
import { decided, factsOf, happened, on, refused, samAndJo, THU, TUE } from '../../testing/cover-decided.ts';
import { person, REQUEST, type Sketch, visitId } from '../../testing/rota-known.ts';
import type { CoverIntent } from './intents.ts';

const take = (visit = 'tue'): CoverIntent => ({ do: 'take visit', visit: visitId(visit) });
const free: Sketch = { me: 'jo', visits: { tue: [undefined, TUE], thu: ['jo', THU], wed: ['bilal', '2026-11-25 09:00-11:00'] } };
const askedFor: Sketch = { ...samAndJo, me: 'greta', request: { visit: 'tue', giver: 'sam', asked: { jo: 'none yet', bilal: 'none yet' } } };

describe('taking a visit that nobody has', () => {
  const asked = { happened: 'cover-asked', giver: undefined, asked: [person('jo')] };

  test('is agreed the Team Owner’s way: she is asked first where she wants that', () => {
    expect(decided(free, take())).toEqual(happened(asked, { happened: 'yes-said', by: person('jo'), next: 'ask the Team Owner' }));
  });
  test.each([
    ['just told', { asking: 'just tell me' }, 'just told'],
    ['a standing consent', { anyTime: ['jo'] }, 'standing consent'],
  ] as const)('is theirs at once with %s', (_, way, agreedAs) => {
    expect(decided({ ...free, ...way }, take())).toEqual(
      happened(asked, { happened: 'yes-said', next: 'settle' }, { happened: 'settled', taker: person('jo'), agreedAs }),
    );
  });
  test('needs the Team Owner’s yes for a newcomer, always', () => {
    for (const way of [{ asking: 'just tell me' }, { anyTime: ['jo'] }] as const)
      expect(decided({ ...free, ...way, newcomers: ['jo'] }, take())).toEqual(happened(asked, { happened: 'yes-said', next: 'ask the Team Owner' }));
  });
  test('is not for one who is elsewhere then, or on the way, nor without the skill, nor for one who gives no visits', () => {
    const elsewhere: Sketch = { ...free, visits: { ...free.visits, other: ['jo', '2026-11-24 11:10-12:00', { team: 'arthur' }] }, minutesApart: 11 };
    expect(decided(elsewhere, take())).toEqual(happened({ happened: 'clash-shown', with: expect.objectContaining({ id: visitId('other') }) }));
    expect(decided({ ...elsewhere, minutesApart: 10 }, take())).toEqual(happened(asked, { happened: 'yes-said' }));
    expect(decided({ ...free, visits: { tue: [undefined, TUE, { skill: 'hoist' }] } }, take())).toEqual(refused('needs a skill'));
    for (const me of ['rosa', 'tess', 'dev']) expect(decided({ ...free, me }, take())).toEqual(refused('gives no visits'));
  });
  test('is not possible once it has begun, is gone or has somebody, nor where nobody can say yes', () => {
    expect(decided({ ...free, now: '2026-11-24T09:00' }, take())).toEqual(refused('over'));
    expect(decided(free, take('gone'))).toEqual(refused('over'));
    expect(decided(free, take('wed'))).toEqual(refused('already covered'));
    expect(decided({ ...free, nobodySpeaks: true }, take())).toEqual(refused('nobody can say yes'));
  });
  test('is their own yes even while they are away: they know best', () => {
    expect(decided({ ...free, away: { jo: ['2026-11-24T00:00', '2026-11-25T00:00'] } }, take())).toEqual(happened(asked, { happened: 'yes-said' }));
  });
  test('said by its day is asked back about where it is not clear', () => {
    const two: Sketch = { ...free, visits: { ...free.visits, tea: [undefined, '2026-11-24 17:00-18:00'] } };
    expect(factsOf(two, { do: 'take', on: on('2026-11-24') })).toEqual(happened({ happened: 'which-to-take', because: 'several' }));
    expect(factsOf(two, { do: 'take', on: on('2026-11-24T17:00', '2026-11-24T18:00') })).toEqual(
      happened({ happened: 'cover-asked', visit: expect.objectContaining({ id: visitId('tea') }) }, { happened: 'yes-said' }),
    );
    expect(factsOf(two, { do: 'take', on: undefined })).toEqual(happened({ happened: 'which-to-take', because: 'not said' }));
    expect(factsOf(two, { do: 'take', on: on('2026-11-25') })).toEqual(happened({ happened: 'which-to-take', because: 'nobody needs it' }));
  });
});

describe('offering to do a visit that somebody needs cover for', () => {
  test('is a yes, though they were not asked', () => {
    expect(decided(askedFor, take())).toEqual(
      happened({ happened: 'volunteered', by: person('greta') }, { happened: 'yes-said', by: person('greta'), next: 'ask the Team Owner' }),
    );
    expect(decided({ ...askedFor, asking: 'just tell me' }, { do: 'take', on: on('2026-11-24') })).toEqual(
      happened({ happened: 'volunteered' }, { happened: 'yes-said', next: 'settle' }, { happened: 'settled', taker: person('greta'), giver: person('sam') }),
    );
  });
  test('by somebody who was asked is simply their yes', () => {
    expect(decided({ ...askedFor, me: 'bilal' }, take())).toEqual(happened({ happened: 'yes-said', by: person('bilal') }));
  });
  test('is noted while somebody else’s yes waits, and changes nothing for one’s own', () => {
    const waiting: Sketch = { ...askedFor, request: { visit: 'tue', giver: 'sam', taker: 'jo', state: 'waiting for the Team Owner', asked: { jo: 'yes' } } };
    expect(decided(waiting, take())).toEqual(happened({ happened: 'volunteered' }, { happened: 'yes-noted', by: person('greta') }));
    expect(decided({ ...waiting, me: 'jo' }, take())).toEqual(refused('already said yes'));
  });
  test('that was settled in the meantime is covered', () => {
    const settled: Sketch = {
      ...askedFor,
      visits: { tue: ['jo', TUE] },
      request: { visit: 'tue', giver: 'sam', taker: 'jo', state: 'settled', asked: { jo: 'yes' } },
    };
    expect(decided(settled, take())).toEqual(refused('already covered'));
  });
  test('is for the part that is asked for', () => {
    const part: Sketch = {
      ...askedFor,
      asking: 'just tell me',
      visits: { ...askedFor.visits, other: ['greta', '2026-11-24 10:00-12:00'] },
      request: { visit: 'tue', giver: 'sam', part: '2026-11-24 09:00-10:00', asked: { jo: 'none yet' } },
    };
    expect(decided(part, take())).toEqual(
      happened(
        { happened: 'volunteered' },
        { happened: 'yes-said' },
        { happened: 'settled', split: { series: 'series-1', rest: { from: '2026-11-24T10:00', to: '2026-11-24T11:00' } } },
      ),
    );
  });
});

describe('part of a visit', () => {
  const sams: Sketch = { visits: { tue: ['sam', TUE], clash: ['jo', '2026-11-24 10:00-12:00'] } };
  const find = (part: Extract<CoverIntent, { do: 'find' }>['part'], from = '2026-11-24', to = from): CoverIntent => ({
    do: 'find',
    wanted: 'cover',
    on: on(from, to),
    ...(part ? { part } : {}),
  });
  const asked = (from: string, to: string, who: readonly string[]) =>
    happened({
      happened: 'cover-asked',
      part: { from: `2026-11-24T${from}`, to: `2026-11-24T${to}` },
      visit: expect.objectContaining({ id: visitId('tue'), span: { from: `2026-11-24T${from}`, to: `2026-11-24T${to}` } }),
      asked: who.map(person),
    });

  test('is the first hour, the last half hour, or 9 to 10; those are asked who are free in that part', () => {
    expect(decided(sams, find({ at: 'start', minutes: 60 }))).toEqual(asked('09:00', '10:00', ['jo', 'bilal', 'greta']));
    expect(decided(sams, find({ at: 'end', minutes: 30 }))).toEqual(asked('10:30', '11:00', ['bilal', 'greta']));
    expect(decided(sams, find('as said', '2026-11-24T09:00', '2026-11-24T10:00'))).toEqual(asked('09:00', '10:00', ['jo', 'bilal', 'greta']));
  });
  test('closes when that part begins', () => {
    expect(decided(sams, find({ at: 'end', minutes: 30 }))).toEqual(happened({ closesAt: new Date('2026-11-24T10:30:00Z') }));
  });
  test('in the middle is refused', () => {
    expect(decided(sams, find('as said', '2026-11-24T09:30', '2026-11-24T10:30'))).toEqual(refused('not that part'));
  });
  test('longer than the visit, or sticking out of it, is refused', () => {
    for (const at of ['start', 'end'] as const) expect(decided(sams, find({ at, minutes: 180 }))).toEqual(refused('not that part'));
    expect(decided(sams, find('as said', '2026-11-24T08:00', '2026-11-24T10:00'))).toEqual(refused('not that part'));
  });
  test('that is the whole visit is the whole visit', () => {
    const whole = happened({ happened: 'cover-asked', part: undefined, asked: [person('bilal'), person('greta')] });
    for (const at of ['start', 'end'] as const) expect(decided(sams, find({ at, minutes: 120 }))).toEqual(whole);
    expect(decided(sams, find('as said', '2026-11-24T09:00', '2026-11-24T11:00'))).toEqual(whole);
    expect(decided(sams, find('as said', '2026-11-24T08:00', '2026-11-24T12:00'))).toEqual(whole);
  });
  test('settled leaves the rest with whoever has it', () => {
    const settled = (part: string) =>
      decided(
        { ...sams, me: 'bilal', asking: 'just tell me', request: { visit: 'tue', giver: 'sam', part, asked: { bilal: 'none yet' } } },
        { do: 'answer', request: REQUEST, yes: true },
      );
    const rest = (from: string, to: string) =>
      happened(
        { happened: 'yes-said' },
        { happened: 'settled', taker: person('bilal'), split: { series: 'series-1', rest: { from: `2026-11-24T${from}`, to: `2026-11-24T${to}` } } },
      );
    expect(settled('2026-11-24 09:00-10:00')).toEqual(rest('10:00', '11:00'));
    expect(settled('2026-11-24 10:30-11:00')).toEqual(rest('09:00', '10:30'));
  });
  test('does not fit any more when the visit has been made shorter', () => {
    const shorter: Sketch = {
      visits: { tue: ['sam', '2026-11-24 09:00-10:15'] },
      me: 'bilal',
      request: { visit: 'tue', giver: 'sam', part: '2026-11-24 10:00-11:00', asked: { bilal: 'none yet' } },
    };
    expect(decided(shorter, { do: 'answer', request: REQUEST, yes: true })).toEqual(refused('does not fit any more'));
  });
});

import type { TeamId, VisitId } from '@hatstand/db/ids';
import { describe, expect, test } from 'vitest';
import { askCover, decided, factsOf, happened, local, people, refused, TUE } from '../../testing/cover-decided.ts';
import { momentOf, person, type Sketch, visitId } from '../../testing/rota-known.ts';
import { later } from './alarms.ts';
import type { CoverIntent, Rung } from './intents.ts';

const ROSA = 'team-rosa' as TeamId;
const rung = (is: Rung['is'], place = 0): CoverIntent => ({ do: 'ladder', visit: visitId('tue'), rung: is === 'on call' ? { is, place } : { is } });
const watch: CoverIntent = { do: 'watch', team: ROSA };
const sort = (visit?: VisitId): CoverIntent => ({ do: 'sort', ...(visit ? { visit } : {}) });
const open = { visit: 'tue', giver: 'jo', asked: { bilal: 'none yet' } } as const;
/** Jo's visit at nine, which nobody has said yes to; it is eight. */
const needed: Sketch = { me: 'jo', now: '2026-11-24T08:00', visits: { tue: ['jo', TUE] }, coaches: ['ruth'], request: open };

describe('whom a rung tells', () => {
  const told = (intent: CoverIntent, sketch = needed) => factsOf(sketch, intent).map((fact) => (fact.happened === 'rung-climbed' ? fact.told : fact.happened));
  test('first the Rota Holder, the Team Owner’s voice and the giver', () => {
    expect(told(rung('Rota Holder'))).toEqual([people('sam', 'rosa', 'jo')]);
  });
  test('where nobody holds the rota the Team Starter, else the Coach', () => {
    expect(told(rung('Rota Holder'), { ...needed, rotaHolders: [], starters: ['nia'] })).toEqual([people('nia', 'rosa', 'jo')]);
    expect(told(rung('Rota Holder'), { ...needed, rotaHolders: [] })).toEqual([people('ruth', 'rosa', 'jo')]);
  });
  test('then the Coach, then those on call, one by one', () => {
    const onCall = ['ivy', 'dev', 'moss'];
    expect(told(rung('Coach'))).toEqual([people('ruth')]);
    for (const [place, key] of onCall.entries()) expect(told(rung('on call', place), { ...needed, onCall })).toEqual([people(key)]);
  });
  test('the last resort is shown to everybody told so far, the giver and the voice, each once', () => {
    const recorded: Sketch['recorded'] = {
      tue: [
        ['told Rota Holder', 'sam'],
        ['told Rota Holder', 'rosa'],
        ['told Coach', 'ruth'],
        ['told on call', 'ivy'],
      ],
    };
    expect(told(rung('last resort'), { ...needed, recorded })).toEqual([people('sam', 'rosa', 'ruth', 'ivy', 'jo')]);
  });
  test('where none of the Rota Holders can be reached those on the next step are told', () => {
    expect(told(rung('Rota Holder'), { ...needed, unreachable: ['sam'], starters: ['nia'] })).toEqual([people('nia', 'rosa', 'jo')]);
    expect(told(rung('Rota Holder'), { ...needed, unreachable: ['sam', 'nia'], starters: ['nia'] })).toEqual([people('ruth', 'rosa', 'jo')]);
  });
  test('the last resort is shown to whoever can be reached, where nobody who was told can', () => {
    const nobody = ['sam', 'rosa', 'jo', 'ruth'];
    expect(told(rung('last resort'), { ...needed, unreachable: nobody, organisers: ['cal'] })).toEqual([people('jo', 'rosa', 'cal')]);
    const shown = told(rung('last resort'), { ...needed, unreachable: [...nobody, 'cal', 'tess'], organisers: ['cal'] })[0];
    expect(shown).toEqual(expect.arrayContaining(people('bilal')));
    expect(shown).not.toContain(person('sam'));
  });
  test('goes on where a rung has nobody', () => {
    expect(factsOf({ ...needed, coaches: [] }, rung('Coach'))).toEqual(
      happened({ happened: 'rung-climbed', told: [], next: expect.objectContaining({ rung: { is: 'last resort' } }) }),
    );
  });
  test('of a visit that nobody has is told without a giver', () => {
    expect(told(rung('Rota Holder'), { ...needed, visits: { tue: [undefined, TUE] }, me: 'sam', request: { visit: 'tue', asked: {} } })).toEqual([
      people('sam', 'rosa'),
    ]);
    expect(told(rung('Rota Holder'), { me: 'sam', now: '2026-11-24T08:00', visits: { tue: [undefined, TUE] } })).toEqual([people('sam', 'rosa')]);
  });
});

describe('the ladder goes on', () => {
  const next = (sketch: Sketch, intent: CoverIntent) =>
    factsOf(sketch, intent).map((fact) => (fact.happened === 'rung-climbed' ? fact.next && [fact.next.rung, fact.next.at] : fact.happened));
  test.each([0, 1, 3])('fifteen minutes, fifteen, then five at a time, with %i on call', (count) => {
    const sketch = { ...needed, onCall: ['ivy', 'dev', 'moss'].slice(0, count) };
    const after = (minutes: number): Sketch => ({ ...sketch, now: `2026-11-24T08:${String(minutes).padStart(2, '0')}` });
    expect(next(after(0), rung('Rota Holder'))).toEqual([[{ is: 'Coach' }, local('2026-11-24T08:15')]]);
    expect(next(after(15), rung('Coach'))).toEqual([[count > 0 ? { is: 'on call', place: 0 } : { is: 'last resort' }, local('2026-11-24T08:30')]]);
    for (let place = 0; place < count; place += 1) {
      const then = place + 1 < count ? { is: 'on call', place: place + 1 } : { is: 'last resort' };
      expect(next(after(30 + 5 * place), rung('on call', place))).toEqual([[then, local(`2026-11-24T08:${35 + 5 * place}`)]]);
    }
    expect(next(after(59), rung('last resort'))).toEqual([undefined]);
  });
  test('by alarms: asking for cover sets the first rung, and every rung the next', () => {
    const [askedFact] = factsOf({ me: 'jo', now: '2026-11-23T09:00', visits: { tue: ['jo', TUE] } }, askCover());
    expect(askedFact ? later(askedFact, momentOf('2026-11-23T09:00')) : []).toContainEqual({
      rings: local('2026-11-24T08:00'),
      for: person('jo'),
      means: rung('Rota Holder'),
    });
    const [climbed] = factsOf(needed, rung('Rota Holder'));
    expect(climbed ? later(climbed, momentOf('2026-11-24T08:00')) : []).toEqual([
      { rings: local('2026-11-24T08:15'), for: person('jo'), means: rung('Coach') },
    ]);
  });
  test('given back within the last hour, from now on: its alarm rang while somebody had it', () => {
    const [back] = factsOf(
      {
        ...needed,
        me: 'bilal',
        now: '2026-11-24T08:20',
        visits: { tue: ['bilal', TUE] },
        request: { ...open, taker: 'bilal', state: 'settled', settledAt: '2026-11-24T07:50' },
      },
      {
        do: 'untake',
        on: undefined,
      },
    );
    expect(back ? later(back, momentOf('2026-11-24T08:20')) : []).toContainEqual({
      rings: local('2026-11-24T08:20'),
      for: person('jo'),
      means: rung('Rota Holder'),
    });
  });
  test('asked with less than an hour left, goes on at once from those who have just been told', () => {
    const [askedFact] = factsOf({ me: 'jo', now: '2026-11-24T08:40', visits: { tue: ['jo', TUE] } }, askCover());
    const alarms = askedFact ? later(askedFact, momentOf('2026-11-24T08:40')) : [];
    const [first, ...more] = alarms.filter(({ means }) => means.do === 'ladder');
    expect(first?.means).toEqual(rung('Coach'));
    expect(first && first.rings > local('2026-11-24T08:40') && first.rings < local('2026-11-24T09:00')).toBe(true);
    expect(more).toEqual([]);
  });
  test('begins anew where the visit has been moved to later in the meantime', () => {
    const moved: Sketch = { ...needed, visits: { tue: ['jo', '2026-11-24 15:00-17:00'] } };
    expect(factsOf(moved, rung('Rota Holder'))).toEqual(
      happened({ told: [], next: expect.objectContaining({ rung: { is: 'Rota Holder' }, at: local('2026-11-24T14:00') }) }),
    );
  });
});

describe('the ladder stops', () => {
  const every = [rung('Rota Holder'), rung('Coach'), rung('on call', 0), rung('last resort')];
  test.each([
    ['somebody has it', { ...needed, visits: { tue: ['bilal', TUE] }, request: { ...open, taker: 'bilal', state: 'settled' } }],
    ['the giver kept it', { ...needed, request: { ...open, state: 'lapsed' } }],
    [
      'it is being sorted',
      {
        ...needed,
        recorded: {
          tue: [
            ['told Rota Holder', 'sam'],
            ['being sorted', 'sam'],
          ],
        },
      },
    ],
    ['the visit is gone', { ...needed, visits: {} }],
  ] satisfies [string, Sketch][])('when %s', (_, sketch) => {
    for (const intent of every) expect(decided({ ...sketch, onCall: ['ivy'] }, intent)).toEqual([]);
  });
  test('not while a yes only waits for the Team Owner', () => {
    expect(decided({ ...needed, request: { ...open, taker: 'bilal', state: 'waiting for the Team Owner', asked: { bilal: 'yes' } } }, rung('Coach'))).toEqual(
      happened({ happened: 'rung-climbed', told: people('ruth') }),
    );
  });
  test('each rung is climbed once, however often its alarm rings', () => {
    const recorded: Sketch['recorded'] = {
      tue: [
        ['told Rota Holder', 'sam'],
        ['told Coach', 'ruth'],
        ['told on call', 'ivy'],
      ],
    };
    const sketch: Sketch = { ...needed, onCall: ['ivy', 'dev'], recorded };
    for (const intent of [rung('Rota Holder'), rung('Coach'), rung('on call', 0)]) expect(decided(sketch, intent)).toEqual([]);
    expect(decided(sketch, rung('on call', 1))).toEqual(happened({ told: people('dev') }));
  });
});

describe('“I’ll sort it”', () => {
  const told: Sketch = {
    ...needed,
    onCall: ['ivy'],
    recorded: {
      tue: [
        ['told Rota Holder', 'sam'],
        ['told Rota Holder', 'rosa'],
        ['told Coach', 'ruth'],
      ],
    },
  };
  test('stops it, and the others hear who', () => {
    expect(decided({ ...told, me: 'ruth' }, sort())).toEqual(happened({ happened: 'being-sorted', by: person('ruth'), tell: people('sam', 'rosa', 'jo') }));
    expect(decided({ ...told, me: 'sam' }, sort(visitId('tue')))).toEqual(
      happened({ happened: 'being-sorted', by: person('sam'), tell: people('rosa', 'ruth', 'jo') }),
    );
  });
  test('is for those who were told, or who can act', () => {
    expect(decided({ ...told, me: 'greta' }, sort(visitId('tue')))).toEqual(refused('not for you to say'));
    expect(decided({ ...told, me: 'greta' }, sort())).toEqual(refused('nothing to sort'));
  });
  test('is nothing to sort once somebody has it', () => {
    const settled: Sketch = { ...told, me: 'ruth', visits: { tue: ['bilal', TUE] }, request: { ...open, taker: 'bilal', state: 'settled' } };
    expect(decided(settled, sort())).toEqual(refused('nothing to sort'));
  });
});

describe('what nobody has is mentioned again', () => {
  const at = (now: string, more: Sketch = {}): Sketch => ({ me: 'rosa', now, visits: { tue: ['jo', '2026-12-08 14:00-16:00'] }, request: open, ...more });
  const mentioned = (sketch: Sketch) =>
    factsOf(sketch, watch).flatMap((fact) =>
      fact.happened === 'mentioned' ? [{ visits: fact.visits.map(({ id }) => id), reminded: fact.reminded.map((one) => one.person) }] : [],
    );

  test.each([
    ['2026-11-23', 15, false],
    ['2026-11-24', 14, true],
    ['2026-11-25', 13, false],
    ['2026-12-01', 7, true],
    ['2026-12-02', 6, false],
    ['2026-12-04', 4, false],
    ['2026-12-05', 3, true],
    ['2026-12-06', 2, false],
    ['2026-12-07', 1, true],
    ['2026-12-08', 0, false],
  ])('on %s, %i days before: %s', (day, _, isMentioned) => {
    expect(mentioned(at(`${day}T09:00`)).length > 0).toBe(isMentioned);
  });
  test('by the days of the calendar across a clock change', () => {
    const changed: Sketch = at('2027-03-27T09:00', { visits: { tue: ['jo', '2027-03-28 08:00-10:00'] } });
    expect(mentioned(changed)).toHaveLength(1);
    expect(mentioned({ ...changed, now: '2027-03-26T09:00' })).toHaveLength(0);
  });
  test('in the daytime only', () => {
    for (const time of ['00:30', '08:59', '20:00', '23:00']) expect(mentioned(at(`2026-12-01T${time}`))).toEqual([]);
    for (const time of ['09:00', '19:59']) expect(mentioned(at(`2026-12-01T${time}`))).toHaveLength(1);
  });
  test('free visits and open questions together, in one go for the team', () => {
    const two = at('2026-12-01T09:00', {
      visits: { tue: ['jo', '2026-12-08 14:00-16:00'], free: [undefined, '2026-12-04 09:00-11:00'], wed: ['bilal', '2026-12-08 09:00-10:00'] },
    });
    expect(mentioned(two)).toEqual([{ visits: [visitId('tue'), visitId('free')], reminded: people('bilal') }]);
  });
  test('not when it has been settled', () => {
    expect(mentioned(at('2026-12-01T09:00', { request: { ...open, state: 'settled', taker: 'bilal' } }))).toEqual([]);
  });
  test('those who were asked and have not answered are reminded once, and never after', () => {
    const request = { ...open, asked: { bilal: 'none yet', sam: 'none yet', greta: 'no' }, reminded: ['sam'] } as const;
    expect(mentioned(at('2026-12-01T09:00', { request }))).toEqual([{ visits: [visitId('tue')], reminded: people('bilal') }]);
    expect(mentioned(at('2026-12-05T09:00', { request: { ...request, reminded: ['sam', 'bilal'] } }))).toEqual([{ visits: [visitId('tue')], reminded: [] }]);
  });
  test('nobody is reminded while somebody’s yes waits for the Team Owner', () => {
    const request = { ...open, taker: 'sam', state: 'waiting for the Team Owner', asked: { sam: 'yes', bilal: 'none yet' } } as const;
    expect(mentioned(at('2026-12-01T09:00', { request }))).toEqual([{ visits: [visitId('tue')], reminded: [] }]);
  });
  test('the watch goes on every day, and puts on the ladder what begins before it looks again', () => {
    const visits: Sketch['visits'] = {
      tue: [undefined, '2026-12-08 14:00-16:00'],
      late: [undefined, '2026-12-09 09:00-11:00'],
      early: [undefined, '2026-12-09 07:00-08:00'],
    };
    expect(factsOf({ me: 'rosa', now: '2026-12-08T09:00', visits }, watch)).toEqual(
      happened(
        {
          happened: 'watched',
          next: local('2026-12-09T09:00'),
          climbs: [
            expect.objectContaining({ at: local('2026-12-08T13:00') }),
            expect.objectContaining({ at: local('2026-12-09T08:00') }),
            expect.objectContaining({ at: local('2026-12-08T20:00') }),
          ],
        },
        { happened: 'mentioned' },
      ),
    );
  });
  test('is kept for whoever can act', () => {
    expect(factsOf(at('2026-12-02T09:00'), watch)).toEqual(happened({ happened: 'watched', watchedBy: person('sam') }));
    expect(factsOf(at('2026-12-02T09:00', { rotaHolders: [], starters: ['nia'] }), watch)).toEqual(happened({ watchedBy: person('nia') }));
  });
});

test('the part that is needed goes on the ladder, not the visit that somebody has', () => {
  const part: Sketch = { ...needed, now: '2026-11-24T09:30', request: { ...open, part: '2026-11-24 10:30-11:00' } };
  expect(factsOf(part, rung('Rota Holder'))).toEqual(
    happened({
      visit: expect.objectContaining({ span: { from: '2026-11-24T10:30', to: '2026-11-24T11:00' } }),
      next: expect.objectContaining({ at: local('2026-11-24T09:45') }),
    }),
  );
  expect(factsOf({ ...part, me: 'rosa', now: '2026-11-24T09:00' }, watch)).toEqual(
    happened({ happened: 'watched', climbs: [expect.objectContaining({ at: local('2026-11-24T09:30') })] }),
  );
});

import { describe, expect, test } from 'vitest';
import { askCover, decided, factsOf, happened, people, refused, say, TUE, WED } from '../../testing/cover-decided.ts';
import { person, REQUEST, rotaKnown, type Sketch, visitId } from '../../testing/rota-known.ts';
import { later } from './alarms.ts';
import type { CoverIntent } from './intents.ts';
import { wavesFor } from './waves.ts';

const sams: Sketch = { visits: { tue: ['sam', TUE] } };
const nextWave: CoverIntent = { do: 'next wave', request: REQUEST };
const circleToo = (yes: boolean): CoverIntent => ({ do: 'ask circle', request: REQUEST, yes });
const MON = { now: new Date('2026-11-23T09:00:00Z'), local: '2026-11-23T09:00' } as never;

function waves(sketch: Sketch) {
  const known = rotaKnown(sketch);
  const [team] = known.teams;
  const visit = known.visits.find(({ id }) => id === visitId('tue'));
  if (!team || !visit) throw new Error('a team and a visit are sketched');
  const { first, second, circle } = wavesFor(visit, team, known, [visit.giver]);
  return { first, second, circle };
}

describe('who is asked first, and who after', () => {
  test('first are those who are free, skilled, rested and known', () => {
    expect(waves(sams)).toEqual({ first: people('jo', 'bilal', 'greta'), second: [], circle: [] });
  });
  test('newcomers are asked after', () => {
    expect(waves({ ...sams, newcomers: ['jo'] })).toEqual({ first: people('bilal', 'greta'), second: people('jo'), circle: [] });
  });
  test('whoever would lose their rest is asked after: less than 11 hours between two days', () => {
    const tired = (ends: string): Sketch => ({ visits: { tue: ['sam', TUE], late: ['bilal', `2026-11-23 18:00-${ends}`] }, employed: { bilal: 30 } });
    expect(waves(tired('22:00'))).toEqual({ first: people('jo', 'bilal', 'greta'), second: [], circle: [] });
    expect(waves(tired('22:01'))).toEqual({ first: people('jo', 'greta'), second: people('bilal'), circle: [] });
  });
  test('whoever would work more than was agreed is asked after', () => {
    const full = (hours: number): Sketch => ({ visits: { tue: ['sam', TUE], wed: ['bilal', WED] }, employed: { bilal: hours } });
    expect(waves(full(4)).second).toEqual([]);
    expect(waves(full(3)).second).toEqual(people('bilal'));
  });
  test('such rules are for employed workers; nobody else has them', () => {
    expect(waves({ visits: { tue: ['sam', TUE], late: ['bilal', '2026-11-23 18:00-23:30'] } }).first).toEqual(people('jo', 'bilal', 'greta'));
  });
  test('whoever is away is not asked, up to when they are back', () => {
    const away = (from: string, until: string) => waves({ ...sams, away: { jo: [from, until] } }).first;
    expect(away('2026-11-24T00:00', '2026-11-25T00:00')).toEqual(people('bilal', 'greta'));
    expect(away('2026-11-24T10:59', '2026-11-24T12:00')).toEqual(people('bilal', 'greta'));
    expect(away('2026-11-24T11:00', '2026-11-24T12:00')).toEqual(people('jo', 'bilal', 'greta'));
    expect(away('2026-11-20T00:00', '2026-11-24T09:00')).toEqual(people('jo', 'bilal', 'greta'));
    expect(away('2026-11-20T00:00', '2026-11-24T09:01')).toEqual(people('bilal', 'greta'));
  });
  test('whoever has not got the skill is not asked, in no wave', () => {
    const cared: Sketch = { visits: { tue: ['sam', TUE, { skill: 'personal care' }] }, skilled: ['jo', 'dev'], newcomers: ['bilal'], circle: ['dev', 'moss'] };
    expect(waves(cared)).toEqual({ first: people('jo'), second: [], circle: people('dev') });
  });
  test('whoever could not get there in time is not asked', () => {
    const elsewhere = (starts: string): Sketch => ({
      visits: { tue: ['sam', TUE], other: ['jo', `2026-11-24 ${starts}-12:30`, { team: 'arthur' }] },
      minutesApart: 20,
    });
    expect(waves(elsewhere('11:20')).first).toContain(person('jo'));
    expect(waves(elsewhere('11:19')).first).not.toContain(person('jo'));
  });
  test('people of the circle stand apart: away, busy or unskilled ones are left out there too', () => {
    const circle: Sketch = {
      visits: { tue: ['sam', TUE], own: ['moss', TUE, { team: 'arthur' }] },
      circle: ['dev', 'moss', 'ivy'],
      away: { ivy: ['2026-11-24T00:00', '2026-11-25T00:00'] },
    };
    expect(waves(circle)).toEqual({ first: people('jo', 'bilal', 'greta'), second: [], circle: people('dev') });
  });
});

describe('asking begins', () => {
  const asked = (sketch: Sketch) =>
    factsOf(sketch, askCover()).map((fact) => (fact.happened === 'cover-asked' ? { asked: fact.asked, waves: fact.waves, circle: fact.circle } : fact));
  test('with the first wave only', () => {
    expect(asked({ ...sams, newcomers: ['jo'], circle: ['dev'] })).toEqual([{ asked: people('bilal', 'greta'), waves: 1, circle: true }]);
  });
  test('with the second, where nobody is in the first', () => {
    expect(asked({ ...sams, newcomers: ['jo', 'bilal', 'greta'] })).toEqual([{ asked: people('jo', 'bilal', 'greta'), waves: 2, circle: false }]);
  });
  test('with both when it is late, and never with the circle', () => {
    expect(asked({ ...sams, now: '2026-11-23T15:00', newcomers: ['jo'], circle: ['dev'] })).toEqual([
      { asked: people('bilal', 'greta', 'jo'), waves: 2, circle: true },
    ]);
  });
});

describe('the next wave', () => {
  const open = (more: Partial<NonNullable<Sketch['request']>> = {}, sketch: Sketch = {}): Sketch => ({
    ...sams,
    newcomers: ['greta'],
    ...sketch,
    request: { visit: 'tue', giver: 'sam', asked: { jo: 'none yet', bilal: 'none yet' }, ...more },
  });
  const all = { jo: 'none yet', bilal: 'no', greta: 'none yet' } as const;

  test('asks the others of the team, each once', () => {
    expect(decided(open(), nextWave)).toEqual(happened({ happened: 'wave-asked', wave: 2, asked: people('greta') }));
    expect(decided(open({ asked: { greta: 'none yet' } }), nextWave)).toEqual(happened({ happened: 'wave-asked', asked: people('jo', 'bilal') }));
  });
  test('comes by itself after four waking hours, and at once when everybody asked has said no', () => {
    const [askedFact] = factsOf({ ...sams, newcomers: ['greta'] }, askCover());
    const alarms = askedFact ? later(askedFact, MON) : [];
    expect(alarms).toContainEqual({ rings: new Date('2026-11-23T13:00:00Z'), for: person('sam'), means: nextWave });
    const [no] = factsOf({ ...open({ asked: { jo: 'none yet', bilal: 'no' } }), me: 'jo' }, say(false));
    expect(no ? later(no, MON) : []).toEqual([{ rings: new Date('2026-11-23T09:00:00Z'), for: person('jo'), means: nextWave }]);
  });
  test('has nobody when it has been settled, is held by somebody, has ended or the visit has begun', () => {
    for (const state of ['settled', 'waiting for the Team Owner', 'declined', 'lapsed'] as const)
      expect(decided(open({ state, taker: 'jo' }), nextWave)).toEqual([]);
    expect(decided(open({}, { now: '2026-11-24T09:00' }), nextWave)).toEqual([]);
    expect(decided(open({ asked: all }), nextWave)).toEqual([]);
  });
  test('of the circle is not asked without a yes: whoever asked is asked first, once', () => {
    const circle: Sketch = { circle: ['dev', 'moss'] };
    expect(decided(open({ asked: all, waves: 2 }, circle), nextWave)).toEqual(happened({ happened: 'circle-suggested', nobody: false }));
    expect(decided(open({ asked: { jo: 'no', bilal: 'no', greta: 'no' }, waves: 2 }, circle), nextWave)).toEqual(
      happened({ happened: 'circle-suggested', nobody: true }),
    );
    expect(decided(open({ asked: all, waves: 3 }, circle), nextWave)).toEqual([]);
    expect(decided(open({ asked: all, waves: 2, circle: 'is left out' }, circle), nextWave)).toEqual([]);
  });
  test('of the circle is asked where that was allowed', () => {
    expect(decided(open({ asked: all, waves: 2, circle: 'may be asked' }, { circle: ['dev', 'moss'] }), nextWave)).toEqual(
      happened({ happened: 'wave-asked', wave: 3, asked: people('dev', 'moss') }),
    );
  });
});

describe('the circle', () => {
  const open: Sketch = {
    visits: { tue: ['jo', TUE] },
    circle: ['dev', 'moss'],
    request: { visit: 'tue', giver: 'jo', waves: 2, asked: { bilal: 'none yet', greta: 'no' } },
  };
  test('is asked when the giver says so, or the Rota Holder for them', () => {
    for (const me of ['jo', 'sam'])
      expect(decided({ ...open, me }, circleToo(true))).toEqual(happened({ happened: 'circle-decided', yes: true, asked: people('dev', 'moss') }));
    expect(decided({ ...open, me: 'jo' }, { do: 'ask circle', yes: true })).toEqual(happened({ happened: 'circle-decided', asked: people('dev', 'moss') }));
  });
  test('is not asked when they say no', () => {
    expect(decided({ ...open, me: 'jo' }, circleToo(false))).toEqual(happened({ happened: 'circle-decided', yes: false, asked: [] }));
  });
  test('is nobody else’s to ask', () => {
    for (const me of ['bilal', 'greta', 'dev', 'rosa', 'tess']) expect(decided({ ...open, me }, circleToo(true))).toEqual(refused('not for you to say'));
    expect(decided({ ...open, me: 'bilal' }, { do: 'ask circle', yes: true })).toEqual(refused('nothing asked'));
  });
  test('is left alone while somebody’s yes waits for the Team Owner, and when it is over', () => {
    const state = (now: NonNullable<Sketch['request']>['state']): Sketch => ({
      ...open,
      me: 'jo',
      request: { visit: 'tue', giver: 'jo', taker: 'bilal', ...(now ? { state: now } : {}), asked: { bilal: 'yes' } },
    });
    expect(decided(state('waiting for the Team Owner'), circleToo(true))).toEqual(happened({ happened: 'circle-decided', asked: [] }));
    expect(decided(state('settled'), circleToo(true))).toEqual(refused('already covered'));
    for (const now of ['declined', 'lapsed'] as const) expect(decided(state(now), circleToo(true))).toEqual(refused('over'));
    expect(decided({ ...open, me: 'jo', now: '2026-11-24T09:00' }, circleToo(true))).toEqual(refused('over'));
  });
  test('comes only with the Team Owner’s yes, even where being told would do', () => {
    const dev: Sketch = { ...open, me: 'dev', asking: 'just tell me', anyTime: ['dev'], request: { visit: 'tue', giver: 'jo', asked: { dev: 'none yet' } } };
    expect(decided(dev, say(true))).toEqual(happened({ happened: 'yes-said', by: person('dev'), next: 'ask the Team Owner' }));
  });
});

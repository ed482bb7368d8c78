import type { PersonId, TeamId, VisitId } from '@hatstand/db/ids';
import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import { describe, expect, test } from 'vitest';
import { momentOf } from '../../testing/rota-known.ts';
import type { Visit } from '../../visits/visits.ts';
import { instantOf } from '../../words/calendar.ts';
import type { ReminderIntent } from './intents.ts';
import type { Known, Settings } from './known.ts';
import { decide } from './rules.ts';

const SAM = 'person-sam' as PersonId;
const SIX = '18:00' as TimeOfDay;
const visit = (from: string, to: string): Visit => ({
  id: `visit@${from}` as VisitId,
  team: 'team-rosa' as TeamId,
  place: 'here',
  span: { from: from as LocalTime, to: to as LocalTime },
  giver: SAM,
  usual: SAM,
  skill: undefined,
  kind: 'ordinary',
  cancelled: 'no',
});
const TUE = visit('2026-11-24T09:00', '2026-11-24T11:00');

function decided(now: string, intent: ReminderIntent, settings: Partial<Settings> = {}, visits: readonly Visit[] = [TUE]) {
  const known: Known = {
    me: SAM,
    now: now as LocalTime,
    today: now.slice(0, 10) as Day,
    room: undefined,
    settings: { at: SIX, before: undefined, toldOf: undefined, quietFrom: '21:00' as TimeOfDay, quietUntil: '08:00' as TimeOfDay, stopped: false, ...settings },
    visits,
    teams: [],
    theirTeams: new Set(),
    said: new Map(),
    named: undefined,
    names: new Map(),
    owners: new Map(),
    reachedAt: new Map(),
    inSeveralTeams: new Set(),
  };
  return decide(intent, known, momentOf(now));
}
const rung: ReminderIntent = { do: 'remind', at: SIX, of: '2026-11-24' as Day };
const told = (of: string) => expect.objectContaining({ happened: 'reminded', of });
const next = (rings: string, of: string) => expect.objectContaining({ happened: 'next-set', rings: instantOf(rings as LocalTime), of });

describe('when the alarm rings', () => {
  test('at its time, it tells of tomorrow and sets the next one', () => {
    expect(decided('2026-11-23T18:00', rung)).toEqual([told('2026-11-24'), next('2026-11-24T18:00', '2026-11-25')]);
  });
  test('two hours late, it still tells of tomorrow', () => {
    expect(decided('2026-11-23T20:00', rung)).toEqual([told('2026-11-24'), next('2026-11-24T18:00', '2026-11-25')]);
  });
  test('only in the morning after, it tells of today what has not begun', () => {
    expect(decided('2026-11-24T08:30', rung)).toEqual([told('2026-11-24'), next('2026-11-24T18:00', '2026-11-25')]);
  });
  test('after the visit has begun, it says nothing of it', () => {
    expect(decided('2026-11-24T09:00', rung)).toEqual([next('2026-11-24T18:00', '2026-11-25')]);
  });
  test('in the night, it waits for the end of quiet hours and looks again then', () => {
    expect(decided('2026-11-24T02:00', rung)).toEqual([next('2026-11-24T08:00', '2026-11-24')]);
  });
  test('the first one, in the morning, only sets the next', () => {
    expect(decided('2026-11-24T08:00', { do: 'remind', at: SIX })).toEqual([next('2026-11-24T18:00', '2026-11-25')]);
  });
  test('told already, it tells nothing again', () => {
    expect(decided('2026-11-23T18:00', rung, { toldOf: '2026-11-24' as Day })).toEqual([next('2026-11-24T18:00', '2026-11-25')]);
  });
  test('where another time or none is wanted by now, the chain ends', () => {
    expect(decided('2026-11-23T18:00', rung, { at: '19:00' as TimeOfDay })).toEqual([]);
    expect(decided('2026-11-23T18:00', rung, { at: undefined })).toEqual([]);
  });
  test('without a visit tomorrow nothing is said', () => {
    expect(decided('2026-11-23T18:00', rung, {}, [])).toEqual([next('2026-11-24T18:00', '2026-11-25')]);
  });
  test('whoever has said STOP is told nothing, and the chain goes on', () => {
    expect(decided('2026-11-23T18:00', rung, { stopped: true })).toEqual([next('2026-11-24T18:00', '2026-11-25')]);
  });
  test.each([
    ['2027-03-27T18:00', '2027-03-28T17:00:00Z'],
    ['2027-10-30T18:00', '2027-10-31T18:00:00Z'],
  ])('from %s the next is at six by the new clock', (now, rings) => {
    expect(decided(now, { do: 'remind', at: SIX, of: '2027-01-01' as Day }, {}, [])).toEqual([expect.objectContaining({ rings: new Date(rings) })]);
  });
});

describe('turning on', () => {
  test('gives back the time somebody had, else six', () => {
    expect(decided('2026-11-23T09:00', { do: 'turn on' }, { at: undefined, before: '19:00' as TimeOfDay })).toContainEqual(
      expect.objectContaining({ at: '19:00' }),
    );
    expect(decided('2026-11-23T09:00', { do: 'turn on' }, { at: undefined })).toContainEqual(
      expect.objectContaining({ happened: 'reminders-set', at: '18:00' }),
    );
  });
  test('a time in quiet hours says when it comes instead', () => {
    expect(decided('2026-11-23T09:00', { do: 'set time', at: '06:00' as TimeOfDay })).toContainEqual(expect.objectContaining({ comes: '2026-11-23T08:00' }));
    expect(decided('2026-11-23T09:00', { do: 'set time', at: '22:00' as TimeOfDay })).toContainEqual(expect.objectContaining({ comes: '2026-11-24T08:00' }));
  });
});

import { describe, expect, test } from 'vitest';
import { askCover, askSwap, factsOf, local, samAndJo } from '../../testing/cover-decided.ts';
import { rotaKnown, type Sketch } from '../../testing/rota-known.ts';
import type { Visit } from '../../visits/visits.ts';
import type { CoverIntent } from './intents.ts';
import { climbAfter, firstClimb, nextWatch, nextWaveAt, partOf, restOf } from './times.ts';

const visitAt = (when: string): Visit => {
  const [visit] = rotaKnown({ visits: { one: ['sam', when] } }).visits;
  if (!visit) throw new Error('there is one');
  return visit;
};

describe('a question closes', () => {
  const closes = (sketch: Sketch, intent: CoverIntent): Date | undefined => {
    const [fact] = factsOf(sketch, intent);
    return fact && 'closesAt' in fact ? fact.closesAt : undefined;
  };
  const swapAt = (tue: string, thu: string, now?: string): Sketch => ({ visits: { tue: ['sam', tue], thu: ['jo', thu] }, ...(now ? { now } : {}) });

  test.each([
    ['2026-11-23T09:00', '2026-11-24 14:00-16:00', '2026-11-24T14:00'],
    ['2026-11-24T08:00', '2026-11-24 09:00-11:00', '2026-11-24T09:00'],
    ['2026-11-24T05:00', '2026-11-24 09:00-11:00', '2026-11-24T09:00'],
    ['2027-03-27T18:00', '2027-03-28 11:00-12:00', '2027-03-28T11:00'],
    ['2026-11-24T05:00', '2026-12-24 22:00-06:00', '2026-12-24T22:00'],
  ])('for cover when the visit begins (asked %s, visit %s)', (now, visit, closesAt) => {
    expect(closes({ now, visits: { tue: ['sam', visit] } }, askCover())).toEqual(local(closesAt));
  });
  test.each([
    ['two hours before the earlier of the two', '2026-11-23T15:00', '2026-11-26 14:00-16:00', '2026-11-24 14:00-16:00', '2026-11-24T12:00'],
    ['after two days at the latest', '2026-11-23T09:00', '2026-11-28 09:00-11:00', '2026-11-27 09:00-11:00', '2026-11-25T09:00'],
    ['the evening before, where that would be in the night', '2026-11-23T09:00', '2026-11-24 09:00-11:00', '2026-11-26 09:00-11:00', '2026-11-23T20:00'],
    ['half-way to a visit that is soon', '2026-11-24T08:00', '2026-11-24 09:00-11:00', '2026-11-26 09:00-11:00', '2026-11-24T08:30'],
    ['half-way from the morning, where they still sleep', '2026-11-24T05:00', '2026-11-24 09:00-11:00', '2026-11-26 09:00-11:00', '2026-11-24T08:30'],
    ['two hours before by the wall when clocks went forward', '2027-03-27T18:00', '2027-03-28 11:00-12:00', '2027-03-28 13:00-14:00', '2027-03-28T09:00'],
  ])('for a swap %s', (_, now, tue, thu, closesAt) => {
    expect(closes(swapAt(tue, thu, now), askSwap())).toEqual(local(closesAt));
  });
  test('for a swap of a visit before eight, asked in the night before it, before it begins', () => {
    const at = closes(swapAt('2026-11-24 07:00-08:00', '2026-11-26 07:00-08:00', '2026-11-24T05:00'), askSwap());
    expect(at).toEqual(local('2026-11-24T06:00'));
  });
  test('never after the visit begins nor before it is asked, whenever that is', () => {
    for (let hour = 0; hour < 33; hour += 1) {
      const now = new Date(local('2026-11-23T00:00').getTime() + hour * 3_600_000);
      const at = closes({ ...samAndJo, now: now.toISOString().slice(0, 16) }, askSwap());
      expect(at && at > now && at < local('2026-11-24T09:00')).toBe(true);
    }
  });
});

describe('the next wave', () => {
  test.each([
    ['2026-11-23T09:00', '2026-11-23T13:00'],
    ['2026-11-23T16:59', '2026-11-23T20:59'],
    ['2026-11-23T17:00', '2026-11-24T08:00'],
    ['2026-11-23T21:00', '2026-11-24T12:00'],
    ['2026-11-24T03:00', '2026-11-24T12:00'],
    ['2027-03-27T22:00', '2027-03-28T12:00'],
    ['2027-10-30T22:00', '2027-10-31T12:00'],
  ])('after %s is asked at %s: four hours later, never in the night', (now, then) => {
    expect(nextWaveAt(local(now))).toEqual(local(then));
  });
});

describe('the ladder begins', () => {
  test.each([
    ['an hour before', '2026-11-23T09:00', '2026-11-24 14:00-16:00', '2026-11-24T13:00'],
    ['an hour before a visit at nine: at eight', '2026-11-23T09:00', '2026-11-24 09:00-11:00', '2026-11-24T08:00'],
    ['at eight the evening before, where that hour is in the night', '2026-11-23T09:00', '2026-11-24 08:59-11:00', '2026-11-23T20:00'],
    ['at eight the same evening before a visit at ten at night', '2026-11-23T09:00', '2026-11-24 22:00-06:00', '2026-11-24T20:00'],
    ['an hour before a visit at nine at night', '2026-11-23T09:00', '2026-11-24 21:00-23:00', '2026-11-24T20:00'],
    ['at eight the evening before, for one just after midnight', '2026-11-23T09:00', '2026-11-24 00:30-06:00', '2026-11-23T20:00'],
    ['now, when that is over', '2026-11-24T08:40', '2026-11-24 09:00-11:00', '2026-11-24T08:40'],
    ['now, for an early visit of which it is heard at night', '2026-11-24T02:00', '2026-11-24 07:00-09:00', '2026-11-24T02:00'],
    ['at eight on the day that clocks go forward', '2027-03-27T09:00', '2027-03-28 09:00-11:00', '2027-03-28T08:00'],
    ['the evening before clocks go forward', '2027-03-26T09:00', '2027-03-28 07:00-09:00', '2027-03-27T20:00'],
    ['the evening before clocks go back', '2027-10-29T09:00', '2027-10-31 07:00-09:00', '2027-10-30T20:00'],
  ])('%s', (_, now, visit, then) => {
    expect(firstClimb(visitAt(visit), local(now))).toMatchObject({ rung: { is: 'Rota Holder' }, at: local(then) });
  });
});

describe('the rungs of the ladder', () => {
  const visit = visitAt('2026-11-24 14:00-16:00');
  /** Every rung and how many minutes before the visit it is climbed, when each alarm rings on time. */
  function ladder(onCall: number, minutesLeft: number): string[] {
    const rungs: string[] = [];
    const starts = local('2026-11-24T14:00').getTime();
    let now = new Date(starts - minutesLeft * 60_000);
    for (let climb: ReturnType<typeof climbAfter> = firstClimb(visit, now); climb; climb = climbAfter({ ...climb, at: now }, onCall)) {
      now = climb.at;
      const { rung } = climb;
      const left = (starts - now.getTime()) / 60_000;
      rungs.push(`${rung.is}${rung.is === 'on call' ? rung.place : ''} ${Math.round(left * 10) / 10}`);
    }
    return rungs;
  }
  test('with nobody on call', () => {
    expect(ladder(0, 600)).toEqual(['Rota Holder 60', 'Coach 45', 'last resort 30']);
  });
  test('with one on call', () => {
    expect(ladder(1, 600)).toEqual(['Rota Holder 60', 'Coach 45', 'on call0 30', 'last resort 25']);
  });
  test('with three on call', () => {
    expect(ladder(3, 600)).toEqual(['Rota Holder 60', 'Coach 45', 'on call0 30', 'on call1 25', 'on call2 20', 'last resort 15']);
  });
  test('are closer together where less than an hour is left', () => {
    expect(ladder(3, 30)).toEqual(['Rota Holder 30', 'Coach 21', 'on call0 12', 'on call1 9', 'on call2 6', 'last resort 3']);
    expect(ladder(0, 6)).toEqual(['Rota Holder 6', 'Coach 3.4', 'last resort 0.9']);
  });
  test.each([0, 1, 3, 12, 40])('are all climbed before the visit begins, with %i on call, however late it is', (onCall) => {
    for (const minutes of [1, 2, 5, 17, 59, 60, 61, 1440]) {
      const rungs = ladder(onCall, minutes);
      expect(rungs).toHaveLength(onCall + 3);
      expect(rungs.at(-1)).toMatch(/^last resort/);
      expect(rungs.every((rung) => Number(rung.split(' ').at(-1)) > 0 || minutes / (onCall + 3) < 0.1)).toBe(true);
    }
  });
  test('all come at once when it has begun', () => {
    expect(climbAfter({ visit, rung: { is: 'Coach' }, at: local('2026-11-24T14:05') }, 1)?.at).toEqual(local('2026-11-24T14:05'));
  });
});

test.each([
  ['2026-11-23T08:59', '2026-11-23T09:00'],
  ['2026-11-23T09:00', '2026-11-24T09:00'],
  ['2027-03-27T10:00', '2027-03-28T09:00'],
  ['2027-10-30T10:00', '2027-10-31T09:00'],
])('the watch that is over at %s looks again at %s', (now, next) => {
  expect(nextWatch(now as never)).toEqual(local(next));
});

describe('a part of a visit', () => {
  const visit = visitAt('2026-11-24 09:00-11:00');
  const span = (from: string, to: string) => ({ from: `2026-11-24T${from}`, to: `2026-11-24T${to}` });
  test('is at its beginning or at its end', () => {
    expect(partOf(visit, { at: 'start', minutes: 60 }, undefined)).toEqual(span('09:00', '10:00'));
    expect(partOf(visit, { at: 'end', minutes: 30 }, undefined)).toEqual(span('10:30', '11:00'));
    expect(partOf(visit, 'as said', span('09:00', '10:00'))).toEqual(span('09:00', '10:00'));
    expect(partOf(visit, 'as said', span('10:15', '11:00'))).toEqual(span('10:15', '11:00'));
  });
  test('is neither in the middle, nor the whole, nor longer, nor outside, nor backwards', () => {
    for (const [from, to] of [
      ['09:30', '10:30'],
      ['09:00', '11:00'],
      ['08:00', '10:00'],
      ['10:00', '12:00'],
      ['12:00', '13:00'],
      ['10:00', '09:00'],
    ] as const)
      expect(partOf(visit, 'as said', span(from, to))).toBeUndefined();
    for (const minutes of [0, 120, 180]) for (const at of ['start', 'end'] as const) expect(partOf(visit, { at, minutes }, undefined)).toBeUndefined();
  });
  test('over midnight has the day after', () => {
    const night = visitAt('2026-11-24 22:00-06:00');
    expect(partOf(night, { at: 'start', minutes: 180 }, undefined)).toEqual({ from: '2026-11-24T22:00', to: '2026-11-25T01:00' });
    expect(partOf(night, { at: 'end', minutes: 60 }, undefined)).toEqual({ from: '2026-11-25T05:00', to: '2026-11-25T06:00' });
    expect(partOf(night, { at: 'end', minutes: 420 }, undefined)).toEqual({ from: '2026-11-24T23:00', to: '2026-11-25T06:00' });
  });
  test('leaves the rest', () => {
    expect(restOf(visit, span('09:00', '10:00') as never)).toEqual(span('10:00', '11:00'));
    expect(restOf(visit, span('10:30', '11:00') as never)).toEqual(span('09:00', '10:30'));
  });
});

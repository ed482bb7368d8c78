import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../testing/runs.ts';
import { addDays, dayOf, instantOf, localTimeOf, timeOf } from '../words/calendar.ts';
import { whenToTell } from '../words/when-to-tell.ts';

const USUAL = {
  quietFrom: '21:00' as TimeOfDay,
  quietUntil: '08:00' as TimeOfDay,
  urgentInQuietHours: false,
  digest: 'off' as const,
  stoppedAt: null,
  pausedUntil: null,
  bestFrom: null,
  bestUntil: null,
};
const NEWS = { urgent: false, needsAnswer: false };
const QUESTION = { urgent: false, needsAnswer: true };
const URGENT = { urgent: true, needsAnswer: true };
const atLocal = (local: string) => ({ now: instantOf(local as LocalTime), local: local as LocalTime });
const said = (at: Date | 'never'): string => (at === 'never' ? at : localTimeOf(at));
type Wishes = Parameters<typeof whenToTell>[0];

describe('when somebody is told', () => {
  test.each<[string, Partial<Wishes>, typeof NEWS, string, string]>([
    ['by day, at once', {}, NEWS, '2026-11-23T10:00', '2026-11-23T10:00'],
    ['at night, in the morning', {}, QUESTION, '2026-11-23T22:00', '2026-11-24T08:00'],
    ['urgent at night, in the morning too', {}, URGENT, '2026-11-23T22:00', '2026-11-24T08:00'],
    ['urgent at night, at once where they allowed it', { urgentInQuietHours: true }, URGENT, '2026-11-23T22:00', '2026-11-23T22:00'],
    ['after STOP, never', { stoppedAt: new Date(0) }, URGENT, '2026-11-23T10:00', 'never'],
    ['news in the morning digest', { digest: 'morning' }, NEWS, '2026-11-23T10:00', '2026-11-24T09:00'],
    ['news in the evening digest', { digest: 'evening' }, NEWS, '2026-11-23T10:00', '2026-11-23T18:00'],
    ['news on the minute of the digest, at once', { digest: 'evening' }, NEWS, '2026-11-23T18:00', '2026-11-23T18:00'],
    ['a question, past the digest', { digest: 'evening' }, QUESTION, '2026-11-23T10:00', '2026-11-23T10:00'],
    ['an evening digest in quiet hours, in the morning', { digest: 'evening', quietFrom: '17:00' as TimeOfDay }, NEWS, '2026-11-23T10:00', '2026-11-24T08:00'],
    ['a morning digest moved by the best time', { digest: 'morning', bestFrom: '10:00' as TimeOfDay }, NEWS, '2026-11-23T11:00', '2026-11-24T10:00'],
    ['before the best time, when it begins', { bestFrom: '10:00' as TimeOfDay }, QUESTION, '2026-11-23T09:00', '2026-11-23T10:00'],
    ['after the best time, news the next day', { bestUntil: '12:00' as TimeOfDay }, NEWS, '2026-11-23T13:00', '2026-11-24T08:00'],
    ['after the best time, a question at once', { bestUntil: '12:00' as TimeOfDay }, QUESTION, '2026-11-23T13:00', '2026-11-23T13:00'],
    ['a best time inside quiet hours is not kept', { bestFrom: '22:00' as TimeOfDay }, NEWS, '2026-11-23T13:00', '2026-11-23T13:00'],
    ['a question meets no best time inside quiet hours either', { bestFrom: '22:00' as TimeOfDay }, QUESTION, '2026-11-23T13:00', '2026-11-23T13:00'],
    ['in a break, when it is over', { pausedUntil: '2026-11-30' as Day }, QUESTION, '2026-11-24T13:00', '2026-11-30T08:00'],
    ['in a break, the urgent at once', { pausedUntil: '2026-11-30' as Day }, URGENT, '2026-11-24T13:00', '2026-11-24T13:00'],
    ['a break that is over counts no more', { pausedUntil: '2026-11-24' as Day }, NEWS, '2026-11-24T13:00', '2026-11-24T13:00'],
    ['the digest of the day the clocks go forward', { digest: 'morning' }, NEWS, '2026-03-28T10:00', '2026-03-29T09:00'],
  ])('%s', (_, wishes, telling, now, expected) => {
    expect(said(whenToTell({ ...USUAL, ...wishes }, telling, atLocal(now)))).toBe(expected);
  });

  test('what waited for a digest does not wait for another when the courier is a minute late', () => {
    const late = atLocal('2026-11-23T18:01');
    expect(whenToTell({ ...USUAL, digest: 'evening' }, { ...NEWS, madeAt: atLocal('2026-11-23T10:00').now }, late)).toEqual(late.now);
  });
  test('their own reminder waits for no digest', () => {
    const at = atLocal('2026-11-23T17:00');
    expect(whenToTell({ ...USUAL, digest: 'evening' }, { ...NEWS, setGoingByThem: true }, at)).toEqual(at.now);
  });
});

const clock = fc.integer({ min: 0, max: 47 }).map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}` as TimeOfDay);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const moment = fc.oneof(
  fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
  fc.integer({ min: 0, max: 2880 }).map((minutes) => new Date(Date.parse('2026-10-24T12:00:00Z') + minutes * 60_000)),
);
const inQuiet = (time: TimeOfDay, from: TimeOfDay, until: TimeOfDay): boolean =>
  from === until ? false : from < until ? time >= from && time < until : time >= from || time < until;

test('never in the past, never in quiet hours, never in a break, and within days of its end', () => {
  fc.assert(
    fc.property(
      fc.record({ quietFrom: clock, quietUntil: clock, digest: fc.constantFrom('off', 'morning', 'evening'), bestFrom: maybe(clock), bestUntil: maybe(clock) }),
      maybe(fc.integer({ min: -3, max: 20 })),
      fc.boolean(),
      moment,
      fc.integer({ min: 0, max: 3000 }),
      (wishes, pause, needsAnswer, now, minutesWaited) => {
        const local = localTimeOf(now);
        const pausedUntil = pause === null ? null : addDays(dayOf(local), pause);
        const person = { ...USUAL, ...wishes, pausedUntil } as Wishes;
        const madeAt = new Date(now.getTime() - minutesWaited * 60_000);
        const at = whenToTell(person, { urgent: false, needsAnswer, madeAt }, { now, local });
        if (at === 'never') throw new Error('nobody said STOP');
        expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(inQuiet(timeOf(localTimeOf(at)), wishes.quietFrom, wishes.quietUntil)).toBe(false);
        if (pausedUntil !== null) expect(dayOf(localTimeOf(at)) >= pausedUntil).toBe(true);
        const latest = pausedUntil !== null && pausedUntil > dayOf(local) ? instantOf(`${pausedUntil}T00:00` as LocalTime) : now;
        expect(at.getTime() - latest.getTime()).toBeLessThanOrEqual(4 * 86_400_000);
      },
    ),
    { numRuns: runs(500, 20_000) },
  );
});

import { expect, test } from 'vitest';
import { instantOf } from '../../words/calendar.ts';
import { stepClock } from './clock-steps.ts';
import { clockWords } from './clock-words.ts';

const MORNING = new Date('2026-11-23T08:00:00Z');

test('the clock always says its year and minutes', () => {
  expect(clockWords(MORNING)).toBe('Mon 23 Nov 2026, 8:00am');
  expect(clockWords(new Date('2026-07-01T23:05:00Z'))).toBe('Thu 2 Jul 2026, 12:05am');
});

test.each([
  ['hour', '', '2026-11-23T09:00'],
  ['evening', '', '2026-11-23T18:00'],
  ['morning', '', '2026-11-24T08:00'],
  ['week', '', '2026-11-30T08:00'],
  ['exactly', '2026-12-25T10:30', '2026-12-25T10:30'],
] as const)('%s %s leads to %s', (step, exactly, local) => {
  expect(stepClock(step, exactly, MORNING)).toEqual({ is: 'there', local });
});

test.each([
  ['exactly', '2026-11-22T10:00', /only goes forward/],
  ['exactly', '', /a day and a time/],
  ['exactly', '2026-02-30T10:00', /a day and a time/],
  ['exactly', '2126-01-01T10:00', /a year at a time/],
] as const)('%s %s is refused with a sentence', (step, exactly, sentence) => {
  expect(stepClock(step, exactly, MORNING)).toMatchObject({ is: 'refused', sentence: expect.stringMatching(sentence) });
});

test('this evening is refused when it has been', () => {
  expect(stepClock('evening', '', new Date('2026-11-23T19:00:00Z')).is).toBe('refused');
});

test('an hour on gets through the night in which an hour comes twice', () => {
  const now = new Date('2026-10-25T00:30:00Z'); // 1:30am, the first of two
  const step = stepClock('hour', '', now);
  expect(step.is === 'there' && instantOf(step.local) > now).toBe(true);
});

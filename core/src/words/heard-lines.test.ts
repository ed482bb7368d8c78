import type { LocalTime } from '@hatstand/db/times';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heardLine } from './heard-lines.ts';

const NOW = '2026-11-21T10:00' as LocalTime; // a real time

test.each([
  ['Weds 9-11', '{"text":"Weds 9-11","spans":[{"from":"2026-11-25T09:00","to":"2026-11-25T11:00"}],"repeat":null,"except":[],"ask":null}'],
  ['', '{"text":"","spans":[],"repeat":null,"except":[],"ask":null}'],
  [
    'swap tue for thu',
    '{"text":"swap tue for thu","spans":[{"from":"2026-11-24","to":"2026-11-24"},{"from":"2026-11-26","to":"2026-11-26"}],"repeat":null,"except":[],"ask":null}',
  ],
  ['31 Nov', '{"text":"31 Nov","spans":[],"repeat":null,"except":[],"ask":"That day is not in the calendar. Which day do you mean?"}'],
  [
    'every Friday except Christmas Day',
    '{"text":"every Friday except Christmas Day","spans":[{"from":"2026-11-27","to":"2026-11-27"}],"repeat":"FREQ=WEEKLY;BYDAY=FR","except":["2026-12-25"],"ask":null}',
  ],
])('%j', (line, json) => {
  expect(heardLine(line, NOW)).toBe(json);
});

test('whatever the line, it is one line of JSON with the line in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (line) => {
      const json = heardLine(line, NOW);
      expect(json).not.toContain('\n');
      expect(JSON.parse(json)).toMatchObject({ text: line });
    }),
  );
});

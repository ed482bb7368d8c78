import { care, Labelled, open, plan, team } from '@hatstand/db/labels';
import { describe, expect, test } from 'vitest';
import { eventsIn } from '../testing/calendar-reading.ts';
import { renderCalendar } from './calendar.ts';
import { AboveCeiling } from './channel.ts';

const MADE = new Date('2026-11-23T08:00:00Z');
const entry = (summary: Labelled, id = 'one') => ({
  id,
  starts: new Date('2026-11-24T09:00:00Z'),
  ends: new Date('2026-11-24T11:00:00Z'),
  summary,
  changedAt: undefined,
});
const rendered = (...summaries: readonly Labelled[]): string =>
  renderCalendar({ madeAt: MADE, entries: summaries.map((one, index) => entry(one, `${index}`)) });

describe('the ceiling of a calendar', () => {
  test.each([open`free`, plan`Sam`])('lets open and plan through', (summary) => {
    expect(eventsIn(rendered(summary))).toHaveLength(1);
  });
  test.each([team`Rosa`, care`slept badly`, new Labelled('sealed', 'a worry')])('refuses what is above, and says no word of it', (summary) => {
    const refusal = (() => {
      try {
        return rendered(plan`Sam`, summary);
      } catch (problem) {
        return problem;
      }
    })();
    expect(refusal).toBeInstanceOf(AboveCeiling);
    expect(String(refusal)).not.toMatch(/Rosa|slept|worry/);
  });
});

test.each([
  ['commas, semicolons and backslashes', 'a, b; c\\d \\n e'],
  ['emoji and accents', 'Zoë 👩‍👩‍👧 Ὀδυσσεύς'],
  ['a very long nickname', `Visit, ${'the élan vital team '.repeat(30).trim()}`],
  ['what looks like another event', 'Sam:END:VEVENT BEGIN:VEVENT'],
])('%s come back as they were', (_, words) => {
  const text = rendered(new Labelled('plan', words));
  expect(eventsIn(text)).toMatchObject([{ summary: words }]);
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
});

test('line ends and control characters in a name start nothing of their own', () => {
  const events = eventsIn(rendered(new Labelled('plan', 'Sam\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0000\u202E')));
  expect(events).toHaveLength(1);
  expect(events[0]?.summary).toBe('Sam\nEND:VEVENT\nBEGIN:VEVENT');
});

test('stamps come from changes, and from when the address was made where nothing changed; never from the clock', () => {
  const changedAt = new Date('2026-11-23T10:00:00Z');
  const text = renderCalendar({ madeAt: MADE, entries: [entry(plan`Sam`), { ...entry(plan`Jo`, 'two'), changedAt }] });
  expect(text.match(/^(?:DTSTAMP|LAST-MODIFIED):.*$/gm)).toEqual([
    'DTSTAMP:20261123T080000Z',
    'LAST-MODIFIED:20261123T080000Z',
    'DTSTAMP:20261123T100000Z',
    'LAST-MODIFIED:20261123T100000Z',
  ]);
});

test('an empty calendar can be read', () => {
  expect(eventsIn(rendered())).toEqual([]);
});

test('a change that was made before sequence numbers begin does not go below none', () => {
  const text = renderCalendar({ madeAt: MADE, entries: [{ ...entry(plan`Sam`), changedAt: new Date('2019-01-01T00:00:00Z') }] });
  expect(eventsIn(text)).toMatchObject([{ sequence: 0 }]);
});

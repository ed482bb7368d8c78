import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, csvRows, minutesSaid, on, toldIn, writeRow } from '../../testing/hours-world.ts';
import { smallWorld } from '../../testing/small-world.ts';

const PEOPLE = ['rosa', 'tess', 'sam', 'jo', 'bilal', 'greta', 'nia', 'lena', 'maya', 'cal', 'ivy', 'owen', 'dev'];
const SEES_ROSAS = ['rosa', 'tess', 'sam'];
const SEES_ARTHURS = ['lena', 'nia'];
const ASKED = [
  'hours november',
  'my hours last month',
  'hours for sam in november',
  'hours for maya last month',
  'csv hours november',
  'hours 2026',
  'hours for everyone last week',
];
const ROSAS_ONLY = ['Sam', 'Jo', 'Greta'];

test('nobody’s hours appear to somebody who may not see them, whatever changed on the rota', async () => {
  const change = fc.record({
    series: fc.constantFrom(...['mo', 'tu', 'we', 'th', 'fr'].map((day) => on(day))),
    giver: fc.constantFrom('sam', 'jo', 'bilal', 'greta', null),
    cancelled: fc.constantFrom('no', 'no', 'yes', 'late'),
  });
  const DAYS: Record<string, string> = { mo: '23', tu: '24', we: '25', th: '26', fr: '27' };
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(change, { selector: ({ series }) => series }),
      fc.constantFrom(...PEOPLE),
      fc.constantFrom(...ASKED),
      async (changes, who, words) => {
        const of = smallWorld();
        try {
          for (const { series, giver, cancelled } of changes)
            writeRow(of, 'changed_visits', {
              series,
              day: `2026-11-${DAYS[series.slice(-2)]}`,
              giver_is: 'other',
              giver: giver && `person-${giver}`,
              cancelled,
              changed_by: 'person-rosa',
              changed_at: 0,
            });
          of.time.now = new Date(at('2026-12-01T10:00'));
          const text = await toldIn(of, who, words);
          expect(text).not.toBe('');
          const hours = text.split('\n').filter((line) => /\d+(?:h|min)\b|,\d+,(?:yes|no),/.test(line));
          const others = ROSAS_ONLY.filter((name) => name.toLowerCase() !== who);
          const mentions = (names: readonly string[]) =>
            hours.some((line) => names.some((name) => line.startsWith(`${name}:`) || line.startsWith(`${name},`) || line.startsWith(`${name} in all`)));
          if (!SEES_ROSAS.includes(who)) expect(mentions(others)).toBe(false);
          if (!SEES_ARTHURS.includes(who) && who !== 'maya') expect(mentions(['Maya'])).toBe(false);
          if (['cal', 'ivy', 'owen', 'dev'].includes(who)) expect(hours).toEqual([]);
          for (const other of PEOPLE.filter((one) => one !== who)) expect(of.textsTo(other)).toEqual([]);
        } finally {
          of.close();
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('the CSV holds the same minutes as the table, whatever changed', async () => {
  const change = fc.record({
    weeks: fc.integer({ min: 0, max: 3 }),
    day: fc.constantFrom('mo', 'tu', 'we', 'th', 'fr'),
    giver: fc.constantFrom('sam', 'jo', null),
    cancelled: fc.constantFrom('no', 'yes', 'late'),
  });
  const FIRST: Record<string, string> = { mo: '2026-11-23', tu: '2026-11-24', we: '2026-11-25', th: '2026-11-26', fr: '2026-11-27' };
  let different = 0;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(change, { selector: ({ weeks, day }) => `${weeks}${day}`, minLength: 1, maxLength: 8 }), async (changes) => {
      const of = smallWorld();
      try {
        for (const { weeks, day, giver, cancelled } of changes) {
          const date = new Date(Date.parse(FIRST[day] ?? '') + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
          writeRow(of, 'changed_visits', {
            series: on(day),
            day: date,
            giver_is: 'other',
            giver: giver && `person-${giver}`,
            cancelled,
            changed_by: 'person-rosa',
            changed_at: 0,
          });
        }
        of.time.now = new Date(at('2026-12-16T10:00'));
        const rows = csvRows(await toldIn(of, 'rosa', 'csv hours from 23 nov to 20 dec'));
        const minutes = rows.reduce((all, row) => all + Number(row['minutes']), 0);
        expect(minutes).toBe(minutesSaid(await toldIn(of, 'rosa', 'hours from 23 nov to 20 dec')));
        if (rows.some(({ kind }) => kind !== 'ordinary')) different += 1;
      } finally {
        of.close();
      }
    }),
    { numRuns: 25 },
  );
  expect(different).toBeGreaterThan(0);
}, 60_000);

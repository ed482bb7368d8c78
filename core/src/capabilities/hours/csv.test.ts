import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, csvRows, minutesSaid, toldIn } from '../../testing/hours-world.ts';
import { type SmallWorld, smallWorld } from '../../testing/small-world.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld();
});
afterEach(() => world.close());
const told = (who: string, words: string): Promise<string> => toldIn(world, who, words);

describe('a table for a spreadsheet', () => {
  test('comes in several messages where one would be too long, each with the header, none cut within a row', async () => {
    world.time.now = new Date(at('2027-11-01T10:00'));
    const csv = await told('rosa', 'hours from 23 nov 2026 to 31 oct 2027 as csv');
    const parts = csv.split('\n---\n');
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(4_600);
      expect(part.startsWith('person,surname,team,kind,')).toBe(true);
    }
    const rows = csvRows(csv);
    expect(new Set(rows.map(({ from }) => `${from}`)).size).toBe(rows.length);
    expect(rows.reduce((all, row) => all + Number(row['minutes']), 0)).toBe(minutesSaid(await told('rosa', 'hours from 23 nov 2026 to 31 oct 2027')));
    expect(rows.every((row) => /^\d{4}-\d\d-\d\d$/.test(row['date'] ?? '') && Number(row['minutes']) > 0)).toBe(true);
  });

  test.each([
    ['=HYPERLINK("http://evil.example")', `'=HYPERLINK("http://evil.example")`],
    ['+44', "'+44"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    ['O"Hara, Jr', 'O"Hara, Jr'],
  ])('runs nothing: a surname "%s"', async (surname, read) => {
    world.db.client.prepare("update people set surname = ? where id = 'person-greta'").run(surname);
    world.time.now = new Date(at('2026-12-01T10:00'));
    const csv = (await told('rosa', 'csv hours november')).replaceAll('\u200B', '');
    expect(csvRows(csv).find(({ person }) => person === 'Greta')?.['surname']).toBe(read);
  });
});

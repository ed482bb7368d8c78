import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type SmallWorld, smallWorld } from '../../testing/small-world.ts';
import { instantOf } from '../../words/calendar.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld();
});
afterEach(() => world.close());

type Row = Readonly<Record<string, string | number | null>>;
/** Writes a row as another capability would. */
function write(table: string, row: Row, of: SmallWorld = world): void {
  const keys = Object.keys(row);
  of.db.client.prepare(`insert into ${table} (${keys.join(', ')}) values (${keys.map(() => '?').join(', ')})`).run(...Object.values(row));
}
const at = (local: string): number => instantOf(local as never).getTime(); // a local time, as the tests write it
const MORNING = 'series-team-rosa-morning-';
const on = (weekday: string): string => `${MORNING}${weekday}`;

/** What somebody is told when they say this: all messages together. */
async function told(who: string, words: string, of: SmallWorld = world): Promise<string> {
  const before = of.textsTo(who).length;
  of.says(who, words);
  await of.settle();
  expect(of.bugs).toEqual([]);
  return of.textsTo(who).slice(before).join('\n---\n');
}

/** RFC 4180, read by hand: quoted fields, doubled quotes, CRLF or LF. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, field, quoted]: [string[], string, boolean] = [[], '', false];
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place] ?? '';
    if (quoted) {
      if (sign === '"' && text[place + 1] === '"') {
        field += '"';
        place += 1;
      } else if (sign === '"') quoted = false;
      else field += sign;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(field);
      field = '';
    } else if (sign === '\n') {
      rows.push([...row, field]);
      [row, field] = [[], ''];
    } else if (sign !== '\r') field += sign;
  }
  return field || row.length > 0 ? [...rows, [...row, field]] : rows;
}
const csvRows = (text: string): Record<string, string>[] =>
  text.split('\n---\n').flatMap((part) => {
    const [header = [], ...rows] = readCsv(part.replaceAll('\\_', '_'));
    expect(header).toContain('person');
    return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
  });
const minutesSaid = (text: string): number => {
  const [, hours = '0', minutes = '0'] = /: (?:(\d+)h)? ?(?:(\d+)min)?(?: so far)?\./.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
};

describe('the record of a visit', () => {
  const tuesday = { series: on('tu'), day: '2026-11-24' };
  const request = {
    id: 'request-9',
    team: 'team-rosa',
    kind: 'cover',
    visit: `${on('tu')}@2026-11-24`,
    giver: 'person-sam',
    asked_by: 'person-sam',
    taker: 'person-jo',
    state: 'settled',
    opened_at: at('2026-11-23T09:00'),
    closes_at: at('2026-11-24T09:00'),
    settled_at: at('2026-11-23T10:15'),
  };
  const entry = (what: string, by: string, as: string | null, local: string, more: Row = {}): void =>
    write('visit_record', { team: 'team-rosa', ...tuesday, what, by: `person-${by}`, as_whom: as, at: at(local), ...more });

  test.each([
    ['Team Owner', 'rosa', 'Agreed by Rosa, as Team Owner.', 'Agreed.'],
    ['advocate', 'tess', 'Agreed by Tess, as advocate.', 'Agreed by Tess, as advocate.'],
    ['standing consent', 'rosa', 'Agreed beforehand, by a standing consent.', 'Agreed beforehand, by a standing consent.'],
    ['just told', 'rosa', 'The team was just told, as it wishes.', 'The team was just told, as it wishes.'],
  ])('says whose yes it was: %s', async (as, by, full, limited) => {
    write('requests', { ...request, agreed_by: `person-${by}`, agreed_as: as });
    world.time.now = new Date(at('2026-11-24T12:00'));
    expect(await told('sam', 'record today')).toContain(`Jo took it, Mon 23 Nov, 10:15am. ${full}\n`);
    const onWhatsApp = await told('jo', 'record today');
    expect(onWhatsApp).toContain(`Jo took it, Mon 23 Nov, 10:15am. ${limited}\n`);
    expect(onWhatsApp).not.toContain('Rosa');
  });

  test('of a part says which part', async () => {
    write('requests', { ...request, part_from: '2026-11-24T09:00', part_to: '2026-11-24T10:00', agreed_as: 'standing consent' });
    world.time.now = new Date(at('2026-11-24T12:00'));
    expect(await told('sam', 'record today')).toContain('Jo took it (Tue 24 Nov, 9am to 10am)');
  });

  test('has what was tapped on the day', async () => {
    write('attendances', { ...tuesday, person: 'person-sam', on_my_way_at: at('2026-11-24T08:50'), minutes_late: 20, done_at: at('2026-11-24T11:05') });
    world.time.now = new Date(at('2026-11-24T12:00'));
    const record = await told('rosa', 'what happened today');
    expect(record).toContain('On the way, Tue 24 Nov, 8:50am.\nRunning about 20 minutes late.\nDone, Tue 24 Nov, 11:05am.');
    expect(record.split('\n\n')[0]).not.toContain('Not marked yet');
  });

  test('is found under the day it was moved from and the day it was moved to', async () => {
    write('changed_visits', {
      ...tuesday,
      giver_is: 'usual',
      moved_to: '2026-11-25',
      starts: '15:00',
      ends: '17:00',
      changed_by: 'person-rosa',
      changed_at: 0,
    });
    entry('moved', 'rosa', 'Team Owner', '2026-11-23T10:00', { from_time: '2026-11-25T15:00', to_time: '2026-11-25T17:00' });
    world.time.now = new Date(at('2026-11-26T12:00'));
    const moved = 'Moved from Tue 24 Nov, 9am to 11am to Wed 25 Nov, 3pm to 5pm by Rosa, as Team Owner, Mon 23 Nov, 10am.';
    for (const day of ['tuesday', 'wednesday']) {
      const record = await told('sam', `what happened on ${day}`);
      expect(record).toContain('Wed 25 Nov, 3pm to 5pm: Sam\nPlanned: Tue 24 Nov, 9am to 11am, Sam.');
      expect(record).toContain(moved);
    }
    expect(await told('jo', 'what happened on tuesday')).toContain('Wed 25 Nov, 3pm to 5pm, Mon 23 Nov, 10am.');
    expect(await told('sam', 'what happened on thursday')).not.toContain('Moved');
  });

  test('says who cancelled it late and when; on WhatsApp without the Team Owner', async () => {
    write('changed_visits', { ...tuesday, giver_is: 'usual', cancelled: 'late', changed_by: 'person-rosa', changed_at: at('2026-11-23T19:00') });
    entry('cancelled late', 'rosa', 'Team Owner', '2026-11-23T19:00');
    world.time.now = new Date(at('2026-11-24T12:00'));
    expect(await told('sam', 'record today')).toContain('Cancelled late by Rosa, as Team Owner, Mon 23 Nov, 7pm. It is still charged.');
    const onWhatsApp = await told('jo', 'record today');
    expect(onWhatsApp).toContain('Sam, cancelled late\nPlanned: Sam.\nCancelled late, Mon 23 Nov, 7pm. It is still charged.');
    expect(onWhatsApp).not.toContain('Rosa');
  });

  test('shows who was told about a gap to the Team Owner and the advocate, not to peers; a no to nobody', async () => {
    write('requests', { ...request, agreed_as: 'standing consent' });
    write('asked', { request: request.id, person: 'person-bilal', answer: 'no', answered_at: at('2026-11-23T09:30') });
    entry('told Coach', 'sam', 'Hattie', '2026-11-23T09:40', { person: 'person-nia' });
    world.time.now = new Date(at('2026-11-24T12:00'));
    for (const who of ['rosa', 'tess']) expect(await told(who, 'record today')).toContain('Told Nia, as Coach');
    for (const who of ['sam', 'jo', 'greta']) expect(await told(who, 'record today')).not.toContain('Nia');
    for (const who of ['rosa', 'tess', 'sam', 'jo', 'greta']) expect(world.textsTo(who).join('\n')).not.toContain('Bilal');
  });
});

describe('hours', () => {
  test('say what is covered, cancelled late and cancelled in time, and how many are marked done', async () => {
    const changed = { giver_is: 'usual', changed_by: 'person-rosa', changed_at: at('2026-11-26T19:00') };
    write('changed_visits', { series: on('tu'), day: '2026-11-24', ...changed, giver_is: 'other', giver: 'person-jo' });
    write('changed_visits', { series: on('fr'), day: '2026-11-27', ...changed, cancelled: 'late' });
    write('changed_visits', { series: on('mo'), day: '2026-11-30', ...changed, cancelled: 'yes' });
    write('attendances', { series: on('tu'), day: '2026-11-24', person: 'person-jo', done_at: at('2026-11-24T11:00') });
    world.time.now = new Date(at('2026-12-01T10:00'));
    expect(await told('sam', 'my hours november')).toBe(
      [
        'Your hours, Sun 1 Nov to Mon 30 Nov: 4h.',
        '2h ordinary, 1 visit, 0 marked done',
        '2h cancelled late, still charged, 1 visit',
        'Marked done: 0 of 1 visit.',
        '1 cancelled in time, so not counted.',
      ].join('\n'),
    );
    expect(await told('rosa', 'hours november')).toMatch(/Jo: 2h covered, 1 visit, 1 marked done\nJo in all: 5h/);
    const late = csvRows(await told('rosa', 'csv hours november')).find(({ kind }) => kind === 'cancelled late');
    expect(late).toMatchObject({ person: 'Sam', minutes: '120', done: 'no', cancelled_by: 'Rosa Marlow', cancelled_at: '2026-11-26T19:00' });
    const covered = csvRows(await told('rosa', 'csv hours november')).find(({ kind }) => kind === 'covered');
    expect(covered).toMatchObject({ person: 'Jo', surname: 'Lin', covered_for: 'Sam Okoro', done: 'yes' });
  });

  test('the Numbers Person sees all teams of the circle, without surnames or the Team Owners’ names', async () => {
    write('hats', { id: 'hat-numbers', circle: 'circle-millbrook', hat: 'Numbers Person', worn_by: 'person-ivy', since: '2026-01-01' });
    world.time.now = new Date(at('2026-12-01T10:00'));
    const table = await told('ivy', 'hours november');
    expect(table).toContain('Hours in 2 teams, Sun 1 Nov to Mon 30 Nov: 22h.');
    expect(table).toContain("Bilal, A's team: 1h 30min ordinary");
    expect(await told('ivy', 'hours for sam in november')).toContain('8h');
    const csv = await told('ivy', 'hours november csv');
    expect(csvRows(csv).reduce((all, row) => all + Number(row['minutes']), 0)).toBe(22 * 60);
    expect(`${table}${csv}`).not.toMatch(/Rosa|Arthur|Okoro|Khan|Lin\b/);
    expect(await told('ivy', 'what happened on friday')).toContain('people in that team');
  });

  test('a hat that was put down shows nothing any more', async () => {
    write('hats', { id: 'hat-numbers', circle: 'circle-millbrook', hat: 'Numbers Person', worn_by: 'person-ivy', since: '2026-01-01', until: '2026-11-30' });
    world.time.now = new Date(at('2026-12-01T10:00'));
    expect(await told('ivy', 'hours november')).toContain('You are not in a team');
  });

  test('who has left a team still has their own hours, and nobody else’s', async () => {
    world.db.client.prepare("update memberships set until = '2026-11-30' where person = 'person-jo'").run();
    world.time.now = new Date(at('2026-12-01T10:00'));
    expect(await told('jo', 'hours november')).toMatch(/Your hours, .*: 3h\./);
    expect(await told('jo', 'what happened on thursday')).not.toContain('Jo');
  });

  test('two people with one name are told apart', async () => {
    write('memberships', { team: 'team-rosa', person: 'person-tess-a', kind: 'volunteer', gives_visits: 1, newcomer: 0, since: '2026-01-01' });
    world.db.client.prepare(`update series set giver = 'person-tess' where id = '${on('we')}'`).run();
    world.db.client.prepare(`update series set giver = 'person-tess-a' where id = '${on('th')}'`).run();
    world.time.now = new Date(at('2026-12-01T10:00'));
    expect(await told('rosa', 'hours november')).toMatch(/Tess Marlow: 2h[\s\S]*Tess Aldous: 2h/);
    const onWhatsApp = await told('tess', 'hours november');
    expect(onWhatsApp).toMatch(/^Tess: 2h/m);
    expect(onWhatsApp).toMatch(/^another Tess: 2h/m);
  });

  test('more than 366 days: the first 366', async () => {
    world.time.now = new Date(at('2028-06-01T10:00'));
    const text = await told('sam', 'my hours from 1 nov 2026 to 31 may 2028');
    expect(text).toContain('Sun 1 Nov 2026 to Mon 1 Nov');
    expect(text).toContain('the first 366 days');
  });
});

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
            write(
              'changed_visits',
              {
                series,
                day: `2026-11-${DAYS[series.slice(-2)]}`,
                giver_is: 'other',
                giver: giver && `person-${giver}`,
                cancelled,
                changed_by: 'person-rosa',
                changed_at: 0,
              },
              of,
            );
          of.time.now = new Date(at('2026-12-01T10:00'));
          const text = await told(who, words, of);
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
          write(
            'changed_visits',
            { series: on(day), day: date, giver_is: 'other', giver: giver && `person-${giver}`, cancelled, changed_by: 'person-rosa', changed_at: 0 },
            of,
          );
        }
        of.time.now = new Date(at('2026-12-16T10:00'));
        const rows = csvRows(await told('rosa', 'csv hours from 23 nov to 20 dec', of));
        const minutes = rows.reduce((all, row) => all + Number(row['minutes']), 0);
        expect(minutes).toBe(minutesSaid(await told('rosa', 'hours from 23 nov to 20 dec', of)));
        if (rows.some(({ kind }) => kind !== 'ordinary')) different += 1;
      } finally {
        of.close();
      }
    }),
    { numRuns: 25 },
  );
  expect(different).toBeGreaterThan(0);
}, 60_000);

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, csvRows, on, type Row, toldIn, writeRow } from '../../testing/hours-world.ts';
import { type SmallWorld, smallWorld } from '../../testing/small-world.ts';

let world: SmallWorld;
beforeEach(() => {
  world = smallWorld();
});
afterEach(() => world.close());
const write = (table: string, row: Row): void => writeRow(world, table, row);
const told = (who: string, words: string): Promise<string> => toldIn(world, who, words);

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

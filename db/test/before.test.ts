import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgetKeptRows, putBack, recordedAnything, touchedSince } from '../src/before.ts';
import type { TurnId } from '../src/ids.ts';
import { type Db, inOneTransaction } from '../src/open.ts';
import { keepTurn } from '../src/repositories/turns.ts';
import { dump, id, NOW, SAM, smallTeam } from './small-team.ts';

let db: Db;
beforeEach(() => {
  db = smallTeam();
});
afterEach(() => db.client.close());

const FIRST = id('turn', 'first');
const SECOND = id('turn', 'second');

type Change = (client: Db['client']) => unknown;
function takeTurn(turn: TurnId, changes: readonly Change[]): void {
  inOneTransaction(db, (tx) => {
    tx.current.turn = turn;
    for (const change of changes) {
      try {
        change(tx.client);
      } catch (problem) {
        if (!/constraint/i.test(String(problem))) throw problem; // two of one key: the statement did nothing
      }
    }
    tx.current.turn = undefined;
  });
}
const takeBack = (turn: TurnId): void => inOneTransaction(db, (tx) => putBack(tx, turn));
const rows = (): unknown => dump(db, 'before');

const key = fc.constantFrom('a', 'b', 'c');
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('', '0', 'null', '{"a":1}', "O'Brien", '\u0000', '12e3'));
const run =
  (sql: string, ...values: readonly unknown[]): Change =>
  (client) =>
    client.prepare(sql).run(...values);

/** Inserts, updates and deletes over tables with one key, with two, with a counter, with nulls and with others that hang on them. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(key, anyText).map(([k, text]) => run('insert into people (id, first_name, surname) values (?, ?, ?)', k, text, text)),
  fc.tuple(key, anyText).map(([k, text]) => run('update people set surname = ?, stopped_at = ? where id = ?', text, text.length || null, k)),
  key.map((k) => run('delete from people where id = ?', k)),
  fc.tuple(key, anyText).map(([k, text]) => run('insert into skills (person, skill) values (?, ?)', k, text)),
  key.map((k) => run('delete from skills where person = ?', k)),
  fc.tuple(key, key, fc.nat(90)).map(([k, l, n]) => run('insert into travel (from_place, to_place, minutes) values (?, ?, ?)', k, l, n)),
  fc.tuple(key, fc.nat(90)).map(([k, n]) => run('update travel set minutes = minutes + ? where from_place = ?', n, k)),
  fc.tuple(key, key).map(([k, l]) => run('delete from travel where from_place = ? and to_place = ?', k, l)),
  fc.tuple(key, fc.option(key)).map(([k, giver]) => {
    const upsert = `insert into changed_visits (series, day, giver, changed_by, changed_at) values ('series-mornings', ?, ?, '${SAM}', 1)
      on conflict (series, day) do update set giver = excluded.giver, changed_at = changed_at + 1`;
    return run(upsert, k, giver);
  }),
  key.map((k) => run('delete from changed_visits where day = ?', k)),
  fc.tuple(key, fc.nat()).map(([k, n]) => {
    const ring = `insert into alarms (id, rings, person, capability, intent) values (?, ?, '${SAM}', 'x', '{}')`;
    return run(ring, k, n);
  }),
  fc.tuple(key, fc.nat()).map(([k, n]) => run('update alarms set rings = ? where id = ?', n, k)),
  key.map((k) => run('delete from alarms where id = ?', k)),
);
const changes = fc.array(change, { maxLength: 25 });

test('whatever one turn has done, taking it back leaves every row exactly as it was', () => {
  fc.assert(
    fc.property(changes, changes, (earlier, made) => {
      db.client.close();
      db = smallTeam();
      takeTurn(SECOND, earlier);
      const before = rows();
      takeTurn(FIRST, made);
      takeBack(FIRST);
      expect(rows()).toEqual(before);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('two turns are taken back one after the other, the last one first', () => {
  fc.assert(
    fc.property(changes, changes, (one, two) => {
      db.client.close();
      db = smallTeam();
      const before = rows();
      takeTurn(FIRST, one);
      const between = rows();
      takeTurn(SECOND, two);
      takeBack(SECOND);
      expect(rows()).toEqual(between);
      takeBack(FIRST);
      expect(rows()).toEqual(before);
    }),
    { numRuns: 60 },
  );
}, 60_000);

describe('whether another turn has touched it since', () => {
  const add = (k: string) => run('insert into travel (from_place, to_place, minutes) values (?, ?, 5)', k, 'x');
  const alter = (k: string) => run('update travel set minutes = minutes + 1 where from_place = ?', k);
  const remove = (k: string) => run('delete from travel where from_place = ?', k);

  test.each([
    ['changed it', alter],
    ['removed it', remove],
  ])('yes, when a later turn %s', (_, touch) => {
    takeTurn(FIRST, [add('a')]);
    takeTurn(SECOND, [touch('a')]);
    expect(touchedSince(db, FIRST)).toBe(true);
    expect(touchedSince(db, SECOND)).toBe(false);
  });
  test('yes, when it added again what this one removed', () => {
    takeTurn(FIRST, [add('a'), remove('a')]);
    takeTurn(SECOND, [add('a')]);
    expect(touchedSince(db, FIRST)).toBe(true);
  });
  test('no, when it touched another row, or the same key of another table', () => {
    takeTurn(FIRST, [add('a')]);
    takeTurn(SECOND, [add('b'), alter('b'), run('insert into people (id, first_name, surname) values (?, ?, ?)', 'a', 'x', 'x')]);
    expect(touchedSince(db, FIRST)).toBe(false);
  });
  test('no, when the other one came first', () => {
    takeTurn(SECOND, [add('a')]);
    takeTurn(FIRST, [alter('a')]);
    expect(touchedSince(db, FIRST)).toBe(false);
  });
});

test('what nobody does in a turn is not kept', () => {
  run('insert into travel (from_place, to_place, minutes) values (?, ?, 5)', 'a', 'x')(db.client);
  expect(db.client.prepare('select count(*) from before').pluck().get()).toBe(0);
});

test('a turn that wrote only the conversation’s own books has recorded nothing', () => {
  takeTurn(FIRST, [run("insert into heard (channel, cue, at) values ('whatsapp', 'x', 1)")]);
  expect(recordedAnything(db, FIRST)).toBe(false);
  takeTurn(SECOND, [run("insert into travel (from_place, to_place, minutes) values ('a', 'b', 5)")]);
  expect(recordedAnything(db, SECOND)).toBe(true);
});

test('kept rows are forgotten with their turns, not before', () => {
  takeTurn(FIRST, [run("insert into travel (from_place, to_place, minutes) values ('a', 'b', 5)")]);
  inOneTransaction(db, (tx) => keepTurn(tx, { id: FIRST, person: SAM, capability: 'x', at: NOW, changed: true, about: undefined }));
  inOneTransaction(db, (tx) => forgetKeptRows(tx, NOW));
  expect(recordedAnything(db, FIRST)).toBe(true);
  inOneTransaction(db, (tx) => forgetKeptRows(tx, new Date(NOW.getTime() + 1)));
  expect(recordedAnything(db, FIRST)).toBe(false);
});

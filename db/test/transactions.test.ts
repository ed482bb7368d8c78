import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Db, inOneTransaction, inOneTransactionWithoutWaiting } from '../src/open.ts';
import * as schema from '../src/schema/index.ts';
import { dump, SAM, smallTeam } from './small-team.ts';

let db: Db;
beforeEach(() => {
  db = smallTeam();
});
afterEach(() => db.client.close());

const skill = (name: string): void => {
  db.drizzle.insert(schema.skills).values({ person: SAM, skill: name }).run();
};
const skills = (): unknown[] => db.client.prepare('select skill from skills order by skill').pluck().all();

test('all of it is kept, or none', () => {
  const before = dump(db);
  expect(() =>
    inOneTransaction(db, () => {
      skill('cooking');
      throw new Error('a bug');
    }),
  ).toThrow('a bug');
  expect(dump(db)).toEqual(before);
  expect(db.client.inTransaction).toBe(false);
  inOneTransaction(db, () => skill('cooking'));
  expect(skills()).toEqual(['cooking']);
});

test('one inside another rolls back alone', () => {
  inOneTransaction(db, (tx) => {
    skill('cooking');
    expect(() =>
      inOneTransaction(tx, () => {
        skill('driving');
        throw new Error('only this one');
      }),
    ).toThrow('only this one');
    inOneTransaction(tx, () => skill('hoist'));
  });
  expect(skills()).toEqual(['cooking', 'hoist']);
});

test('the outer one takes the inner ones with it', () => {
  expect(() =>
    inOneTransaction(db, (tx) => {
      inOneTransaction(tx, () => skill('cooking'));
      throw new Error('all of it');
    }),
  ).toThrow();
  expect(skills()).toEqual([]);
});

test('a promise is refused at run time too, and what came before its first pause is rolled back', async () => {
  let later: Promise<unknown> = Promise.resolve();
  const work = (): never => {
    skill('cooking');
    later = Promise.resolve();
    return later as never;
  };
  expect(() => inOneTransaction(db, work)).toThrow(/promise/i);
  await later;
  expect(skills()).toEqual([]);
  expect(db.client.inTransaction).toBe(false);
});

test('it takes the right to write at once, so that nobody comes in between', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hatstand-transactions-'));
  const file = join(folder, 'hatstand.sqlite');
  const ours = smallTeam(file);
  const beside = new Database(file, { timeout: 0 });
  const write = (): unknown => beside.prepare("insert into travel (from_place, to_place, minutes) values ('a', 'b', 1)").run();
  inOneTransaction(ours, (tx) => {
    tx.client.prepare('select 1 from people').all(); // reading is enough
    expect(write).toThrow(/locked/);
  });
  expect(write).not.toThrow();
  beside.close();
  ours.client.close();
  rmSync(folder, { recursive: true });
});

test('one that does not wait for the disk leaves the others waiting for it, even when it breaks', () => {
  const waiting = (): unknown => db.client.pragma('synchronous', { simple: true });
  inOneTransactionWithoutWaiting(db, () => {
    skill('cooking');
    expect(waiting()).toBe(1);
  });
  expect(waiting()).toBe(2);
  expect(() =>
    inOneTransactionWithoutWaiting(db, () => {
      skill('driving');
      throw new Error('a bug');
    }),
  ).toThrow('a bug');
  expect(waiting()).toBe(2);
  expect(skills()).toEqual(['cooking']);
});

test('what others must wait for is never put into one that does not', () => {
  expect(() => inOneTransaction(db, (tx) => inOneTransactionWithoutWaiting(tx, () => skill('cooking')))).toThrow(/transaction/i);
  expect(skills()).toEqual([]);
});

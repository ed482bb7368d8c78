import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reveal } from '../src/labels.ts';
import { type Db, inOneTransaction } from '../src/open.ts';
import { namesHeardFrom } from '../src/repositories/names.ts';
import type { Day } from '../src/times.ts';
import { SAM, smallTeam } from './small-team.ts';

const TODAY = '2026-11-24' as Day;
let folder: string;
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hatstand-kept-'));
  db = smallTeam(join(folder, 'team.sqlite'));
});
afterEach(() => {
  db.client.close();
  rmSync(folder, { recursive: true });
});

const known = () => inOneTransaction(db, (tx) => namesHeardFrom(tx, SAM, TODAY));
const called = (names = known()): string[] => names.filter(({ id }) => id === SAM).map(({ firstName }) => reveal(firstName));
const rename = (to: string): unknown => db.client.prepare('update people set first_name = ? where id = ?').run(to, SAM);

test('names are read once, and again when anybody is called otherwise', () => {
  const before = known();
  db.client.exec("insert into skills (person, skill) select id, 'cooking' from people limit 1");
  expect(known()).toBe(before);
  rename('Samuel');
  expect(called()).toEqual(['Samuel']);
});

test('what was read before a rolling back is not taken for true afterwards', () => {
  const before = called();
  expect(() =>
    inOneTransaction(db, (tx) => {
      rename('Samuel');
      expect(called(namesHeardFrom(tx, SAM, TODAY))).toEqual(['Samuel']);
      throw new Error('a bug');
    }),
  ).toThrow('a bug');
  expect(called()).toEqual(before);
});

test('what another process writes is seen in the next turn', () => {
  expect(called()).not.toEqual(['Samuel']);
  const beside = new Database(join(folder, 'team.sqlite'));
  beside.prepare('update people set first_name = ? where id = ?').run('Samuel', SAM);
  beside.close();
  expect(called()).toEqual(['Samuel']);
});

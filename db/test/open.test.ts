import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDb, UnusableDatabase } from '../src/open.ts';
import { addressByHandle } from '../src/repositories/people.ts';
import { SECRET, smallTeam } from './small-team.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hatstand-open-'));
  file = join(folder, 'hatstand.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What whoever runs the server is told when the file cannot be used. */
function refusal(secret = SECRET): string {
  try {
    openDb(file, secret).client.close();
  } catch (problem) {
    expect(problem).toBeInstanceOf(UnusableDatabase);
    return problem instanceof UnusableDatabase ? problem.message : '';
  }
  return 'it opened';
}
function made(): void {
  const db = smallTeam(file);
  db.client.close();
}
function overwrite(position: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
  closeSync(handle);
}

test('what is committed survives a power cut: write-ahead log, every commit synced, foreign keys held', () => {
  const { client } = openDb(file, SECRET);
  const pragma = (name: string) => client.pragma(name, { simple: true });
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('synchronous')).toBe(2);
  expect(pragma('foreign_keys')).toBe(1);
  expect(pragma('busy_timeout')).toBe(5000);
  expect(pragma('application_id')).toBe(0x48617473);
  expect(() => client.prepare("insert into skills (person, skill) values ('nobody', 'x')").run()).toThrow(/FOREIGN KEY/);
  client.close();
});

test('a file opens again as it was', () => {
  made();
  const db = openDb(file, SECRET);
  expect(addressByHandle(db, 'whatsapp', '447700900002')?.person).toBe('person-jo');
  expect(db.client.pragma('synchronous', { simple: true })).toBe(2);
  db.client.close();
});

test('a file of a newer Hatstand is refused, and left as it is', () => {
  made();
  const newer = new Database(file);
  newer.prepare("insert into __drizzle_migrations (hash, created_at) values ('later', 99999999999999)").run();
  newer.close();
  expect(refusal()).toMatch(/newer Hatstand/);
});

describe('a damaged file', () => {
  test('of garbage is refused', () => {
    writeFileSync(file, Buffer.alloc(8192, 'not a database at all '));
    expect(refusal()).toMatch(/cannot be read as a database/);
  });
  test('cut short is refused', () => {
    made();
    truncateSync(file, 4096 * Math.floor(statSync(file).size / 8192));
    expect(refusal()).toMatch(/damaged|cannot be read/);
  });
  test('with a page overwritten is refused', () => {
    made();
    overwrite(4096 * 2, Buffer.alloc(4096 * 3, 0xab));
    expect(refusal()).toMatch(/damaged|cannot be read/);
  });
  test('says what to do, and nothing of what is in it', () => {
    writeFileSync(file, 'Rosa likes marmalade');
    expect(refusal()).toMatch(/backup/);
    expect(refusal()).not.toMatch(/Rosa/);
  });
});

describe('a database of another program', () => {
  const other = (make: string): Buffer => {
    const database = new Database(file);
    database.exec(make);
    database.close();
    return readFileSync(file);
  };
  test('is refused', () => {
    other('create table notes (note text)');
    expect(refusal()).toMatch(/another program/);
  });
  test('is left byte for byte as it is', () => {
    const before = other("create table notes (note text); insert into notes values ('mine')");
    refusal();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('a first start that was cut off', () => {
  test('before anything was written leaves an empty file, and the next start goes on', () => {
    writeFileSync(file, '');
    expect(refusal()).toBe('it opened');
  });
  test('before the file was marked as ours leaves a database with nothing in it, and the next start goes on', () => {
    const begun = new Database(file);
    begun.pragma('journal_mode = WAL');
    begun.close();
    expect(refusal()).toBe('it opened');
  });
  test('before the tables were made leaves a marked file, and the next start goes on', () => {
    const begun = new Database(file);
    begun.pragma('application_id = 0x48617473');
    begun.close();
    expect(refusal()).toBe('it opened');
  });
});

describe('the key of the house', () => {
  test('must be long enough', () => {
    expect(() => openDb(file, 'too short')).toThrow(/at least 32 characters/);
  });
  test('that does not fit the file is refused at once, before anybody is taken for a stranger', () => {
    made();
    expect(refusal('another secret of thirty-two characters')).toMatch(/key/i);
  });
  test('that fits opens it', () => {
    made();
    expect(refusal()).toBe('it opened');
  });
});

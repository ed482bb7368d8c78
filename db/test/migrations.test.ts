import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putBack } from '../src/before.ts';
import { reveal } from '../src/labels.ts';
import { type Db, inOneTransaction, openDb } from '../src/open.ts';
import { firstLetters, wordsOf } from '../src/repositories/letters.ts';
import { addressByHandle, personById } from '../src/repositories/people.ts';
import { teamById } from '../src/repositories/teams.ts';
import { keepRelease } from './releases/keep.ts';
import { dump, id, JO, NOW, SAM, SECRET, TEAM } from './small-team.ts';

const MIGRATIONS = join(import.meta.dirname, '../migrations');
const RELEASES = join(import.meta.dirname, 'releases');
// Before a release goes out: HATSTAND_KEEP_RELEASE=1.2 npx vitest run db/test/migrations.test.ts
if (process.env['HATSTAND_KEEP_RELEASE']) keepRelease(process.env['HATSTAND_KEEP_RELEASE']);
const releases = readdirSync(RELEASES).filter((name) => name.endsWith('.sqlite.gz'));
const journal = JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')) as { entries: { tag: string }[] };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hatstand-migrations-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function kept(release: string): string {
  const file = join(folder, release.replace('.gz', ''));
  writeFileSync(file, gunzipSync(readFileSync(join(RELEASES, release))));
  return file;
}

/** A database as it was after the first so many migrations. */
function afterMigrations(count: number, name = `first-${count}`): string {
  const part = join(folder, `first-${count}`);
  mkdirSync(join(part, 'meta'), { recursive: true });
  const entries = journal.entries.slice(0, count);
  writeFileSync(join(part, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries) writeFileSync(join(part, `${tag}.sql`), readFileSync(join(MIGRATIONS, `${tag}.sql`)));
  const file = join(folder, `${name}.sqlite`);
  const client = new Database(file);
  client.pragma('application_id = 0x48617473');
  migrate(drizzle(client, { casing: 'snake_case' }), { migrationsFolder: part });
  client.close();
  return file;
}

/** Columns and indexes of every table, whatever the order in which they were added. */
function shape(db: Db): Record<string, unknown> {
  const tables = db.client.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").pluck().all() as string[];
  const columns = (table: string) => (db.client.pragma(`table_info("${table}")`) as { name: string; cid: number }[]).map(({ cid: _, ...column }) => column);
  const indexes = db.client.prepare("select sql from sqlite_master where type = 'index' and tbl_name = ? and sql is not null order by name").pluck();
  const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
  return Object.fromEntries(tables.map((table) => [table, { columns: columns(table).sort(byName), indexes: indexes.all(table) }]));
}
function newest(): Record<string, unknown> {
  const db = openDb(':memory:', SECRET);
  const made = shape(db);
  db.client.close();
  return made;
}

test('every migration is in the journal, and every one in the journal is there', () => {
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  expect(files.sort()).toEqual(journal.entries.map(({ tag }) => `${tag}.sql`).sort());
});

describe('a database left behind', () => {
  test.each(journal.entries.map((_, index) => index + 1))('after %i migrations is brought up to date', (count) => {
    const db = openDb(afterMigrations(count), SECRET);
    expect(shape(db)).toEqual(newest());
    db.client.close();
  });
});

test('one whose rows belong to nothing afterwards is refused at every start, and stays as it was', () => {
  const file = afterMigrations(1, 'of nobody');
  const client = new Database(file);
  client.pragma('foreign_keys = OFF');
  client.exec("insert into skills (person, skill) values ('nobody', 'cooking')");
  const ran = client.prepare('select count(*) from __drizzle_migrations').pluck();
  for (const _ of ['once', 'again']) {
    expect(() => openDb(file, SECRET)).toThrow(/damaged/);
    expect(ran.get()).toBe(1);
  }
  client.close();
});

test.each([
  ['left behind', () => afterMigrations(2, 'opened by four')],
  ['that is not there yet', () => join(folder, 'made by four.sqlite')],
])('cores that start at the same moment bring one %s up to date together', async (_, made) => {
  const file = made();
  const script = `import { openDb } from '${join(import.meta.dirname, '../src/open.ts')}';
    process.stdin.once('data', () => { openDb('${file}', '${SECRET}').client.close(); process.exit(0); });
    process.stdout.write('ready');`;
  const cores = Array.from({ length: 4 }, () => spawn(process.execPath, ['--no-warnings', '--input-type=module-typescript', '-e', script]));
  for (const core of cores) await once(core.stdout, 'data');
  const ended = cores.map((core) => once(core, 'exit'));
  for (const core of cores) core.stdin.write('go');
  expect((await Promise.all(ended)).map(([code]) => code)).toEqual([0, 0, 0, 0]);
  const client = new Database(file);
  expect(client.prepare('select count(*) from __drizzle_migrations').pluck().get()).toBe(journal.entries.length);
  client.close();
});

test('there is a database of at least one release', () => {
  expect(releases).toContain('0.sqlite.gz');
});

describe.each(releases)('the database of release %s', (release) => {
  test('was made by migrations that nobody has edited since', () => {
    const client = new Database(kept(release), { readonly: true });
    const then = client.prepare('select hash from __drizzle_migrations order by created_at').pluck().all() as string[];
    client.close();
    const now = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map((migration) => migration.hash);
    expect(then).toEqual(now.slice(0, then.length));
  });

  test('opens with everything that was in it', () => {
    const db = openDb(kept(release), SECRET);
    inOneTransaction(db, (tx) => {
      expect(reveal(personById(tx, SAM).surname)).toBe('Lin');
      expect(addressByHandle(tx, 'whatsapp', '447700900002')?.person).toBe(JO);
      const { address } = teamById(tx, TEAM);
      expect(address && reveal(tx.vault.open(address))).toBe('Alder Row, key safe 4411');
    });
    const [letter] = firstLetters(db, NOW);
    expect(letter && reveal(wordsOf(db, letter))).toBe('Tue 24 Nov is covered');
    expect(db.client.pragma('foreign_key_check')).toEqual([]);
    db.client.close();
  });

  test('looks like a new one afterwards, and opening it again changes nothing', () => {
    const file = kept(release);
    const db = openDb(file, SECRET);
    expect(shape(db)).toEqual(newest());
    const rows = dump(db);
    db.client.close();
    const again = openDb(file, SECRET);
    expect(dump(again)).toEqual(rows);
    again.client.close();
  });

  test('can be worked in, and what is done in it can be taken back', () => {
    const db = openDb(kept(release), SECRET);
    const rows = dump(db, 'before');
    const turn = id('turn', 'new');
    inOneTransaction(db, (tx) => {
      tx.current.turn = turn;
      tx.client.prepare("insert into skills (person, skill) values ('person-sam', 'cooking')").run();
      tx.current.turn = undefined;
    });
    expect(dump(db, 'before')).not.toEqual(rows);
    inOneTransaction(db, (tx) => putBack(tx, turn));
    expect(dump(db, 'before')).toEqual(rows);
    db.client.close();
  });
});

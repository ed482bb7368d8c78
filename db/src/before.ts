import type Database from 'better-sqlite3';
import { eq, getTableName, inArray, lt, sql } from 'drizzle-orm';
import type { TurnId } from './ids.ts';
import { tellsWhoIsWho } from './kept.ts';
import type { Db, Tx } from './open.ts';
import { prepared } from './prepared.ts';
import {
  alarms,
  before,
  codeTries,
  deliveries,
  heard,
  journal,
  letters,
  letterTeams,
  linkCodes,
  offerLetters,
  offers,
  questions,
  strangers,
  teamKeys,
  turns,
} from './schema/index.ts';

/** The conversation's own bookkeeping is not put back by undo, and no code comes to life again; everything else a capability records is. */
const NOT_KEPT: readonly string[] = [
  ...[heard, turns, questions, offers, offerLetters, journal, before, letters, letterTeams, deliveries, strangers, teamKeys],
  ...[linkCodes, codeTries],
].map((table) => getTableName(table));

interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
}

const SHAPES = `select tables.name as "table", columns.name as "column", columns.pk > 0 as isKey from sqlite_master tables, pragma_table_info(tables.name) columns
  where tables.type = 'table' and tables.name not like 'sqlite\\_%' escape '\\' and tables.name not like '\\_\\_%' escape '\\'`;

function tableShapes(client: Database.Database): TableShape[] {
  const rows = client.prepare(SHAPES).all() as { table: string; column: string; isKey: number }[];
  return [...Map.groupBy(rows, ({ table }) => table)].map(([name, columns]) => ({
    name,
    columns: columns.map(({ column }) => column),
    keys: columns.filter(({ isKey }) => isKey === 1).map(({ column }) => column),
  }));
}

const asJson = (columns: readonly string[], row: 'old' | 'new') => `json_object(${columns.map((column) => `'${column}', ${row}."${column}"`).join(', ')})`;

/**
 * Keeps, for the current turn, every row as it was before it is touched. Done by triggers of this connection (SQLite's own undo technique,
 * sqlite.org/undoredo.html), so that no capability has to know how its changes are taken back.
 */
export function keepRowsAsTheyWere(client: Database.Database, current: Db['current']): void {
  client.function('current_turn', { deterministic: false }, () => current.turn ?? null);
  // Asked first for every row that is touched in any of these tables, in whatever turn or none.
  client.function('turn_touching', { deterministic: false }, (table: unknown) => {
    if (tellsWhoIsWho(String(table))) current.whoIsWhoChanges += 1;
    return current.turn ?? null;
  });
  for (const shape of tableShapes(client).filter(({ name }) => !NOT_KEPT.includes(name))) {
    const keep = (kind: string, row: 'old' | 'new', was: string) =>
      `insert into before (turn, table_name, row_key, kind, row) values (current_turn(), '${shape.name}', ${asJson(shape.keys, row)}, '${kind}', ${was});`;
    const when = `when turn_touching('${shape.name}') is not null`;
    client.exec(`
      create temp trigger "keep_added_${shape.name}" after insert on main."${shape.name}" ${when} begin ${keep('added', 'new', 'null')} end;
      create temp trigger "keep_changed_${shape.name}" after update on main."${shape.name}" ${when} begin ${keep('changed', 'old', asJson(shape.columns, 'old'))} end;
      create temp trigger "keep_removed_${shape.name}" after delete on main."${shape.name}" ${when} begin ${keep('removed', 'old', asJson(shape.columns, 'old'))} end;`);
  }
}

const firstKept = prepared((drizzle) =>
  drizzle
    .select({ id: before.id })
    .from(before)
    .where(eq(before.turn, sql.placeholder('turn')))
    .prepare(),
);
/** Whether the turn recorded anything at all. */
export function recordedAnything(db: Db, turn: TurnId): boolean {
  return firstKept(db).get({ turn }) !== undefined;
}

/** Whether another turn has touched, since then, a row that this one touched. */
export function touchedSince(db: Db, turn: TurnId): boolean {
  const later = db.client.prepare(
    `select 1 from before mine join before other on other.table_name = mine.table_name and other.row_key = mine.row_key
     where mine.turn = ? and other.turn <> mine.turn and other.id > mine.id limit 1`,
  );
  return later.get(turn) !== undefined;
}

/** Puts every row the turn touched back as it was, the last one first. */
export function putBack(tx: Tx, turn: TurnId): void {
  tx.client.pragma('defer_foreign_keys = ON');
  const kept = tx.client.prepare('select table_name, row_key, kind, row from before where turn = ? order by id desc').all(turn) as KeptRow[];
  const shapes = new Map(tableShapes(tx.client).map((shape) => [shape.name, shape]));
  for (const row of kept) {
    const shape = shapes.get(row.table_name);
    if (!shape) throw new Error(`a row is kept of a table that is not there: ${row.table_name}`);
    putRowBack(tx, shape, row);
  }
}

interface KeptRow {
  readonly table_name: string;
  readonly row_key: string;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly row: string | null;
}

function putRowBack(tx: Tx, shape: TableShape, kept: KeptRow): void {
  const key = JSON.parse(kept.row_key) as Record<string, unknown>;
  const sameRow = shape.keys.map((column) => `"${column}" = ?`).join(' and ');
  const keyValues = shape.keys.map((column) => key[column]);
  if (kept.kind === 'added') {
    tx.client.prepare(`delete from "${shape.name}" where ${sameRow}`).run(keyValues);
    return;
  }
  const row = JSON.parse(kept.row ?? '{}') as Record<string, unknown>;
  const values = shape.columns.map((column) => row[column] ?? null);
  if (kept.kind === 'changed')
    tx.client
      .prepare(`update "${shape.name}" set ${shape.columns.map((column) => `"${column}" = ?`).join(', ')} where ${sameRow}`)
      .run(...values, ...keyValues);
  else
    tx.client
      .prepare(
        `insert ${takesPlaceOfNewer(shape.name) ? 'or replace ' : ''}into "${shape.name}" (${shape.columns.map((column) => `"${column}"`).join(', ')}) values (${shape.columns.map(() => '?').join(', ')})`,
      )
      .run(...values);
}

/**
 * An alarm that has rung may have left the next one under its own id (a person's chain of reminders): the one put back takes its place.
 * In any other table a row in the way is somebody else's, and must stop the undo.
 */
const takesPlaceOfNewer = (table: string): boolean => table === getTableName(alarms);

/** Forgets the rows kept for turns that nobody may take back any more. */
export function forgetKeptRows(tx: Tx, olderThan: Date): void {
  tx.drizzle
    .delete(before)
    .where(inArray(before.turn, tx.drizzle.select({ id: turns.id }).from(turns).where(lt(turns.at, olderThan))))
    .run();
}

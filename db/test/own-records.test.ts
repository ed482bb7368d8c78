import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { HELD, NOT_HELD } from '../src/repositories/own-records.ts';
import * as schema from '../src/schema/index.ts';

const tables = Object.values(schema as Record<string, unknown>).filter((value): value is SQLiteTable => is(value, SQLiteTable));

/** The columns of a table that point to people, by the names they have in code. */
function personColumns(table: SQLiteTable): string[] {
  const { foreignKeys, columns } = getTableConfig(table);
  const inCode = Object.entries(table as unknown as Record<string, unknown>);
  const pointing = foreignKeys
    .map((key) => key.reference())
    .filter(({ foreignTable }) => getTableName(foreignTable) === 'people')
    .flatMap((reference) => reference.columns.map(({ name }) => name));
  const named = columns.filter(({ name }) => name === 'person').map(({ name }) => name);
  return [...new Set([...pointing, ...named])].map(
    (name) => inCode.find(([, column]) => columns.some((one) => one === column && one.name === name))?.[0] ?? name,
  );
}

describe('what is held about a person', () => {
  it.each(tables.map((table) => ({ name: getTableName(table), table })))('$name is in the list, or not for a reason', ({ table }) => {
    const isListed = HELD.some((holding) => holding.table === table) || NOT_HELD.has(table);
    expect(isListed, `put ${getTableName(table)} into HELD or NOT_HELD in db/src/repositories/own-records.ts`).toBe(true);
  });

  it.each(tables.map((table) => ({ name: getTableName(table), table })))('every person in $name is looked for', ({ name, table }) => {
    if (NOT_HELD.has(table)) return expect(personColumns(table)).toEqual([]);
    const holding = HELD.find((one) => one.table === table);
    const wanted = name === 'people' ? ['id'] : personColumns(table);
    expect([...(holding?.person ?? [])].sort()).toEqual(expect.arrayContaining(wanted.sort()));
  });

  it('names columns that there are', () => {
    for (const { table, person, opened = [], leftOut = [] } of HELD)
      for (const column of [...person, ...opened, ...leftOut]) expect(Object.keys(table)).toContain(column);
  });
});

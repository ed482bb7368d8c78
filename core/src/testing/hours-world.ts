import { expect } from 'vitest';
import { instantOf } from '../words/calendar.ts';
import type { SmallWorld } from './small-world.ts';

export type Row = Readonly<Record<string, string | number | null>>;
/** Writes a row as another capability would. */
export function writeRow(of: SmallWorld, table: string, row: Row): void {
  const keys = Object.keys(row);
  of.db.client.prepare(`insert into ${table} (${keys.join(', ')}) values (${keys.map(() => '?').join(', ')})`).run(...Object.values(row));
}
export const at = (local: string): number => instantOf(local as never).getTime(); // a local time, as the tests write it
const MORNING = 'series-team-rosa-morning-';
export const on = (weekday: string): string => `${MORNING}${weekday}`;

/** What somebody is told when they say this: all messages together. */
export async function toldIn(of: SmallWorld, who: string, words: string): Promise<string> {
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
export const csvRows = (text: string): Record<string, string>[] =>
  text.split('\n---\n').flatMap((part) => {
    const [header = [], ...rows] = readCsv(part.replaceAll('\\_', '_'));
    expect(header).toContain('person');
    return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
  });
export const minutesSaid = (text: string): number => {
  const [, hours = '0', minutes = '0'] = /: (?:(\d+)h)? ?(?:(\d+)min)?(?: so far)?\./.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
};

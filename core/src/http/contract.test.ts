import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cue } from '../wire/cue.ts';
import { letter, receipt } from '../wire/letter.ts';
import { roomReport } from '../wire/room.ts';

/** The document is what strangers write adapters from, so what it shows must be what is accepted. */
const CONTRACT = readFileSync(new URL('../../../docs/channel-contract.md', import.meta.url), 'utf8');

const blocks = [...CONTRACT.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']): unknown => JSON.parse(json));
const after = (heading: string) => CONTRACT.split(/^## /m).find((section) => section.startsWith(heading)) ?? '';
/** Examples in running text. Shorthand such as `{ "kind": "room", "room" }` is left out: it is no JSON. */
const inline = (text: string) => [...text.matchAll(/`(\{[^`]*\})`/g)].flatMap(([, json = '']): unknown[] => (isJson(json) ? [JSON.parse(json)] : []));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('the two examples are a cue and a letter', () => {
  expect(blocks).toHaveLength(2);
  expect(cue.parse(blocks[0])).toEqual(blocks[0]);
  expect(letter.parse(blocks[1])).toEqual(blocks[1]);
});

test('every place and every way of being heard that is shown can be sent', () => {
  const line = (start: string) => CONTRACT.split('\n').find((each) => each.startsWith(start)) ?? '';
  const whole = cue.parse(blocks[0]);
  const places = inline(line('- `place`'));
  const heards = inline(line('- `heard`'));
  expect([places.length, heards.length]).toEqual([2, 2]);
  for (const place of places) expect(cue.safeParse({ ...whole, place }).success).toBe(true);
  for (const heard of heards) expect(cue.safeParse({ ...whole, heard }).success).toBe(true);
});

test('the five receipts that are shown can be sent', () => {
  const receipts = inline(after('Report'));
  expect(receipts).toHaveLength(5);
  for (const each of receipts) expect(receipt.parse(each)).toEqual(each);
});

test('the two reports of a room that are shown can be sent', () => {
  const reports = inline(after('Rooms'));
  expect(reports).toHaveLength(2);
  for (const each of reports) expect(roomReport.parse(each)).toEqual(each);
});

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CircleId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import { inOneTransaction, openDb } from '@hatstand/db/open';
import { expectOrganiser } from '@hatstand/db/repositories/organisers';
import { openPosterOf } from '@hatstand/db/repositories/posters';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCore } from '../core.ts';
import { reportBug } from '../log.ts';
import { PUBLIC_ADDRESS } from '../testing/public-address.ts';
import { demoDb, dump, KEY, type SmallWorld, smallWorld } from '../testing/small-world.ts';
import type { Receipt } from '../wire/letter.ts';
import { takeReceipt } from './receipts.ts';

const STRANGER = '447700900641';
const NEWCOMER = '447700900642';
const LINKED_ANEW = '447700900643';
const ORGANISER = '447700900644';
const TYPED = '447700900645';
const JO = '447700900002';

let folder: string;
let file: string;
let world: SmallWorld;
let cues = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hatstand-numbers-'));
  file = join(folder, 'hatstand.sqlite');
  world = smallWorld({ db: demoDb(file) });
});
afterEach(() => {
  world.close();
  rmSync(folder, { recursive: true });
});

async function from(address: string, words: string, name?: string): Promise<string> {
  cues += 1;
  const before = world.chats.whatsapp.shown.length;
  world.hear('whatsapp', { id: `cue-${cues}`, from: { address, ...(name ? { name } : {}) }, place: { kind: 'direct' }, heard: { kind: 'words', words } });
  await world.settle();
  return world.chats.whatsapp.shown
    .slice(before)
    .map(({ text }) => text)
    .join('\n');
}
async function says(who: string, words: string): Promise<string> {
  world.says(who, words);
  await world.settle();
  return world.lastTo(who);
}
const receives = (receipt: Receipt): void => inOneTransaction(world.db, (tx) => takeReceipt(tx, 'whatsapp', receipt, world.time.moment()));

/** All bytes on disk, as somebody would read them who has stolen the file. */
const bytes = (): Buffer =>
  Buffer.concat(['', '-wal', '-shm', '-journal'].filter((ending) => existsSync(file + ending)).map((ending) => readFileSync(file + ending)));
const holds = (all: Buffer | string, text: string): boolean => {
  const bare = text.replace(/^44/, '');
  return [text, `+${text}`, `0${bare}`, bare, `${bare.slice(0, 4)} ${bare.slice(4)}`].some(
    (form) => all.includes(form) || (typeof all !== 'string' && all.includes(Buffer.from(form, 'utf16le'))),
  );
};

test('no number is in the file, its log or what is logged, wherever it has been', async () => {
  const logged: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
  // A number that is nobody's yet, one that joins from a poster, one that is linked by a code, and one that is the organiser's of an empty house.
  await from(STRANGER, 'hello', 'Kim');
  await from(STRANGER, 'my code is 123456');
  await from(STRANGER, 'stop');
  await says('nia', 'make a poster for volunteers');
  const words = inOneTransaction(world.db, (tx) => reveal(openPosterOf(tx, 'circle-millbrook' as CircleId)?.words ?? expect.fail('no poster hangs')));
  for (const say of [words, 'Kim', `ring me on ${TYPED}`, 'weekly']) await from(NEWCOMER, say);
  const code = /\b\d{6}\b/.exec(await says('sam', 'link whatsapp'))?.[0] ?? 'no code';
  await from(LINKED_ANEW, code);
  await from(LINKED_ANEW, 'what do you hold about me');
  // Numbers in what people type and pin, tell and forget.
  await says('greta', `pin ring the plumber on ${TYPED}`);
  await says('sam', `tell the team: my new number is ${TYPED}`);
  await from(JO, `she fell, the ambulance is on ${TYPED}`);
  // What can't be delivered, comes twice, changes hands, is unlinked, is lost.
  world.chats.whatsapp.unknown.add(NEWCOMER);
  await from(NEWCOMER, 'help');
  world.chats.whatsapp.isDown = true;
  await says('sam', 'cover friday');
  await world.moveTo('2026-11-23T14:00');
  world.chats.whatsapp.isDown = false;
  receives({ kind: 'back' });
  await world.settle();
  for (const { id } of world.chats.whatsapp.shown.slice(-3)) receives({ kind: 'delivered', letter: id });
  receives({ kind: 'failed', letter: world.chats.whatsapp.shown.at(-1)?.id ?? '', reason: 'not there' } as Receipt);
  receives({ kind: 'changed hands', address: JO });
  await world.settle();
  await says('sam', 'undeliverable');
  await from(LINKED_ANEW, 'unlink whatsapp');
  await world.moveTo('2026-11-24T19:00');
  reportBug(new Error(`cannot write to ${STRANGER}`), { turn: 'turn-1' });
  const empty = openDb(join(folder, 'empty.sqlite'), KEY);
  inOneTransaction(empty, (tx) => expectOrganiser(tx, 'whatsapp', ORGANISER));
  spy.mockRestore();
  expect(world.bugs).toEqual([]);

  const all = [STRANGER, NEWCOMER, LINKED_ANEW, ORGANISER, TYPED, JO];
  const withLog = bytes();
  expect(withLog.includes('Millbrook')).toBe(true); // the search does find what is not locked
  expect(all.filter((number) => holds(withLog, number))).toEqual([]);
  world.db.client.pragma('wal_checkpoint(TRUNCATE)');
  expect(all.filter((number) => holds(bytes(), number))).toEqual([]);
  empty.client.pragma('wal_checkpoint(TRUNCATE)');
  empty.client.close();
  expect(holds(readFileSync(join(folder, 'empty.sqlite')), ORGANISER)).toBe(false);
  expect(logged.length).toBeGreaterThan(0);
  expect(all.filter((number) => holds(logged.join(''), number))).toEqual([]);
});

test('of a stranger nothing is kept but a keyed hash, and that for a day', async () => {
  await world.settle();
  const empty = dump(world.db);
  expect(await from(STRANGER, 'I am Kimberley Featherstonehaugh of Acacia Road, and mum has dementia', 'Kimberley')).toMatch(/^Hello, I am Hattie/);
  const now = dump(world.db);
  const grown = Object.keys(now).filter((table) => JSON.stringify(now[table]) !== JSON.stringify(empty[table]));
  expect(grown.sort()).toEqual(['heard', 'letters', 'strangers']);
  expect(now['strangers']).toEqual([{ findable: expect.stringMatching(/^[\w-]{43}$/), greeted_at: world.time.now.getTime(), stopped_at: null }]);
  const sent = now['letters']?.at(-1) as Record<string, unknown>;
  expect(sent).toMatchObject({ state: 'handed over', person: null, address: null, stranger: null, words: null });
  const file = bytes();
  expect(['Kimberley', 'Featherstonehaugh', 'Acacia', 'dementia'].filter((word) => file.includes(word))).toEqual([]);
  expect(holds(file, STRANGER)).toBe(false);

  const { db, house, channels, report } = world;
  const core = createCore({ db, house, channels, clock: () => world.time.now, publicAddress: PUBLIC_ADDRESS, report });
  world.time.now = new Date(world.time.now.getTime() + 86_400_001);
  core.tidy();
  expect(dump(world.db)['strangers']).toEqual([]);
});

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '../src/ids.ts';
import { CEILINGS, cleared, LABELS, type Label, Labelled, lower, mayCarry, reveal } from '../src/labels.ts';
import { type Db, inOneTransaction } from '../src/open.ts';
import { setAlarm } from '../src/repositories/conversation.ts';
import { letterById, markFailed, markHandedOver, postLetter, withdrawLetters, wordsOf } from '../src/repositories/letters.ts';
import { makeOffer } from '../src/repositories/offers.ts';
import { pinsOf, putUpPin } from '../src/repositories/pins.ts';
import { writeInJournal } from '../src/repositories/turns.ts';
import * as schema from '../src/schema/index.ts';
import type { Day } from '../src/times.ts';
import { SealedText } from '../src/vault.ts';
import { id, JO, JOS_ADDRESS, NOW, ROOM, SAM, smallTeam, TEAM, words } from './small-team.ts';

const SECRET_WORDS = 'pineapple marmalade at the key safe';
const TURN = id('turn', 'one');

let db: Db;
beforeEach(() => {
  db = smallTeam();
});
afterEach(() => db.client.close());

function letter(text: Labelled, way: { channel?: 'whatsapp' | 'rocketchat'; room?: Id<'room'> } = {}, on = db): Id<'letter'> {
  const letterId = id('letter', text.label);
  const { channel = 'rocketchat', room } = way;
  const about = { person: JO, team: TEAM, sender: SAM, turn: TURN, offer: undefined, notBefore: NOW, madeAt: NOW };
  inOneTransaction(on, (tx) => postLetter(tx, { id: letterId, channel, address: JOS_ADDRESS, room, text, ...about }));
  return letterId;
}
const pin = (on = db) =>
  inOneTransaction(on, (tx) =>
    putUpPin(tx, {
      id: id('pin', 'one'),
      team: TEAM,
      label: 'care',
      pinnedBy: JO,
      pinnedAt: NOW,
      until: null,
      agreedBy: JO,
      words: words('care', SECRET_WORDS),
    }),
  );

describe('1. column', () => {
  test('a labelled column gives a labelled text, whatever is asked of it', () => {
    const person = db.drizzle.select({ surname: schema.people.surname }).from(schema.people).get();
    expect(person?.surname).toBeInstanceOf(Labelled);
    expect(person?.surname.label).toBe('team');
    expect(JSON.stringify(person)).not.toContain('Lin');
  });

  test('a sealed column gives a locked box, and only the vault gives its words, labelled', () => {
    pin();
    const row = db.drizzle.select().from(schema.pins).get();
    expect(row?.body).toBeInstanceOf(SealedText);
    expect(inspect(row, { depth: 9, showHidden: true })).not.toContain(SECRET_WORDS);
    const [opened] = inOneTransaction(db, (tx) => pinsOf(tx, TEAM, '2026-11-23' as Day));
    expect(opened?.words.label).toBe('care');
    expect(opened && reveal(opened.words)).toBe(SECRET_WORDS);
  });
});

describe('at rest', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hatstand-fences-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** All bytes on disk, in the encodings somebody might look for. */
  function bytes(file: string): Buffer {
    return Buffer.concat(['', '-wal', '-shm', '-journal'].filter((ending) => existsSync(file + ending)).map((ending) => readFileSync(file + ending)));
  }
  const holds = (all: Buffer, text: string): boolean => all.includes(Buffer.from(text)) || all.includes(Buffer.from(text, 'utf16le'));

  test('neither the file nor its log holds a care word, a sealed word or a number, wherever it was put', () => {
    const file = join(folder, 'hatstand.sqlite');
    const kept = smallTeam(file);
    pin(kept);
    letter(words('care', `New pin: ${SECRET_WORDS}`), {}, kept);
    letter(words('sealed', 'a worry about aubergines'), {}, kept);
    const choices = [{ label: words('plan', 'Yes'), capability: 'pins', version: 1, means: { do: 'pin', words: words('care', SECRET_WORDS) } }];
    inOneTransaction(kept, (tx) => {
      const made = { madeIn: TURN, madeAt: NOW, closesAt: NOW };
      makeOffer(tx, {
        id: id('offer', 'one'),
        person: JO,
        choices,
        about: words('plan', 'a pin'),
        awaited: false,
        concerns: undefined,
        channel: 'whatsapp',
        room: undefined,
        ...made,
      });
      setAlarm(tx, { id: id('alarm', 'one'), rings: NOW, person: JO, capability: 'pins', intent: { words: words('sealed', SECRET_WORDS) } });
      writeInJournal(tx, { turn: TURN, capability: 'pins', person: JO, fact: { happened: 'pinned', words: words('care', SECRET_WORDS) }, at: NOW });
      tx.current.turn = TURN;
      tx.drizzle.update(schema.pins).set({ label: 'team' }).run();
      tx.current.turn = undefined;
    });
    const secrets = [SECRET_WORDS, 'pineapple', 'a worry about aubergines', 'aubergines', 'Alder Row', 'key safe', '447700900002'];

    const withLog = bytes(file);
    expect(holds(withLog, 'Millbrook')).toBe(true); // the search does find what is not locked
    expect(secrets.filter((secret) => holds(withLog, secret))).toEqual([]);
    kept.client.pragma('wal_checkpoint(TRUNCATE)');
    kept.client.close();
    const closed = bytes(file);
    expect(holds(closed, 'Millbrook')).toBe(true);
    expect(secrets.filter((secret) => holds(closed, secret))).toEqual([]);
  });
});

describe('4. object', () => {
  const text = words('care', SECRET_WORDS);
  const box = () => db.vault.seal(text, TEAM);
  class Wrapped extends Error {}
  const shown: [string, (text: object) => string][] = [
    ['a template string', (it) => `${it}`],
    ['joining with a string', (it) => `${it}`.concat(String(it))],
    ['JSON', (it) => JSON.stringify({ it, list: [it] })],
    ['inspect', (it) => inspect(it)],
    ['inspect, all the way down', (it) => inspect({ it }, { depth: 20, showHidden: true, getters: true })],
    ['a log line', (it) => format('%s %o %O %j', it, it, it, it)],
    ['an error', (it) => inspect(new Wrapped(`about ${it}`, { cause: it }))],
    ['its own properties', (it) => Object.values(it).map(String).join()],
    ['spreading', (it) => JSON.stringify({ ...it })],
    ['a copy', (it) => inspect(structuredClone({ ...it }))],
  ];
  test.each(shown)('%s shows no word of a labelled or locked text', (_, show) => {
    expect(show(text)).not.toMatch(/pineapple|marmalade/);
    expect(show(box())).not.toMatch(/pineapple|marmalade/);
  });
  test('what is shown instead is the label', () => {
    expect(`${text}`).toBe('[care text]');
    expect(JSON.stringify(text)).toBe('"[care text]"');
    expect(inspect(text)).toBe('[care text]');
  });
});

describe('5. database', () => {
  const narrow = LABELS.filter((label) => !mayCarry('plan', label));

  test.each(narrow)('a %s letter for WhatsApp is refused by the file itself, after whatever cast', (label) => {
    expect(() => letter(words(label, 'x') as Labelled<'plan'>, { channel: 'whatsapp' })).toThrow(/CHECK constraint failed: whatsapp_carries_plan_at_most/);
  });
  test('nor can a letter be turned into one later', () => {
    letter(words('care', 'x'));
    letter(words('plan', 'x'), { channel: 'whatsapp' });
    expect(() => db.client.exec("update letters set channel = 'whatsapp' where label = 'care'")).toThrow(/whatsapp_carries_plan_at_most/);
    expect(() => db.client.exec("update letters set label = 'care' where channel = 'whatsapp'")).toThrow(/whatsapp_carries_plan_at_most/);
    expect(() => db.client.exec("update letters set label = 'CARE' where channel = 'whatsapp'")).toThrow(/whatsapp_carries_plan_at_most/);
  });
  test('a room never gets what is sealed', () => {
    expect(() => letter(words('sealed', 'x'), { room: ROOM })).toThrow(/rooms_never_carry_sealed/);
    expect(letter(words('care', 'x'), { room: ROOM })).toBeTruthy();
  });

  const ends: [string, (letterId: Id<'letter'>) => void][] = [
    ['handed over', (one) => inOneTransaction(db, (tx) => markHandedOver(tx, one, NOW))],
    ['given up', (one) => inOneTransaction(db, (tx) => markFailed(tx, one))],
    ['withdrawn', () => inOneTransaction(db, (tx) => withdrawLetters(tx, TURN))],
  ];
  test.each(ends)('a letter that was %s has no words any more', (_, end) => {
    const one = letter(words('care', SECRET_WORDS));
    const waiting = letterById(db, one);
    expect(waiting && reveal(wordsOf(db, waiting))).toBe(SECRET_WORDS);
    end(one);
    expect(db.client.prepare('select words from letters').pluck().get()).toBeNull();
    const row = letterById(db, one);
    expect(() => row && wordsOf(db, row)).toThrow(/gone/);
  });
  test('a letter cannot leave the queue with its words', () => {
    letter(words('care', SECRET_WORDS));
    expect(() => db.client.exec("update letters set state = 'handed over'")).toThrow(/words_are_blanked_once_sent/);
  });
});

describe('ceilings', () => {
  test('are as PRODUCT says: WhatsApp and calendars plan, rooms and paper care, a public room open, a direct message sealed', () => {
    expect(CEILINGS).toEqual({ whatsapp: 'plan', calendar: 'plan', publicRoom: 'open', teamRoom: 'care', paper: 'care', direct: 'sealed' });
  });
  test.each(Object.entries(CEILINGS))('%s carries its ceiling and nothing narrower', (way, ceiling) => {
    const carried = LABELS.filter((label: Label) => cleared(way as keyof typeof CEILINGS, words(label, 'x')));
    expect(carried).toEqual(LABELS.slice(0, LABELS.indexOf(ceiling) + 1));
  });
  test('a label is lowered only for a reason', () => {
    expect(() => lower(words('care', 'x'), 'plan', ' ')).toThrow(/reason/);
    expect(lower(words('care', 'x'), 'plan', 'the Team Owner asked for it').label).toBe('plan');
  });
});

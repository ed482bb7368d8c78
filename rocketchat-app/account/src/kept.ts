import { DatabaseSync } from 'node:sqlite';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** An offer can be answered for a month; what is older is not looked at again. */
const LETTERS_KEPT_DAYS = 90;
const HEARD_KEPT_DAYS = 30;

/** A choice put to somebody: the token that takes it, by its number. */
export interface Choices {
  readonly letter: string;
  readonly tokens: readonly string[];
}

export interface ShownLetter {
  readonly room: string;
  readonly messages: readonly string[];
  readonly tokens: readonly string[];
  /** How many characters of the last message are the letter's own words; what follows are its choices. */
  readonly ownLength: number;
}

/**
 * What must outlive the process: how far each room was read, which messages were heard, which letter is shown by which messages. Ids, tokens and times only,
 * never a word that anybody said: the workspace itself keeps those, and what was not taken yet is read there again.
 */
export function openKept(path: string, now: () => number = Date.now) {
  const db = new DatabaseSync(path);
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS begun (only INTEGER PRIMARY KEY CHECK (only = 1), at INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS rooms_read (room TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS heard (message TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS reactions (
      message TEXT NOT NULL, person TEXT NOT NULL, emoji TEXT NOT NULL, times INTEGER NOT NULL, is_there INTEGER NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (message, person, emoji)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS letters (
      letter TEXT PRIMARY KEY, room TEXT NOT NULL, tokens TEXT NOT NULL, own_length INTEGER NOT NULL, at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS shown (message TEXT PRIMARY KEY, letter TEXT NOT NULL, part INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS shown_of_letter ON shown (letter, part);
    CREATE TABLE IF NOT EXISTS direct_rooms (person TEXT PRIMARY KEY, room TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS rooms_told (room TEXT PRIMARY KEY, as_it_was TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `);
  db.prepare('INSERT OR IGNORE INTO begun VALUES (1, ?)').run(now());
  db.prepare('DELETE FROM heard WHERE at < ?').run(now() - HEARD_KEPT_DAYS * DAY_MILLISECONDS);
  db.prepare('DELETE FROM reactions WHERE at < ?').run(now() - LETTERS_KEPT_DAYS * DAY_MILLISECONDS);
  db.prepare('DELETE FROM letters WHERE at < ?').run(now() - LETTERS_KEPT_DAYS * DAY_MILLISECONDS);
  db.prepare('DELETE FROM shown WHERE letter NOT IN (SELECT letter FROM letters)').run();

  const readBegun = db.prepare('SELECT at FROM begun');
  const readUntil = db.prepare('SELECT until FROM rooms_read WHERE room = ?');
  const noteUntil = db.prepare('INSERT INTO rooms_read VALUES (?, ?) ON CONFLICT (room) DO UPDATE SET until = max(until, excluded.until)');
  const readHeard = db.prepare('SELECT 1 FROM heard WHERE message = ?');
  const noteHeard = db.prepare('INSERT OR IGNORE INTO heard VALUES (?, ?)');
  const readReaction = db.prepare('SELECT times, is_there FROM reactions WHERE message = ? AND person = ? AND emoji = ?');
  const noteReaction = db.prepare(`INSERT INTO reactions VALUES (?, ?, ?, 1, 1, ?)
    ON CONFLICT (message, person, emoji) DO UPDATE SET times = times + 1, is_there = 1, at = excluded.at WHERE is_there = 0`);
  const readReactors = db.prepare('SELECT person, emoji FROM reactions WHERE message = ? AND is_there = 1');
  const takeReaction = db.prepare('UPDATE reactions SET is_there = 0 WHERE message = ? AND person = ? AND emoji = ?');
  const readLetter = db.prepare('SELECT room, tokens, own_length FROM letters WHERE letter = ?');
  const noteLetter = db.prepare(`INSERT INTO letters VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (letter) DO UPDATE SET tokens = excluded.tokens, own_length = excluded.own_length`);
  const readMessages = db.prepare('SELECT message FROM shown WHERE letter = ? ORDER BY part');
  const noteShown = db.prepare('INSERT OR IGNORE INTO shown VALUES (?, ?, ?)');
  const readLetterOf = db.prepare('SELECT shown.letter, letters.tokens FROM shown JOIN letters ON letters.letter = shown.letter WHERE shown.message = ?');
  const readChoosable = db.prepare("SELECT 1 FROM letters WHERE room = ? AND tokens <> '[]' LIMIT 1");
  const readDirect = db.prepare('SELECT room FROM direct_rooms WHERE person = ?');
  const noteDirect = db.prepare('INSERT INTO direct_rooms VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET room = excluded.room');
  const dropDirect = db.prepare('DELETE FROM direct_rooms WHERE person = ?');
  const readTold = db.prepare('SELECT as_it_was, at FROM rooms_told WHERE room = ?');
  const noteTold = db.prepare('INSERT INTO rooms_told VALUES (?, ?, ?) ON CONFLICT (room) DO UPDATE SET as_it_was = excluded.as_it_was, at = excluded.at');

  // Written by us as a list of texts, nothing else.
  const tokensIn = (json: unknown): string[] => JSON.parse(String(json)) as string[];

  return {
    /** When this account was first started here: nothing said before is answered. */
    begunAt: (): number => Number(readBegun.get()?.at),
    readUntil(room: string): number | undefined {
      const row = readUntil.get(room);
      return row ? Number(row.until) : undefined;
    },
    noteReadUntil: (room: string, until: number) => void noteUntil.run(room, until),
    wasHeard: (message: string): boolean => readHeard.get(message) !== undefined,
    noteHeard: (message: string) => void noteHeard.run(message, now()),
    /** How often this person has put this reaction there already, and whether it is there now. */
    reaction(message: string, person: string, emoji: string): { times: number; isThere: boolean } {
      const row = readReaction.get(message, person, emoji);
      return { times: Number(row?.times ?? 0), isThere: row?.is_there === 1 };
    },
    noteReaction: (message: string, person: string, emoji: string) => void noteReaction.run(message, person, emoji, now()),
    reactors: (message: string): { person: string; emoji: string }[] =>
      readReactors.all(message).map((row) => ({ person: String(row.person), emoji: String(row.emoji) })),
    reactionTaken: (message: string, person: string, emoji: string) => void takeReaction.run(message, person, emoji),
    letter(id: string): ShownLetter | undefined {
      const row = readLetter.get(id);
      if (!row) return undefined;
      const messages = readMessages.all(id).map((one) => String(one.message));
      return { room: String(row.room), messages, tokens: tokensIn(row.tokens), ownLength: Number(row.own_length) };
    },
    /** The letter is shown, whole; for one that was changed, how it is shown now. */
    noteLetter(id: string, { room, messages, tokens, ownLength }: ShownLetter): void {
      db.exec('BEGIN IMMEDIATE');
      noteLetter.run(id, room, JSON.stringify(tokens), ownLength, now());
      for (const [part, message] of messages.entries()) noteShown.run(message, id, part);
      db.exec('COMMIT');
    },
    /** The letter a message shows, when it is one of ours, with its choices. */
    letterShownBy(message: string): Choices | undefined {
      const row = readLetterOf.get(message);
      return row && { letter: String(row.letter), tokens: tokensIn(row.tokens) };
    },
    /** Whether something in this room can be answered with a reaction. */
    hasChoices: (room: string): boolean => readChoosable.get(room) !== undefined,
    directRoom: (person: string): string | undefined => readDirect.get(person)?.room as string | undefined,
    noteDirectRoom: (person: string, room: string) => void noteDirect.run(person, room),
    forgetDirectRoom: (person: string) => void dropDirect.run(person),
    /** How a room was when the core was last told of it. */
    told(room: string): { asItWas: string; at: number } | undefined {
      const row = readTold.get(room);
      return row && { asItWas: String(row.as_it_was), at: Number(row.at) };
    },
    noteTold: (room: string, asItWas: string, at: number) => void noteTold.run(room, asItWas, at),
    close: () => db.close(),
  };
}
export type Kept = ReturnType<typeof openKept>;

import type { Store } from './store.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Somebody who wrote this recently waits for the answer. */
const JUST_NOW_MILLISECONDS = 3 * 60 * 1000;
/** After WhatsApp has refused a first message, nobody new is written to for so long. */
const REST_MILLISECONDS = DAY_MILLISECONDS;

/** With whom this number has written before, by keyed hash, and whether WhatsApp lets it begin with somebody new. Times are milliseconds since 1970. */
export function openContacts({ db, lock, write }: Store, now: () => number = Date.now) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS contacts (
      address BLOB PRIMARY KEY,
      begun_by_us_at INTEGER,
      wrote_at INTEGER,
      fades_after INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `);
  const read = db.prepare('SELECT wrote_at, fades_after FROM contacts WHERE address = ?');
  const wrote = db.prepare('INSERT INTO contacts (address, wrote_at) VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET wrote_at = excluded.wrote_at');
  const begin = db.prepare('INSERT INTO contacts (address, begun_by_us_at) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const drop = db.prepare('DELETE FROM contacts WHERE address = ? AND wrote_at IS NULL');
  const fade = db.prepare('INSERT INTO contacts (address, fades_after) VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET fades_after = excluded.fades_after');
  const begun = db.prepare('SELECT count(*) AS number FROM contacts WHERE begun_by_us_at > ?');
  const readMark = db.prepare('SELECT at FROM marks WHERE name = ?');
  const setMark = db.prepare('INSERT INTO marks VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at');
  const nameOf = (address: string): Uint8Array => lock.findable('contact', address);

  const markOf = (name: string): number | undefined => {
    const row = readMark.get(name);
    return row ? Number(row.at) : undefined;
  };

  return {
    hasWritten: (address: string): void => void write(() => wrote.run(nameOf(address), now())),
    isKnown: (address: string): boolean => read.get(nameOf(address)) !== undefined,
    waitsForAnswer: (address: string): boolean => Number(read.get(nameOf(address))?.wrote_at ?? 0) > now() - JUST_NOW_MILLISECONDS,
    /** Before the first message to somebody who has never written. */
    begin: (address: string): void => void write(() => begin.run(nameOf(address), now())),
    /** WhatsApp would not have it: nothing has begun, unless they have written. */
    notBegun: (address: string): void => void write(() => drop.run(nameOf(address))),
    begunInADay: (): number => Number(begun.get(now() - DAY_MILLISECONDS)?.number ?? 0),
    /** After how many seconds messages of this chat disappear, 0 for never; undefined while nobody has set it. */
    fadesAfter(address: string): number | undefined {
      const fades = read.get(nameOf(address))?.fades_after;
      return fades === null || fades === undefined ? undefined : Number(fades);
    },
    setFading: (address: string, seconds: number): void => void write(() => fade.run(nameOf(address), seconds)),
    /** WhatsApp has refused: nobody new for a day. */
    restFromNewChats: (): void => void write(() => setMark.run('new chats refused', now())),
    mayBeginChats: (): boolean => (markOf('new chats refused') ?? 0) <= now() - REST_MILLISECONDS,
    /** Something came from the account's own phone. */
    phoneSeen: (): void => void write(() => setMark.run('phone seen', now())),
    phoneSeenAt: (): number | undefined => markOf('phone seen'),
  };
}
export type Contacts = ReturnType<typeof openContacts>;

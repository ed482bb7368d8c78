import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** Quoting a letter older than this no longer says which one it was. */
const KEPT_DAYS = 90;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** How far a letter got. `begun` and nothing more means nobody knows: sending it again carries the same message id. */
type Stage = 'begun' | 'accepted' | 'delivered' | 'failed';

/** Chosen before sending and always the same for a letter, so that WhatsApp shows a letter sent twice once. Shaped like WhatsApp Web's own ids. */
export function messageIdOf(letterId: string): string {
  return `3EB0${createHash('sha256').update(letterId).digest('hex').toUpperCase().slice(0, 18)}`;
}

/** Which letters were sent under which message ids: ids only, never what they said. */
export function openSentLetters(path: string, now: () => number = Date.now) {
  const db = new DatabaseSync(path);
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS sent_letters (
      letter TEXT PRIMARY KEY,
      message TEXT NOT NULL UNIQUE,
      stage TEXT NOT NULL CHECK (stage IN ('begun', 'accepted', 'delivered', 'failed')),
      begun_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
  db.prepare('DELETE FROM sent_letters WHERE begun_at < ?').run(now() - KEPT_DAYS * DAY_MILLISECONDS);
  const readStage = db.prepare('SELECT stage FROM sent_letters WHERE letter = ?');
  const readLetter = db.prepare('SELECT letter FROM sent_letters WHERE message = ?');
  const begin = db.prepare("INSERT OR IGNORE INTO sent_letters VALUES (?, ?, 'begun', ?)");
  const accept = db.prepare("UPDATE sent_letters SET stage = 'accepted' WHERE letter = ? AND stage = 'begun'");
  const deliver = db.prepare("UPDATE sent_letters SET stage = 'delivered' WHERE letter = ? AND stage <> 'delivered'");
  const fail = db.prepare("UPDATE sent_letters SET stage = 'failed' WHERE letter = ? AND stage IN ('begun', 'accepted')");

  return {
    stageOf(letterId: string): Stage | undefined {
      // The column's own check allows nothing else.
      return readStage.get(letterId)?.stage as Stage | undefined;
    },
    /** The letter a WhatsApp message carried, when it was one of ours. */
    letterOf(messageId: string): string | undefined {
      const row = readLetter.get(messageId);
      return row ? String(row.letter) : undefined;
    },
    begun: (letterId: string) => void begin.run(letterId, messageIdOf(letterId), now()),
    accepted: (letterId: string) => void accept.run(letterId),
    /** True the first time only. */
    delivered: (letterId: string): boolean => deliver.run(letterId).changes === 1,
    /** True the first time only, and never after it was delivered. */
    failed: (letterId: string): boolean => fail.run(letterId).changes === 1,
    close: () => db.close(),
  };
}
export type SentLetters = ReturnType<typeof openSentLetters>;

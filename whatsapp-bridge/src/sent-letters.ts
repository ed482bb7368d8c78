import { createHash } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys';
import { bytesOf, type Store } from './store.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Quoting a letter older than this no longer says which one it was. */
const KEPT_DAYS = 90;
/** A phone that could not read a message asks for it again within minutes of being switched on; after this it is not given any more. */
const RESENT_DAYS = 3;

/** How far a letter got. `begun` and nothing more means nobody knows: sending it again carries the same message id. */
type Stage = 'begun' | 'accepted' | 'delivered' | 'failed';

/** Chosen before sending and always the same for a letter, so that WhatsApp shows a letter sent twice once. Shaped like WhatsApp Web's own ids. */
export function messageIdOf(letterId: string): string {
  return `3EB0${createHash('sha256').update(letterId).digest('hex').toUpperCase().slice(0, 18)}`;
}

/** Which letters were sent under which message ids; and for a few days, locked, what they said, for a phone that could not read one and asks again. */
export function openSentLetters({ db, lock, write }: Store, now: () => number = Date.now) {
  const readStage = db.prepare('SELECT stage FROM sent_letters WHERE letter = ?');
  const readLetter = db.prepare('SELECT letter FROM sent_letters WHERE message = ?');
  const readSaid = db.prepare('SELECT said FROM sent_letters WHERE message = ? AND said IS NOT NULL AND begun_at > ?');
  const begin = db.prepare("INSERT INTO sent_letters VALUES (?, ?, 'begun', ?, ?) ON CONFLICT (letter) DO UPDATE SET said = excluded.said");
  const accept = db.prepare("UPDATE sent_letters SET stage = 'accepted' WHERE letter = ? AND stage = 'begun'");
  const deliver = db.prepare("UPDATE sent_letters SET stage = 'delivered' WHERE letter = ? AND stage <> 'delivered'");
  const fail = db.prepare("UPDATE sent_letters SET stage = 'failed', said = NULL WHERE letter = ? AND stage IN ('begun', 'accepted')");
  const blankOld = db.prepare('UPDATE sent_letters SET said = NULL WHERE said IS NOT NULL AND begun_at <= ?');
  const dropOld = db.prepare('DELETE FROM sent_letters WHERE begun_at <= ?');
  const isChanged = (change: { run(letter: string): { changes: number | bigint } }, letterId: string): boolean =>
    write(() => change.run(letterId).changes === 1);

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
    /** Before it is sent: what goes under which id, so that it can be sent again as it was. */
    begun(letterId: string, said: proto.IMessage): void {
      const message = messageIdOf(letterId);
      const locked = lock.lock(placeOf(message), proto.Message.encode(said).finish());
      write(() => begin.run(letterId, message, now(), locked));
    },
    accepted: (letterId: string): void => void isChanged(accept, letterId),
    /** True the first time only. */
    delivered: (letterId: string): boolean => isChanged(deliver, letterId),
    /** True the first time only, and never after it was delivered. */
    failed: (letterId: string): boolean => isChanged(fail, letterId),
    /** What a message of ours said, while it may still be asked for again. */
    saidIn(messageId: string): proto.IMessage | undefined {
      const row = readSaid.get(messageId, now() - RESENT_DAYS * DAY_MILLISECONDS);
      return row ? proto.Message.decode(lock.unlock(placeOf(messageId), bytesOf(row.said))) : undefined;
    },
    /** Erases what has been kept long enough. */
    sweep(): void {
      write(() => {
        blankOld.run(now() - RESENT_DAYS * DAY_MILLISECONDS);
        dropOld.run(now() - KEPT_DAYS * DAY_MILLISECONDS);
      });
    },
  };
}
export type SentLetters = ReturnType<typeof openSentLetters>;

const placeOf = (messageId: string): string => `sent_letters\n${messageId}`;

import type { Cue } from '@hatstand/core/wire/cue';
import { bytesOf, type Store } from './store.ts';

interface Waiting {
  readonly chat: string;
  readonly cue: Cue;
}

/**
 * What could not be decrypted and has been asked for again, on disk until it comes after all or its time is over: then whoever wrote it is to hear that it could
 * not be read. Nothing of what it said is known, so nothing of that is kept.
 */
export function openUnopened({ db, lock, write }: Store, patienceMilliseconds: number, now: () => number = Date.now) {
  db.exec('CREATE TABLE IF NOT EXISTS unopened (message BLOB PRIMARY KEY, locked BLOB NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID');
  const add = db.prepare('INSERT INTO unopened VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const drop = db.prepare('DELETE FROM unopened WHERE message = ?');
  const overdue = db.prepare('SELECT message, locked FROM unopened WHERE at <= ? ORDER BY at');
  const nameOf = (chat: string, id: string): Uint8Array => lock.findable('unopened', chat, id);

  return {
    /** It is asked for again; more tries that come to nothing change nothing. */
    wait(cue: Cue, chat: string): void {
      write(() => add.run(nameOf(chat, cue.id), lock.lock('unopened', JSON.stringify({ chat, cue })), now()));
    },
    /** It has come after all. */
    came: (chat: string, id: string): void => void write(() => drop.run(nameOf(chat, id))),
    /** Gives up what has not come in time, each once: `tell` and that it has been told are on disk together, or neither. */
    giveUp(tell: (cue: Cue, chat: string) => void): void {
      for (const row of overdue.all(now() - patienceMilliseconds)) {
        const message = bytesOf(row.message);
        const { chat, cue }: Waiting = JSON.parse(lock.unlock('unopened', bytesOf(row.locked)).toString('utf8'));
        write(() => {
          drop.run(message);
          // An id of its own: should the message come later than this, it is heard.
          tell({ ...cue, id: `${cue.id} unopened` }, chat);
        });
      }
    },
  };
}
export type Unopened = ReturnType<typeof openUnopened>;

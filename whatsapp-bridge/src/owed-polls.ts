import type { Line } from './line.ts';
import { type Polls, pollMessageIdOf } from './polls.ts';
import type { SentLetters } from './sent-letters.ts';
import { bytesOf, type Store } from './store.ts';

/** Later than this a poll would stand alone below whatever came meanwhile. Its numbers are in its letter. */
const OWED_MILLISECONDS = 60 * 60 * 1000;

interface Owed {
  readonly chat: string;
  readonly ask: string;
  readonly options: readonly string[];
  readonly fadesAfterSeconds: number;
}

interface Sending {
  readonly line: Pick<Line, 'isUp' | 'say'>;
  readonly sentLetters: Pick<SentLetters, 'stageOf'>;
  readonly polls: Polls;
}

/**
 * Polls whose letter is on its way, on disk until WhatsApp has them: a kill between the two loses none. Sent again it has the id it had, and a phone shows an
 * id once.
 */
export function openOwedPolls({ db, lock, write }: Store, { line, sentLetters, polls }: Sending, now: () => number = Date.now) {
  db.exec('CREATE TABLE IF NOT EXISTS owed_polls (letter TEXT PRIMARY KEY, locked BLOB NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID');
  const add = db.prepare('INSERT INTO owed_polls VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const drop = db.prepare('DELETE FROM owed_polls WHERE letter = ?');
  const dropOld = db.prepare('DELETE FROM owed_polls WHERE at <= ?');
  const all = db.prepare('SELECT letter FROM owed_polls ORDER BY at');
  const read = db.prepare('SELECT locked FROM owed_polls WHERE letter = ?');
  const onTheirWay = new Set<string>();

  /** Below its letter, once WhatsApp has that. What comes to nothing for want of a line stays owed; what WhatsApp refuses does not. */
  async function send(letter: string): Promise<void> {
    const stage = sentLetters.stageOf(letter);
    if (stage === 'failed') write(() => drop.run(letter));
    if ((stage !== 'accepted' && stage !== 'delivered') || onTheirWay.has(letter) || !line.isUp()) return;
    const row = read.get(letter);
    if (!row) return;
    onTheirWay.add(letter);
    try {
      const { chat, ask, options, fadesAfterSeconds }: Owed = JSON.parse(lock.unlock(placeOf(letter), bytesOf(row.locked)).toString('utf8'));
      const messageId = pollMessageIdOf(letter);
      polls.begun(letter, options);
      const content = { poll: { name: ask, values: [...options], selectableCount: 1, messageSecret: polls.secretOf(messageId) } };
      const outcome = await line.say({ chat, messageId, content, fadesAfterSeconds });
      if (outcome !== 'no answer' && outcome !== 'not sent') write(() => drop.run(letter));
    } finally {
      onTheirWay.delete(letter);
    }
  }

  return {
    /** Before its letter is sent. */
    owe: (letter: string, owed: Owed): void => void write(() => add.run(letter, lock.lock(placeOf(letter), JSON.stringify(owed)), now())),
    send,
    /** Those that a kill or a lost line has left. Asked at every receipt, so where none is owed nothing is written. */
    async sendAll(): Promise<void> {
      if (all.get() === undefined) return;
      write(() => dropOld.run(now() - OWED_MILLISECONDS));
      for (const { letter } of all.all()) await send(String(letter));
    },
  };
}
export type OwedPolls = ReturnType<typeof openOwedPolls>;

const placeOf = (letter: string): string => `owed_polls\n${letter}`;

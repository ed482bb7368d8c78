import { createHash, createHmac } from 'node:crypto';
import { decryptPollVote, jidNormalizedUser, type proto } from '@whiskeysockets/baileys';
import { messageIdOf } from './sent-letters.ts';
import { bytesOf, type Store } from './store.ts';

/** As long as the core keeps an offer open. */
const KEPT_DAYS = 31;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The message under a letter that has its choices to tap. */
export const pollMessageIdOf = (letterId: string): string => messageIdOf(`${letterId} poll`);

/**
 * The polls that were sent. A vote comes sealed with the poll's own secret and names its option only by a hash. The secret follows from the key of the
 * bridge's files and the message id, so that nothing of it is kept; of the options only their hashes are, locked.
 */
export function openPolls({ db, lock, write }: Store, now: () => number = Date.now) {
  db.exec(
    'CREATE TABLE IF NOT EXISTS polls (message TEXT PRIMARY KEY, letter TEXT NOT NULL, locked BLOB NOT NULL, sent_at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  );
  const keep = db.prepare('INSERT INTO polls VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const read = db.prepare('SELECT letter, locked FROM polls WHERE message = ?');
  const dropOld = db.prepare('DELETE FROM polls WHERE sent_at <= ?');

  const secretOf = (messageId: string): Buffer => createHmac('sha256', lock.findable('poll secret', messageId)).update(messageId).digest();

  return {
    secretOf,
    begun(letterId: string, options: readonly string[]): void {
      const message = pollMessageIdOf(letterId);
      const hashes = JSON.stringify(options.map(hashOf));
      write(() => keep.run(message, letterId, lock.lock(placeOf(message), hashes), now()));
    },
    letterOf(messageId: string): string | undefined {
      const row = read.get(messageId);
      return row ? String(row.letter) : undefined;
    },
    /** The number of the option voted for, from 1. Who made the poll and who votes go into the seal, in whichever form of address the phone used. */
    voteIn({ pollCreationMessageKey, vote }: proto.Message.IPollUpdateMessage, voters: readonly string[], creators: readonly string[]): number | undefined {
      const message = pollCreationMessageKey?.id ?? '';
      const row = read.get(message);
      if (!row || !vote) return undefined;
      const pollEncKey = secretOf(message);
      for (const creator of creators) {
        for (const voter of voters) {
          const who = { pollCreatorJid: jidNormalizedUser(creator), voterJid: jidNormalizedUser(voter), pollMsgId: message, pollEncKey };
          const chosen = opened(() => decryptPollVote(vote, who));
          if (!chosen) continue;
          const hashes: unknown[] = JSON.parse(lock.unlock(placeOf(message), bytesOf(row.locked)).toString('utf8'));
          const [option, another] = chosen.selectedOptions ?? [];
          const index = option && !another ? hashes.indexOf(Buffer.from(option).toString('hex')) : -1;
          return index === -1 ? undefined : index + 1;
        }
      }
      return undefined;
    },
    sweep: (): void => void write(() => dropOld.run(now() - KEPT_DAYS * DAY_MILLISECONDS)),
  };
}
export type Polls = ReturnType<typeof openPolls>;

const placeOf = (messageId: string): string => `polls\n${messageId}`;
const hashOf = (option: string): string => createHash('sha256').update(option).digest('hex');

/** A seal that does not open with these addresses may open with others. */
function opened<Value>(open: () => Value): Value | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

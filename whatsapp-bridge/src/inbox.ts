import type { Cue } from '@hatstand/core/wire/cue';
import type { Receipt } from '@hatstand/core/wire/letter';
import { bytesOf, type Store } from './store.ts';

/** WhatsApp hands a message over again for this long at most. */
const KNOWN_DAYS = 30;
const LATE_MILLISECONDS = 5 * 60 * 1000;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** One call to the core that has not been taken yet. */
export interface Waiting {
  readonly turn: number;
  /** Calls of one lane are made in order; other lanes need not wait for them. */
  readonly lane: string;
  readonly path: '/cues' | '/receipts';
  readonly body: string;
}

/**
 * What waits for the core, in order and on disk: WhatsApp hears "arrived" only once it is here. Taken out, and overwritten, when the core has it.
 * Of what was taken nothing stays but keyed hashes of the messages' ids, so that none is taken twice.
 */
export function openInbox({ db, lock, write, wipe }: Store, now: () => number = Date.now) {
  const add = db.prepare('INSERT INTO waiting (lane, locked) VALUES (?, ?)');
  const drop = db.prepare('DELETE FROM waiting WHERE turn = ?');
  const dropLane = db.prepare('DELETE FROM waiting WHERE lane = ?');
  const fronts = db.prepare('SELECT min(turn) AS turn, lane FROM waiting GROUP BY lane ORDER BY 1');
  const read = db.prepare('SELECT locked FROM waiting WHERE turn = ?');
  const take = db.prepare('INSERT INTO taken VALUES (?, ?) ON CONFLICT DO NOTHING');
  const isKnown = db.prepare('SELECT 1 FROM taken WHERE message = ?');
  const dropOld = db.prepare('DELETE FROM taken WHERE at <= ?');

  const wait = (lane: Uint8Array, path: Waiting['path'], body: Cue | Receipt) => add.run(lane, lock.lock('waiting', JSON.stringify({ path, body })));
  const laneOf = (address: string): Uint8Array => lock.findable('lane', address);
  const nameOf = (chat: string, id: string): Uint8Array => lock.findable('message', chat, id);

  return {
    /** False, and nothing more, when this message of this chat has been taken before. */
    hear(cue: Cue, chat: string): boolean {
      return write(() => {
        if (take.run(nameOf(chat, cue.id), now()).changes === 0) return false;
        wait(laneOf(cue.from.address), '/cues', cue);
        return true;
      });
    },
    hasTaken: (chat: string, id: string): boolean => isKnown.get(nameOf(chat, id)) !== undefined,
    report(receipt: Receipt): void {
      // "Changed hands" must come before what the new hands write. That the line is back is news only once.
      const lane = receipt.kind === 'changed hands' ? laneOf(receipt.address) : lock.findable('receipts', receipt.kind === 'back' ? 'back' : '');
      write(() => {
        if (receipt.kind === 'back') dropLane.run(lane);
        wait(lane, '/receipts', receipt);
      });
    },
    /** The oldest call that is not in one of these lanes. */
    next(resting: ReadonlySet<string>): Waiting | undefined {
      for (const front of fronts.all()) {
        const lane = Buffer.from(bytesOf(front.lane)).toString('hex');
        if (resting.has(lane)) continue;
        const turn = Number(front.turn);
        const { path, body } = JSON.parse(lock.unlock('waiting', bytesOf(read.get(turn)?.locked)).toString('utf8'));
        return { turn, lane, path, body: JSON.stringify(isLate(body, now()) ? body : { ...body, saidAt: undefined }) };
      }
      return undefined;
    },
    /** The core has it, or never will. */
    done({ turn }: Waiting): void {
      write(() => drop.run(turn));
      if (fronts.get() === undefined) wipe();
    },
    sweep: (): void => void write(() => dropOld.run(now() - KNOWN_DAYS * DAY_MILLISECONDS)),
  };
}
export type Inbox = ReturnType<typeof openInbox>;

/** What is passed on at once is meant as of now, whatever the sender's clock says; later it matters when it was said. */
const isLate = ({ saidAt }: { readonly saidAt?: number }, now: number): boolean => saidAt !== undefined && saidAt < now - LATE_MILLISECONDS;

import { type Db, inOneTransaction } from '@hatstand/db/open';
import type { ChannelName } from '@hatstand/db/schema/people';
import { type Clock, momentAt } from '../moment.ts';
import type { Cue, HeardAnswer } from '../wire/cue.ts';
import type { House } from './house.ts';
import { type ReportBug, takeTurn } from './turn.ts';

/** The commit failed (full disk, busy file): nothing was kept, and the channel should send the cue again. */
class TryAgain extends Error {
  override readonly name = 'TryAgain';
}

interface Waiting {
  readonly channel: ChannelName;
  readonly cue: Cue;
  readonly done: (answer: HeardAnswer) => void;
  readonly failed: (problem: unknown) => void;
}

/**
 * Cues that arrive together share one commit: each is a turn of its own (a savepoint), and all are answered when the one write to disk is done.
 * A cue is never answered before it is durable.
 */
export function hearTogether({
  db,
  house,
  clock,
  publicAddress,
  report,
}: {
  db: Db;
  house: House;
  clock: Clock;
  publicAddress: string;
  report: ReportBug;
}): (channel: ChannelName, cue: Cue) => Promise<HeardAnswer> {
  let waiting: Waiting[] = [];

  const commit = (): void => {
    const batch = waiting;
    waiting = [];
    try {
      const answers = inOneTransaction(db, (tx) => batch.map(({ channel, cue }) => takeTurn(tx, house, channel, cue, momentAt(clock, publicAddress), report)));
      for (const [index, one] of batch.entries()) one.done(answers[index] ?? { outcome: 'done' });
    } catch (cause) {
      for (const one of batch) one.failed(new TryAgain('the turn could not be kept', { cause }));
    }
  };

  return (channel, cue) =>
    new Promise((done, failed) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ channel, cue, done, failed });
    });
}

import { type Db, inOneTransaction, type Tx } from '@hatstand/db/open';
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
  readonly work: (tx: Tx) => unknown;
  readonly done: (given: unknown) => void;
  readonly failed: (problem: unknown) => void;
}

/**
 * Work that arrives together shares one commit, and all of it is answered when the one write to disk is done: never before it is durable.
 * What throws takes the others with it, and all may be tried again: work that may break rolls itself back and does not throw. `leaveWith` makes ready what is
 * to follow the commit, and gives what is then to be done.
 */
export function commitTogether(
  db: Db,
  commitOnce: typeof inOneTransaction = inOneTransaction,
  leaveWith: (tx: Tx) => () => void = () => () => undefined,
): <Given>(work: (tx: Tx) => Given) => Promise<Given> {
  let waiting: Waiting[] = [];

  const commit = (): void => {
    const batch = waiting;
    waiting = [];
    try {
      const { given, handOver } = commitOnce(db, (tx) => ({ given: batch.map(({ work }) => work(tx)), handOver: leaveWith(tx) }));
      for (const [index, one] of batch.entries()) one.done(given[index]);
      handOver();
    } catch (cause) {
      for (const one of batch) one.failed(new TryAgain('the turn could not be kept', { cause }));
    }
  };

  return <Given>(work: (tx: Tx) => Given) =>
    new Promise<Given>((resolve, failed) => {
      if (waiting.length === 0) setImmediate(commit);
      // True: what is given at this place of the batch is what this work gave.
      waiting.push({ work, done: (given) => resolve(given as Given), failed });
    });
}

/** Hears cues, each as a turn of its own; those that arrive together share one commit. */
export function hearTogether({
  db,
  house,
  clock,
  publicAddress,
  whatsappNumber,
  report,
  leaveWith,
}: {
  db: Db;
  house: House;
  clock: Clock;
  publicAddress: string;
  whatsappNumber?: string | undefined;
  report: ReportBug;
  leaveWith?: ((tx: Tx) => () => void) | undefined;
}): (channel: ChannelName, cue: Cue) => Promise<HeardAnswer> {
  const together = commitTogether(db, inOneTransaction, leaveWith);
  return (channel, cue) => together((tx) => takeTurn(tx, house, channel, cue, momentAt(clock, publicAddress, whatsappNumber), report));
}

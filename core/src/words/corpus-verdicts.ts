import type { Day, LocalTime } from '@hatstand/db/times';
import type { HeardSpan } from './heard.ts';
import { hearTimes } from './times.ts';

/** A phrase with the reading it ought to have; corpus/README.md says how to read one. */
export interface ExpectedReading {
  readonly say: string;
  readonly spans: readonly HeardSpan[];
  readonly repeat: string | null;
  readonly except: readonly Day[];
  readonly ask: boolean;
  readonly choices?: 'any';
}

/** Asking where it was not needed costs a message; wrong is wrong without a sign of doubt. */
export function verdictOn(expected: ExpectedReading, at: LocalTime): 'right' | 'asked' | 'wrong' {
  const { when } = hearTimes(expected.say, at);
  const spans = when.flatMap((each) => each.spans);
  const asks = when.some(({ ask }) => ask !== undefined);
  const sameSpans = isSame(spans, expected.spans);
  if (expected.ask) return asks ? (expected.choices === 'any' || sameSpans ? 'right' : 'asked') : 'wrong';
  if (asks) return 'asked';
  const repeat = when.find((each) => each.repeat !== null)?.repeat ?? null;
  const sameRest =
    repeat === expected.repeat &&
    isSame(
      when.flatMap(({ except }) => except),
      expected.except,
    );
  return sameSpans && sameRest ? 'right' : 'wrong';
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

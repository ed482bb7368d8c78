import type { Day } from '@hatstand/db/times';
import { justGone } from '../../visits/meant.ts';
import { addDays, daysBetween } from '../../words/calendar.ts';
import { readingsOf } from '../../words/questions.ts';
import type { RotaFact } from './facts.ts';
import type { GapsIntent, ShowIntent, When, WhoIntent } from './intents.ts';

/** A day or time with two readings, or with none: each reading becomes a choice. Also a date or month that has only just gone. */
export function unclearIn(when: When | undefined, asking: ShowIntent | WhoIntent | GapsIntent, today: Day): RotaFact | undefined {
  if (when?.ask) return unclear(when, asking);
  const gone = when && justGone(when, today);
  if (!gone) return undefined;
  const [span] = when.spans;
  const length = span?.from && span.to ? daysBetween(span.from.slice(0, 10) as Day, span.to.slice(0, 10) as Day) : 0; // what is heard begins with a day
  return unclear({ spans: [{ from: gone, to: addDays(gone, length) }, ...when.spans], ask: 'which of these' }, asking);
}

const unclear = (when: When, asking: ShowIntent | WhoIntent | GapsIntent): RotaFact => ({
  happened: 'day-unclear',
  question: when.ask ?? 'which of these',
  choices: readingsOf(when),
  asking,
});

import { type Labelled, plan } from '@hatstand/db/labels';
import type { Day, LocalTime } from '@hatstand/db/times';
import type { HeardSpan, HeardWhen } from '../words/heard.ts';
import { sayDay, sayMoment, saySpan } from '../words/saying.ts';

/** "Mon 23 Nov to Sun 29 Nov", or the one day. */
export const sayDays = (from: Day, to: Day, today: Day): Labelled<'plan'> =>
  from === to ? sayDay(from, today) : plan`${sayDay(from, today)} to ${sayDay(to, today)}`;

/** A day or time as it was heard, said back. */
export function sayWhen(when: Pick<HeardWhen, 'spans'>, today: Day): Labelled<'plan'> {
  const [span] = when.spans;
  return span ? sayHeard(span, today) : plan`that day`;
}

function sayHeard({ from, to }: HeardSpan, today: Day): Labelled<'plan'> {
  if (from === null || to === null) {
    const end = from ?? to;
    return end === null ? plan`any day` : from === null ? plan`until ${sayEnd(end, today)}` : plan`from ${sayEnd(end, today)}`;
  }
  if (from.length === 10 || to.length === 10) return sayDays(from.slice(0, 10) as Day, to.slice(0, 10) as Day, today);
  return from === to ? sayMoment(from as LocalTime, today) : saySpan({ from: from as LocalTime, to: to as LocalTime }, today);
}

const sayEnd = (end: Day | LocalTime, today: Day): Labelled<'plan'> => (end.length === 10 ? sayDay(end as Day, today) : sayMoment(end as LocalTime, today));

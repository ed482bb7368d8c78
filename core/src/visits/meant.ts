import type { Day, TimeOfDay } from '@hatstand/db/times';
import { addDays, asDay, at, dayOf, daysBetween } from '../words/calendar.ts';
import { withoutCourtesy } from '../words/courtesy.ts';
import type { HeardSpan, HeardWhen } from '../words/heard.ts';
import type { Said } from '../words/hearing.ts';
import type { VisitsKnown } from './known.ts';
import type { Visit } from './visits.ts';

type When = Pick<HeardWhen, 'spans'> & Partial<Pick<HeardWhen, 'text'>>;

/** Whether a visit is within what was said: on one of the days, or at one of the times. */
export function touches(when: When, visit: Pick<Visit, 'span'>): boolean {
  return when.spans
    .map((span) => untilNight(span, when.text))
    .some(({ from, to }) => {
      const day = dayOf(visit.span.from);
      const starts = from === null || (from.length === 10 ? day >= from : visit.span.to > from || (from === to && visit.span.from === from));
      const ends = to === null || (to.length === 10 ? day <= to : visit.span.from < to || (from === to && visit.span.from === from));
      return starts && ends;
    });
}

/** The ear takes "Thu pm" for the afternoon; of visits people mean by it all that is after noon. */
function untilNight({ from, to }: HeardSpan, text = ''): HeardSpan {
  if (!/\bpm\b/i.test(text) || /\d ?pm\b/i.test(text) || !from?.endsWith('T12:00') || !to?.endsWith('T17:00')) return { from, to };
  return { from, to: at(addDays(to.slice(0, 10) as Day, 1), '00:00' as TimeOfDay) };
}

/** Nearly a year ahead: then a date without a year more likely means the one that has just gone. */
const FAR_AHEAD_DAYS = 300;

/** The day a year before the one that was heard, where that has only just gone: "20 Nov" said on the 23rd. */
export function justGone({ spans, text = '' }: When, today: Day): Day | undefined {
  const day = spans.length === 1 ? (spans[0]?.from?.slice(0, 10) as Day | undefined) : undefined;
  // Who types the year means it.
  if (day === undefined || /\b20\d\d\b/.test(text) || daysBetween(today, day) < FAR_AHEAD_DAYS) return undefined;
  const yearBefore = asDay(`${Number(day.slice(0, 4)) - 1}${day.slice(4)}`);
  return yearBefore !== undefined && yearBefore < today ? yearBefore : undefined;
}

/** Whether all that was said is over. */
export const isPast = (when: When, known: Pick<VisitsKnown, 'now' | 'today'>): boolean =>
  when.spans.length > 0 && when.spans.every(({ to }) => to !== null && (to.length === 10 ? to < known.today : to < known.now));

/** Little more than a day: talk that only mentions one is not an answer. */
const JUST_A_DAY = /^(?:the |my |mine |on |for |it's |its |i mean |i meant |make it |maybe )*@when(?:'s)?(?: visit| one| then)*$/;
/** Whether somebody has said a day and next to nothing else: the answer to "which day?". */
export const justADay = (said: Pick<Said, 'frame'>): boolean => JUST_A_DAY.test(withoutCourtesy(said.frame));

import type { Day } from '@hatstand/db/times';
import { weekdayOf } from '../../words/calendar.ts';
import type { Said } from '../../words/hearing.ts';
import type { When } from './intents.ts';

type Heard = Said['when'][number];

const UNTIL = /UNTIL=(\d{4})(\d\d)(\d\d)/;
const EVERY_WEEK = /^FREQ=WEEKLY;BYDAY=[A-Z,]+/;
const A_WEEKDAY = /^(?:on |the |our |my )*(?:mon|tue|wed|thu|fri|sat|sun)[a-z']*(?: (?:morning|afternoon|tea|evening|night)s?)?$/i;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The weekdays and the days, both included, of "Saturdays until the new year"; undefined where one or the other is missing. */
export function pausedIn([first, second, third]: readonly Heard[]): When | undefined {
  if (!first || third || first.ask || first.spans.length !== 1) return undefined;
  const weekly = weeklyIn(first);
  const start = dayIn(first.spans[0]?.from);
  if (!weekly || !start) return undefined;
  // "until February": up to it, or to its end? Both are shown.
  if (second?.ask && second.spans.every(({ from, to }) => from === null && to?.length === 10))
    return { spans: second.spans.map(({ to }) => ({ from: start, to })), ask: second.ask, repeat: weekly, except: first.except };
  const [, year, month, date] = UNTIL.exec(first.repeat ?? '') ?? [];
  const span = second ? second.spans[0] : { from: start, to: year ? (`${year}-${month}-${date}` as Day) : null }; // the digits of a day
  // "until 12" is a time of day.
  if (span?.to?.length !== 10 || (second && (year || second.ask || second.spans.length !== 1 || second.repeat))) return undefined;
  const from = dayIn(span.from) ?? start;
  return from < span.to ? { spans: [{ from, to: span.to }], ask: undefined, repeat: weekly, except: [...first.except, ...(second?.except ?? [])] } : undefined;
}

/** "The Tuesday teas": of a weekday, more than one. */
export const isWeekdayAlone = ({ text, spans, repeat }: Heard): boolean => !repeat && spans.length === 1 && A_WEEKDAY.test(text);

function weeklyIn({ repeat, text, spans }: Heard): string | undefined {
  if (repeat) return EVERY_WEEK.exec(repeat)?.[0];
  const day = dayIn(spans[0]?.from);
  return day && A_WEEKDAY.test(text) ? `FREQ=WEEKLY;BYDAY=${WEEKDAYS[weekdayOf(day) - 1]}` : undefined;
}

const dayIn = (said: string | null | undefined): Day | undefined => (said ? (said.slice(0, 10) as Day) : undefined); // a day or a time: its day

import { joined, Labelled, plan } from '@hatstand/db/labels';
import type { Day, LocalTime, Span, TimeOfDay } from '@hatstand/db/times';
import { addDays, dayOf, sundayOf, timeOf, weekdayOf } from './calendar.ts';

type Said = Labelled<'plan'>;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const yearAway = (day: Day, years: number): string => `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
const isFarAway = (day: Day, today: Day): boolean => day > yearAway(today, 1) || day < yearAway(today, -1);

/** "Tue 24 Nov"; with the year when that is more than twelve months away. */
export function sayDay(day: Day, today: Day): Said {
  const month = MONTHS[Number(day.slice(5, 7)) - 1];
  const year = isFarAway(day, today) ? ` ${day.slice(0, 4)}` : '';
  return new Labelled('plan', `${WEEKDAYS[weekdayOf(day) - 1]} ${Number(day.slice(8))} ${month}${year}`);
}

/** "9am", "9:30am", "12 noon", "12 midnight". */
export function sayTime(timeOfDay: TimeOfDay): Said {
  if (timeOfDay === '12:00') return plan`12 noon`;
  if (timeOfDay === '00:00') return plan`12 midnight`;
  const hour = Number(timeOfDay.slice(0, 2));
  const minutes = timeOfDay.endsWith(':00') ? '' : timeOfDay.slice(2);
  return new Labelled('plan', `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`);
}

/** "Tue 24 Nov, 9am". */
export const sayMoment = (local: LocalTime, today: Day): Said => plan`${sayDay(dayOf(local), today)}, ${sayTime(timeOf(local))}`;

/** "Tue 24 Nov, 9am to 11am"; the second day is said too when it ends after midnight. */
export function saySpan(span: Span, today: Day): Said {
  const endsThatNight = dayOf(span.to) === addDays(dayOf(span.from), 1) && timeOf(span.to) === '00:00';
  const sameDay = dayOf(span.to) === dayOf(span.from) || endsThatNight;
  return plan`${sayMoment(span.from, today)} to ${sameDay ? sayTime(timeOf(span.to)) : sayMoment(span.to, today)}`;
}

/** "Mon 23 Nov to Sun 29 Nov". */
export const sayWeek = (monday: Day, today: Day): Said => plan`${sayDay(monday, today)} to ${sayDay(sundayOf(monday), today)}`;

/** "Jo, Sam and Bilal". */
export function sayList(parts: readonly Said[], word: 'and' | 'or'): Said {
  const last = parts.at(-1);
  if (last === undefined) return plan``;
  if (parts.length === 1) return last;
  const others = joined('plan', parts.slice(0, -1), ', ');
  return word === 'and' ? plan`${others} and ${last}` : plan`${others} or ${last}`;
}

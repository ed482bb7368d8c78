import { reveal } from '@hatstand/db/labels';
import { dayOf, localTimeOf, timeOf } from '../../words/calendar.ts';
import { sayDay, sayMoment } from '../../words/saying.ts';

/** "Mon 23 Nov 2026, 8:00am": the clock always shows the year and the minutes, unlike Hattie. */
export function clockWords(now: Date): string {
  const local = localTimeOf(now);
  const [hour = '', minutes = ''] = timeOf(local).split(':');
  const day = dayOf(local);
  return `${reveal(sayDay(day, day))} ${day.slice(0, 4)}, ${Number(hour) % 12 || 12}:${minutes}${Number(hour) < 12 ? 'am' : 'pm'}`;
}

/** "Mon 23 Nov, 8am", as Hattie says it. */
export const messageTime = (at: Date, now: Date): string => reveal(sayMoment(localTimeOf(at), dayOf(localTimeOf(now))));

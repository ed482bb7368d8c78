/** When every conversation begins: Monday 2026-11-23 at 8 in the morning, in London. */
export const BEGINNING = '2026-11-23T08:00:00.000Z';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MOMENT = /^(?:([a-z]+)\s+)?(\d{4}-\d{2}-\d{2})\s+(\d{1,2}):(\d{2})$/i;

export type MomentRead = { readonly local: string; readonly warning?: string } | string;

/** Reads `Mon 2026-11-23 09:00`, with or without the weekday. Gives a sentence when it is no moment. */
export function momentIn(words: string): MomentRead {
  const [, weekday, date = '', hour = '', minute = ''] = MOMENT.exec(words) ?? [];
  const day = new Date(`${date}T00:00:00Z`);
  if (date === '') return 'a moment looks like "Mon 2026-11-23 09:00"';
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) return `${date} is not a day of the calendar`;
  if (Number(hour) > 23 || Number(minute) > 59) return `${hour}:${minute} is not a time of day`;
  const local = `${date}T${hour.padStart(2, '0')}:${minute}`;
  if (weekday === undefined) return { local };
  const meant = WEEKDAYS.findIndex((name) => weekday.length > 1 && name.toLowerCase().startsWith(weekday.toLowerCase()));
  if (meant === -1) return `"${weekday}" is not a day of the week`;
  const real = WEEKDAYS[day.getUTCDay()] ?? '';
  return meant === day.getUTCDay() ? { local } : { local, warning: `${date} is a ${real}, not a ${WEEKDAYS[meant]}; going by the date` };
}

/** The minute a clock on a London wall shows, as `2026-11-23T09:00`. */
export function onTheWall(instant: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });
  return parts.format(new Date(instant)).replace(' ', 'T');
}

/** London's clock and calendar once more, written out by hand: nothing here is what the product reckons with. A time is "2026-11-23T09:00". */

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const lastSunday = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
};
/** Summer time: from 1am (UTC) on the last Sunday of March to 1am (UTC) on the last Sunday of October. */
const isSummer = (moment: number): boolean => {
  const year = new Date(moment).getUTCFullYear();
  return moment >= lastSunday(year, 2) && moment < lastSunday(year, 9);
};

export const shownAt = (moment: Date): string => new Date(moment.getTime() + (isSummer(moment.getTime()) ? 60 : 0) * MINUTE).toISOString().slice(0, 16);

/** When a clock first shows this; what it never shows comes an hour later on the dial. */
export function momentOf(local: string): Date {
  const dial = Date.parse(`${local}Z`);
  return new Date(isSummer(dial - 60 * MINUTE) ? dial - 60 * MINUTE : dial);
}

export const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
export const daysFromTo = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
};
export const weekdayOf = (day: string): (typeof WEEKDAYS)[number] => WEEKDAYS[new Date(`${day}T00:00Z`).getUTCDay()] ?? 'Sun';
export const monthDay = (day: string): string => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
/** "Tue 24 Nov", as Hattie says it. */
export const dayShown = (day: string): string => `${weekdayOf(day)} ${monthDay(day)}`;
/** "9am", "12 noon", "7:30pm", as Hattie says it. */
export function timeShown(time: string): string {
  if (time === '12:00') return '12 noon';
  if (time === '00:00') return '12 midnight';
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}${time.endsWith(':00') ? '' : time.slice(2)}${hour < 12 ? 'am' : 'pm'}`;
}
/** From 9pm to 8am nobody is rung who did not ask for it. */
export const isNight = (local: string): boolean => local.slice(11) >= '21:00' || local.slice(11) < '08:00';

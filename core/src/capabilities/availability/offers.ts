import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import { daysOf, type RegularTimes } from '../../visits/regular-times.ts';
import type { Visit } from '../../visits/visits.ts';
import { addDays, asDay, at, dayOf, timeOf } from '../../words/calendar.ts';
import type { HeardSpan } from '../../words/heard.ts';
import type { When } from './intents.ts';

/** "I can do Saturdays", and "I can't do Saturdays". */
export type Offer = RegularTimes;

const MIDNIGHT = '00:00' as TimeOfDay; // a time of day
const EVERY_DAY = 'FREQ=DAILY';
const UNTIL = /;?UNTIL=(\d{4})(\d{2})(\d{2})[^;]*/;

/** What somebody says they could do. Without an end of its own a time runs to midnight. */
export function offersIn(when: When, today: Day): Offer[] {
  const { spans, repeat, except } = when;
  if (repeat !== null) {
    const [, year, month, date] = UNTIL.exec(repeat) ?? [];
    const lastDay = asDay(`${year}-${month}-${date}`) ?? null;
    const repeats = repeat.replace(UNTIL, '').replace(/^;/, '');
    const first = spans[0] ?? { from: today, to: today };
    return aroundDays({ firstDay: firstDayOf(first, today), lastDay, repeats, ...hoursOf(first) }, except);
  }
  return spans.flatMap((span) => {
    const firstDay = firstDayOf(span, today);
    const hours = hoursOf(span);
    const lastDay = hours.starts !== null && span.to !== null ? firstDay : span.to === null && hours.starts === null ? null : lastDayOf(span);
    const isOnce = firstDay === lastDay || (hours.starts !== null && span.to === null);
    return aroundDays({ firstDay, lastDay: isOnce ? null : lastDay, repeats: isOnce ? null : EVERY_DAY, ...hours }, except);
  });
}

const firstDayOf = ({ from }: HeardSpan, today: Day): Day => (from === null ? today : (from.slice(0, 10) as Day)); // the day of a day or a local time
const lastDayOf = ({ to }: HeardSpan): Day | null => (to === null ? null : (to.slice(0, 10) as Day)); // the same

function hoursOf({ from, to }: HeardSpan): Pick<Offer, 'starts' | 'ends'> {
  if (from === null || from.length === 10) return { starts: null, ends: null };
  const starts = timeOf(from as LocalTime); // longer than a day, so a local time
  const ends = to === null || to === from || to.length === 10 ? MIDNIGHT : timeOf(to as LocalTime); // the same
  return { starts, ends };
}

/** Days taken out of a rule part it in two: before and after. */
export function aroundDays(offer: Offer, except: readonly Day[]): Offer[] {
  return [...except].sort().reduce<Offer[]>(
    (parts, day) =>
      parts.flatMap((part) => {
        if (part.repeats === null) return part.firstDay === day ? [] : [part];
        if (!daysOf(part, day, day).includes(day)) return [part];
        const next = daysOf(part, addDays(day, 1), part.lastDay ?? addDays(day, 400))[0];
        const before = part.firstDay < day ? [{ ...part, lastDay: addDays(day, -1) }] : [];
        return [...before, ...(next === undefined ? [] : [{ ...part, firstDay: next }])];
      }),
    [offer],
  );
}

/** Whether a visit lies within what somebody could do. For a whole day it is enough that it begins then. */
export function fits({ span }: Visit, offer: Offer): boolean {
  const { starts, ends } = offer;
  const begins = dayOf(span.from);
  if (starts === null || ends === null) return daysOf(offer, begins, begins).length > 0;
  return daysOf(offer, addDays(begins, -1), begins).some((day) => {
    const from = at(day, starts);
    const until = ends > starts ? at(day, ends) : at(addDays(day, 1), ends);
    return from <= span.from && span.to <= until;
  });
}

const BY_DAY = /BYDAY=([A-Z,]+)/;

/** What is left of "weekends" when Saturdays are taken back: nothing, or the other weekdays. Undefined where that can't be said in a rule. */
export function lessWeekdays(offer: Offer, taken: string): Offer | 'nothing' | undefined {
  const all = BY_DAY.exec(offer.repeats ?? '')?.[1]?.split(',');
  const gone = BY_DAY.exec(taken)?.[1]?.split(',');
  if (!all || !gone) return undefined;
  const left = all.filter((day) => !gone.includes(day));
  if (left.length === 0) return 'nothing';
  return { ...offer, repeats: (offer.repeats ?? '').replace(BY_DAY, `BYDAY=${left.join(',')}`) };
}

export const sameOffer = (one: Offer, other: Offer): boolean =>
  one.repeats === other.repeats &&
  one.starts === other.starts &&
  one.ends === other.ends &&
  one.lastDay === other.lastDay &&
  (one.repeats === null ? one.firstDay === other.firstDay : one.firstDay <= other.firstDay);

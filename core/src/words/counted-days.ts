import type { Day } from '@hatstand/db/times';
import { addDays, addMinutes, dayFrom, weekdayOf } from './calendar.ts';
import type { DayHeard } from './day-said.ts';
import { exactly, heardDay, period, UNCLEAR } from './day-said.ts';
import type { Looking } from './looking.ts';
import { countAt } from './numbers.ts';
import type { Found, Token } from './tokens.ts';
import { textAt } from './tokens.ts';
import { weekdayNamed } from './weekdays.ts';

type DayReader = (tokens: readonly Token[], place: number, looking: Looking) => Found<DayHeard> | undefined;

interface Length {
  readonly days: number;
  readonly months: number;
  readonly minutes: number;
}

const UNITS = new Map<string, Length>(
  [
    ['minute minutes min mins', { minutes: 1 }],
    ['hour hours hr hrs', { minutes: 60 }],
    ['day days', { days: 1 }],
    ['week weeks wk wks', { days: 7 }],
    ['fortnight fortnights', { days: 14 }],
    ['month months', { months: 1 }],
    ['year years', { months: 12 }],
  ].flatMap(([words, length]) =>
    String(words)
      .split(' ')
      .map((word): [string, Length] => [word, { days: 0, months: 0, minutes: 0, ...(length as Partial<Length>) }]),
  ),
);

const times = ({ days, months, minutes }: Length, count: number): Length => ({ days: days * count, months: months * count, minutes: minutes * count });

export function addMonths(day: Day, months: number): Day {
  const all = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  for (let date = Number(day.slice(8)); date > 0; date -= 1) {
    const found = dayFrom(Math.floor(all / 12), (all % 12) + 1, date);
    if (found) return found;
  }
  return day;
}

/** "two weeks", "a fortnight", "week", "half an hour", "an hour and a half", "2 weeks'". Vague: "a few days". */
export function lengthAt(tokens: readonly Token[], start: number): Found<Length & { readonly isVague: boolean; readonly isCounted: boolean }> | undefined {
  let place = start;
  if (textAt(tokens, place) === 'half' && /^an?$/.test(textAt(tokens, place + 1)) && /^(?:hour|hr)$/.test(textAt(tokens, place + 2))) {
    return { value: { days: 0, months: 0, minutes: 30, isVague: false, isCounted: true }, next: place + 3 };
  }
  if (/^(?:about|around|another)$/.test(textAt(tokens, place))) place += 1;
  const few = textAt(tokens, place) === 'a' ? place + 1 : place;
  const isVague = /^(?:few|couple|several)$/.test(textAt(tokens, few));
  const count = isVague ? { value: 2, next: textAt(tokens, few + 1) === 'of' ? few + 2 : few + 1 } : countAt(tokens, place);
  let unitPlace = count?.next ?? place;
  let half = 0;
  if (textAt(tokens, unitPlace) === 'and' && textAt(tokens, unitPlace + 1) === 'a' && textAt(tokens, unitPlace + 2) === 'half') {
    half = 0.5;
    unitPlace += 3;
  }
  const unit = UNITS.get(textAt(tokens, unitPlace).replace(/'s?$/, ''));
  if (unit === undefined) return undefined;
  let next = unitPlace + 1;
  if (textAt(tokens, next) === "'") next += 1;
  if (unit.minutes === 60 && textAt(tokens, next) === 'and' && textAt(tokens, next + 1) === 'a' && textAt(tokens, next + 2) === 'half') {
    half = 0.5;
    next += 3;
  }
  const isRange = /^(?:or|to|-)$/.test(textAt(tokens, next)) && /^(?:two|so|three|2|3)$/.test(textAt(tokens, next + 1));
  return {
    value: { ...times(unit, (count?.value ?? 1) + half), isVague: isVague || isRange, isCounted: count !== undefined },
    next: isRange ? next + 2 : next,
  };
}

/** "in a fortnight", "in 3 days", "two weeks' time", "3 days ago", "in half an hour". */
export function agoOrAheadAt(tokens: readonly Token[], start: number, { now, today }: Looking): Found<DayHeard> | undefined {
  const isStretch = /^(?:next|last|past|coming|previous|following)$/.test(textAt(tokens, start));
  const stretch = isStretch ? lengthAt(tokens, start + 1) : undefined;
  if (stretch && (stretch.value.isCounted || stretch.value.isVague) && stretch.next > start + 2) return heardDay(UNCLEAR, start, stretch.next);
  const isIn = textAt(tokens, start) === 'in';
  const length = lengthAt(tokens, isIn ? start + 1 : start);
  if (length === undefined || !length.value.isCounted) return undefined;
  const word = textAt(tokens, length.next);
  const isAgo = word === 'ago' || (word === 'back' && !isIn);
  const isFromNow = word === 'from' && textAt(tokens, length.next + 1) === 'now';
  const isAhead =
    !isAgo && (word === 'time' || isFromNow || (isIn && !/^(?:of|on|from|after|before|today|tomorrow)$/.test(word) && !/^(?:and|or)$/.test(word)));
  if (!isAgo && !isAhead) return undefined;
  const next = isFromNow ? length.next + 2 : isAgo || word === 'time' ? length.next + 1 : length.next;
  if (length.value.isVague || (isAgo && (textAt(tokens, next) === 'on' || weekdayNamed(textAt(tokens, next)) !== undefined)))
    return heardDay(UNCLEAR, start, next);
  const sign = isAgo ? -1 : 1;
  const { days, months, minutes } = length.value;
  if (minutes > 0) return heardDay({ is: 'moment', moment: addMinutes(now, Math.round(sign * minutes)) }, start, next);
  return heardDay(exactly(addDays(addMonths(today, sign * Math.round(months)), sign * Math.round(days))), start, next);
}

/** "a week on Monday", "fortnight tomorrow", "3 weeks on Wed", "two days before Christmas", "the day after Boxing Day", "the Friday before the 25th". */
export function shiftedAt(tokens: readonly Token[], start: number, looking: Looking, dayReader: DayReader): Found<DayHeard> | undefined {
  const place = textAt(tokens, start) === 'the' ? start + 1 : start;
  const weekday = weekdayNamed(textAt(tokens, place));
  if (weekday !== undefined) return weekdayBesideAt(tokens, place, weekday, looking, dayReader);
  const length = lengthAt(tokens, place);
  if (length === undefined || length.value.minutes > 0) return undefined;
  const link = textAt(tokens, length.next);
  const isDay = length.value.days > 0 && length.value.days % 7 !== 0;
  const isBefore = link === 'before';
  const links = isDay ? /^(?:after|before|from)$/ : /^(?:on|from|after|before|this|come)$/;
  const linked = links.test(link) ? 1 : 0;
  if (isDay && linked === 0) return undefined;
  const dayPlace = length.next + linked + (textAt(tokens, length.next + linked) === 'the' ? 1 : 0);
  if (textAt(tokens, dayPlace) === 'last' || textAt(tokens, dayPlace) === 'next') return undefined;
  const day = dayReader(tokens, dayPlace, looking);
  if (day === undefined) return undefined;
  const { said } = day.value;
  const isCertain = (said.is === 'days' && said.days.length === 1) || (said.is === 'weekday' && !said.thisWeek);
  if (!isCertain) return undefined;
  // "a week 7 Dec" is no shift.
  if (linked === 0 && said.is === 'days' && !/^(?:today|tomorrow|tomoz|tmrw|yesterday|tonight)$/.test(textAt(tokens, dayPlace))) return undefined;
  const base = said.is === 'weekday' ? addDays(looking.from, ((said.weekday - weekdayOf(looking.from) + 6) % 7) + 1) : said.days[0];
  if (base === undefined) return undefined;
  const { days, months, isVague, isCounted } = length.value;
  // "the week before Christmas" may be a week or a day.
  if (isVague || (!isDay && !isCounted && /^(?:before|after)$/.test(link))) return heardDay(UNCLEAR, start, day.next);
  if (/^(?:for|of)$/.test(textAt(tokens, start - 1)) && link === 'from')
    return heardDay(period(base, addDays(addMonths(base, months), days - 1), 'stretch'), start, day.next);
  const sign = isBefore ? -1 : 1;
  return heardDay(exactly(addDays(addMonths(base, sign * months), sign * days)), start, day.next);
}

/** "the Friday before Christmas": only beside a day that is certain. */
function weekdayBesideAt(tokens: readonly Token[], place: number, weekday: number, looking: Looking, dayReader: DayReader): Found<DayHeard> | undefined {
  const link = textAt(tokens, place + 1);
  if (link !== 'before' && link !== 'after') return undefined;
  const beside = dayReader(tokens, textAt(tokens, place + 2) === 'the' ? place + 3 : place + 2, looking);
  const said = beside?.value.said;
  const day = said?.is === 'days' && said.days.length === 1 ? said.days[0] : undefined;
  if (beside === undefined || day === undefined) return undefined;
  const step = link === 'before' ? -(((weekdayOf(day) - weekday + 6) % 7) + 1) : ((weekday - weekdayOf(day) + 6) % 7) + 1;
  return heardDay(exactly(addDays(day, step)), place, beside.next);
}

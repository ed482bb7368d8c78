import { dayPartAt } from './day-parts.ts';
import type { DayHeard, RepeatSaid } from './day-said.ts';
import { heardDay, UNCLEAR } from './day-said.ts';
import type { Looking } from './looking.ts';
import { countAt, ordinalAt } from './numbers.ts';
import { nthWeekdayAt } from './periods.ts';
import type { Found, Token } from './tokens.ts';
import { textAt } from './tokens.ts';
import { weekdayNamed, weekdaysNamed } from './weekdays.ts';

type Heard = Found<DayHeard> | undefined;
const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly number[] = [6, 7];

const repeat = (frequency: RepeatSaid['frequency'], interval: number, weekdays: readonly number[], nth: readonly number[] = []): RepeatSaid => ({
  is: 'repeat',
  frequency,
  interval,
  weekdays,
  nth,
});

/** "every Friday", "each Tue and Thu", "every other week", "Mondays", "weekdays", "fortnightly on Thu", "daily". */
export function repeatAt(tokens: readonly Token[], start: number, looking: Looking): Heard {
  const place = textAt(tokens, start) === 'on' ? start + 1 : start;
  return everyAt(tokens, start, looking) ?? alternateAt(tokens, place) ?? adverbAt(tokens, place) ?? pluralsAt(tokens, place);
}

function everyAt(tokens: readonly Token[], start: number, looking: Looking): Heard {
  const place = textAt(tokens, start) === 'once' ? start + 1 : start;
  const word = textAt(tokens, place);
  if (place > start ? !/^(?:an?|every)$/.test(word) : !/^(?:every|each|ever|evry)$/.test(word)) return undefined;
  const monthly = nthWeekdayAt(tokens, place + 1, looking) ?? nthWeekdayAt(tokens, textAt(tokens, place + 1) === 'the' ? place + 2 : place + 1, looking);
  if (monthly?.value.said.is === 'repeat') return monthly;
  let next = place + 1;
  let interval = 1;
  if (/^(?:other|alternate|alternative|second|2nd)$/.test(textAt(tokens, next))) {
    interval = 2;
    next += textAt(tokens, next) === '2nd' ? 1 : 1;
  } else if (textAt(tokens, next) === '2' && textAt(tokens, next + 1) === 'nd') {
    interval = 2;
    next += 2;
  } else {
    const ordinal = ordinalAt(tokens, next);
    const count = ordinal ?? (textAt(tokens, next) === 'a' ? undefined : countAt(tokens, next));
    if (count) {
      // "every third Friday" is every three weeks to some and once a month to others.
      if (ordinal && weekdayNamed(textAt(tokens, count.next)) !== undefined) return heardDay(UNCLEAR, start, count.next + 1);
      if (count.value < 1) return undefined;
      interval = count.value;
      next = count.next;
    }
  }
  if (textAt(tokens, next) === 'single') next += 1;
  return everyUnitAt(tokens, start, next, interval);
}

function everyUnitAt(tokens: readonly Token[], start: number, place: number, interval: number): Heard {
  const unit = textAt(tokens, place);
  const listed = weekdayListAt(tokens, place, (word) => weekdayNamed(word.replace(/'s$/, '')) ?? weekdaysNamed(word));
  if (listed) return heardDay(repeat('WEEKLY', interval, listed.value), start, listed.next);
  if (/^weekdays?$/.test(unit)) return interval > 1 ? undefined : heardDay(repeat('WEEKLY', 1, WORKDAYS), start, place + 1);
  if (/^weekends?$/.test(unit)) return heardDay(repeat('WEEKLY', interval, WEEKEND), start, place + 1);
  if (/^days?$/.test(unit)) {
    const ofWeek = textAt(tokens, place + 1) === 'of' && textAt(tokens, place + 2) === 'the' && textAt(tokens, place + 3) === 'week' ? 3 : 0;
    return textAt(tokens, place + 1) === 'is' ? undefined : heardDay(repeat('DAILY', interval, []), start, place + 1 + ofWeek);
  }
  if (/^(?:weeks?|wks?|fortnights?)$/.test(unit)) return onWeekdaysAt(tokens, start, place + 1, interval * (unit.startsWith('fortnight') ? 2 : 1));
  if (/^months?$/.test(unit)) return onMonthAt(tokens, start, place + 1, interval);
  const part = dayPartAt(tokens, place);
  if (part && !part.value.weak && !part.value.alone) return heardDay(repeat('DAILY', interval, []), start, part.next, { part: part.value.part });
  if (unit === 'night' || unit === 'nights') return part && heardDay(repeat('DAILY', interval, []), start, place + 1, { part: part.value.part });
  return undefined;
}

/** "every week on Tue and Thu"; alone it still lacks its weekday. */
function onWeekdaysAt(tokens: readonly Token[], start: number, place: number, interval: number): Heard {
  const onPlace = /^(?:on|,)$/.test(textAt(tokens, place)) ? place + 1 : place;
  const dayPlace = /^(?:a|the)$/.test(textAt(tokens, onPlace)) ? onPlace + 1 : onPlace;
  const listed = weekdayListAt(tokens, dayPlace, (word) => weekdayNamed(word) ?? weekdaysNamed(word));
  return listed ? heardDay(repeat('WEEKLY', interval, listed.value), start, listed.next) : heardDay(repeat('WEEKLY', interval, []), start, place);
}

/** "every month on the first Monday"; "every month on the 5th" is read with the date beside it. */
function onMonthAt(tokens: readonly Token[], start: number, place: number, interval: number): Heard {
  const onPlace = textAt(tokens, place) === 'on' ? place + 1 : place;
  const dayPlace = textAt(tokens, onPlace) === 'the' ? onPlace + 1 : onPlace;
  const ordinal = textAt(tokens, dayPlace) === 'last' ? { value: -1, next: dayPlace + 1 } : ordinalAt(tokens, dayPlace);
  const weekday = ordinal && weekdayNamed(textAt(tokens, ordinal.next));
  if (ordinal && weekday) return heardDay(repeat('MONTHLY', interval, [weekday], [ordinal.value]), start, ordinal.next + 1);
  return heardDay(repeat('MONTHLY', interval, []), start, place);
}

/** "alternate Fridays", "alternate weeks on Tue". */
function alternateAt(tokens: readonly Token[], place: number): Heard {
  if (!/^(?:alternate|alternating|alternative)$/.test(textAt(tokens, place))) return undefined;
  return everyUnitAt(tokens, place, place + 1, 2);
}

const ADVERBS = new Map<string, [RepeatSaid['frequency'], number]>([
  ['daily', ['DAILY', 1]],
  ['weekly', ['WEEKLY', 1]],
  ['fortnightly', ['WEEKLY', 2]],
  ['biweekly', ['WEEKLY', 0]],
  ['monthly', ['MONTHLY', 1]],
]);
/** Only beside a day or time: not "the weekly shop", "her daily tablets". */
function adverbAt(tokens: readonly Token[], place: number): Heard {
  const found = ADVERBS.get(textAt(tokens, place));
  if (found === undefined) return undefined;
  const [frequency, interval] = found;
  if (interval === 0) return heardDay(UNCLEAR, place, place + 1, { doubtful: 'date' });
  if (frequency === 'WEEKLY') return onWeekdaysAt(tokens, place, place + 1, interval);
  if (frequency === 'MONTHLY') return onMonthAt(tokens, place, place + 1, interval);
  return heardDay(repeat('DAILY', 1, []), place, place + 1);
}

/** "Mondays and Wednesdays", "weekdays", "weekday mornings", "weekends". */
function pluralsAt(tokens: readonly Token[], place: number): Heard {
  const word = textAt(tokens, place);
  if (word === 'weekdays' || (word === 'weekday' && dayPartAt(tokens, place + 1)?.value.plural))
    return heardDay(repeat('WEEKLY', 1, WORKDAYS), place, place + 1);
  if (word === 'weekends' || (word === 'weekend' && dayPartAt(tokens, place + 1)?.value.plural))
    return heardDay(repeat('WEEKLY', 1, WEEKEND), place, place + 1);
  const listed = weekdayListAt(tokens, place, weekdaysNamed);
  const doubt = /^(?:suns|mons|weds|fris|sats)$/.test(word) ? { doubtful: 'weekday' as const } : {};
  return listed && heardDay(repeat('WEEKLY', 1, listed.value), place, listed.next, doubt);
}

/** "Mon, Wed and Fri", and "Mon to Fri". */
function weekdayListAt(tokens: readonly Token[], start: number, named: (word: string) => number | undefined): Found<readonly number[]> | undefined {
  const first = named(textAt(tokens, start));
  if (first === undefined) return undefined;
  const weekdays = new Set([first]);
  let place = start + 1;
  for (;;) {
    const separator = textAt(tokens, place);
    const isList = /^(?:and|or|&|\+|,|\/)$/.test(separator);
    const isRange = /^(?:to|-|–|til|till|until|through)$/.test(separator);
    if (!isList && !isRange) break;
    let dayPlace = separator === ',' && /^(?:and|&|or)$/.test(textAt(tokens, place + 1)) ? place + 2 : place + 1;
    if (/^(?:on|every|each)$/.test(textAt(tokens, dayPlace))) dayPlace += 1;
    const weekday = named(textAt(tokens, dayPlace));
    // "every Tue, 24 Nov": a date, not a list.
    if (weekday === undefined || (tokens[dayPlace + 1]?.is === 'number' && /^(?:st|nd|rd|th)$/.test(textAt(tokens, dayPlace + 2)))) break;
    if (isRange) {
      const from = [...weekdays].at(-1) ?? first;
      for (let day = from; day !== weekday; day = (day % 7) + 1) weekdays.add((day % 7) + 1);
    } else weekdays.add(weekday);
    place = dayPlace + 1;
  }
  return { value: [...weekdays].sort(), next: place };
}

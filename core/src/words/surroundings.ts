import { clockAt, countsSomething } from './clock-times.ts';
import { dateAt } from './dates.ts';
import { dayPartAt } from './day-parts.ts';
import { namesDay } from './days.ts';
import type { Group } from './groups.ts';
import type { Looking } from './looking.ts';
import type { Token } from './tokens.ts';
import { isOneOf, textAt, touches } from './tokens.ts';

/** Where a phrase stands in what was said. `lastEnd` is the place just after the phrase before it. */
export interface Place {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly next: number;
  readonly lastEnd: number;
  readonly looking: Looking;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const OPENING = /^[([{"'“‘,;!?…*_~<>:.]$|\p{Extended_Pictographic}|\uFE0F/u;
const JOINING = /^[-–—/&+]$/;
const NEVER_AFTER = /^[@#%£$€=\\°^]$/;

/** Not part of a longer word, number, address or sum. */
export function standsApart({ tokens, start, next, lastEnd, looking }: Place): boolean {
  return beginsApart(tokens, start, lastEnd) && endsApart(tokens, next, looking) && !isAddress(tokens, next);
}

function beginsApart(tokens: readonly Token[], start: number, lastEnd: number): boolean {
  const before = tokens[start - 1];
  if (before === undefined || !touches(tokens, start)) return true;
  if (JOINING.test(before.text)) return lastEnd === start - 1 || !before.touches;
  if (!OPENING.test(before.text)) return false;
  if (before.text === '.' && before.touches && tokens[start]?.is === 'number') return false;
  return !(/[,:']/.test(before.text) && before.touches && tokens[start]?.is === 'number' && tokens[start - 2]?.is === 'number');
}

function endsApart(tokens: readonly Token[], next: number, looking: Looking): boolean {
  const after = tokens[next];
  if (after === undefined || !after.touches) return true;
  if (after.is !== 'mark' || NEVER_AFTER.test(after.text)) return false;
  if (JOINING.test(after.text)) return !touches(tokens, next + 1) || namesDay(textAt(tokens, next + 1)) || dateAt(tokens, next + 1, looking) !== undefined;
  if (!touches(tokens, next + 1)) return true;
  if (after.text === '.') return tokens[next + 1]?.is === 'mark';
  return !(/[,:']/.test(after.text) && tokens[next + 1]?.is === 'number');
}

const MOVING = words('move moved moving swap swapped swapping change changed changing shift switch switching reschedule rearrange bring push put');

/** "move Tue to Thu": not from one to the other. */
export function isMoving(tokens: readonly Token[], start: number): boolean {
  for (let place = start - 1; place >= Math.max(0, start - 6); place -= 1) {
    if (isOneOf(tokens, place, MOVING)) return true;
    if (/^[.!?]$/.test(textAt(tokens, place))) return false;
  }
  return false;
}

const SHIFTED_BEFORE = words(
  'week weeks wk wks fortnight fortnights month months each other alternate any some most commencing wc first second third fourth fifth every following previous past around circa roughly black later earlier',
);
const SHIFTED_AFTER = words('week weeks wk wks fortnight fortnights ish half quarter early late later earlier of fortnightly weekly');
const UNKNOWN_END = words('late close finish whenever further bedtime breakfast dinner dinnertime supper suppertime work dawn dusk');

const MEALS = words('breakfast breakfasttime dinnertime suppertime supper brunch elevenses bedtime daytime midmorning midafternoon midday');
const STREETS = words(
  'street st road rd lane avenue ave close drive way court gardens terrace crescent grove hill row mews walk square park house centre club group cottage cottages',
);

/** "3 Friday Street", "14 March Lane". */
const isAddress = (tokens: readonly Token[], next: number): boolean =>
  isOneOf(tokens, next, STREETS) && tokens[next - 1]?.is === 'word' && !/^(?:am|pm|morning|afternoon|evening|night|noon)$/.test(textAt(tokens, next - 1));

/** "any day but Tuesday": a day that is not meant. */
const isExcepted = (tokens: readonly Token[], start: number): boolean =>
  /^(?:except|excluding|bar|besides)$/.test(textAt(tokens, start - 1)) ||
  (/^(?:apart|aside|other|except|but)$/.test(textAt(tokens, start - 2)) && /^(?:from|than|for|not)$/.test(textAt(tokens, start - 1))) ||
  (textAt(tokens, start - 1) === 'but' && /^(?:day|time|days|evening|morning|afternoon)$/.test(textAt(tokens, start - 2)));

/** "the next two Fridays", "next 3 Tuesdays": so many of them and no more. */
function isCountedRepeat(tokens: readonly Token[], start: number, groups: readonly Group[]): boolean {
  const [group] = groups;
  if (group?.days[0]?.heard.said.is !== 'repeat') return false;
  const isNumber = (place: number): boolean =>
    tokens[place]?.is === 'number' || /^(?:two|three|four|five|six|seven|eight|nine|ten|few|couple|of|several)$/.test(textAt(tokens, place));
  return isNumber(start - 1) || (group.timesFirst && isNumber(start) && /^(?:next|last|past|for|these|those|coming)$/.test(textAt(tokens, start - 1)));
}

/** "rather than Tues, Weds". */
const isInsteadOf = (tokens: readonly Token[], start: number): boolean =>
  /^(?:of|than)$/.test(textAt(tokens, start - 1)) && /^(?:instead|rather)$/.test(textAt(tokens, start - 2));

/** Words around a day that change its meaning in a way nobody here knows: then it asks. */
export function isShifted({ tokens, start: phraseStart, next, lastEnd }: Place, groups: readonly Group[]): boolean {
  let start = phraseStart;
  // "some week on Monday": the words that shift stand before "on".
  while (start > lastEnd && /^(?:on|the)$/.test(textAt(tokens, start - 1))) start -= 1;
  const hasDay = groups.some(({ days }) => days.length > 0);
  if (start !== lastEnd && hasDay && isShiftedBefore(tokens, start, phraseStart, groups)) return true;
  if (isOneOf(tokens, next, SHIFTED_AFTER) && !(textAt(tokens, next) === 'of' && /^(?:us|them|you|these|those)$/.test(textAt(tokens, next + 1))))
    return hasDay || textAt(tokens, next) === 'ish';
  if (/^(?:-|–)$/.test(textAt(tokens, next)) && textAt(tokens, next + 1) === 'ish') return true;
  if (hasDay && /^(?:morning|afternoon|evening|lunch|lunchtime|noon|midday|tea|teatime)ish$/.test(textAt(tokens, next))) return true;
  if (!hasDay && textAt(tokens, next) === 'of' && tokens[next + 1]?.is === 'number') return true;
  if (!hasDay && groups.some(({ times }) => times.some(({ part }) => part?.plural))) return true;
  const after = textAt(tokens, next);
  if (/^(?:or)$/.test(after) && /^(?:so|thereabouts|earlier)$/.test(textAt(tokens, next + 1))) return true;
  if (/^(?:to|til|till|until|-|–|before|after|by|from)$/.test(after)) {
    if (isOneOf(tokens, next + 1, UNKNOWN_END)) return true;
    const isLoose = tokens[next + 1]?.is === 'number' || (clockAt(tokens, next + 1) !== undefined && textAt(tokens, next + 1) !== 'a');
    if (isLoose && after !== 'by' && !(after === 'to' && isMoving(tokens, phraseStart)) && !countsSomething(tokens, next + 2)) return true;
  }
  if (after === 'at' && tokens[next + 1]?.is === 'number') return true;
  if (hasDay && MEALS.has(after)) return true;
  // "the weekend after": after what?
  if (
    hasDay &&
    /^(?:after|before)$/.test(after) &&
    (tokens[next + 1]?.is !== 'word' || /^(?:that|this|then|next)$/.test(textAt(tokens, next + 1))) &&
    tokens[next + 1]?.is !== 'number'
  )
    return true;
  if (isCountedRepeat(tokens, start, groups) || isInsteadOf(tokens, start)) return true;
  if (hasDay && /^(?:dinner|supper|breakfast)$/.test(after) && (textAt(tokens, next + 1) === 'time' || tokens[next + 1] === undefined)) return true;
  const beyond = textAt(tokens, next + 1);
  if ((after === 'same' && beyond === 'time') || (after === 'last' && beyond === 'thing')) return true;
  if (after === 'at' && beyond === 'the' && textAt(tokens, next + 2) === 'same') return true;
  if (/^(?:and|or)$/.test(after) && /^(?:next|last)$/.test(beyond) && !/^(?:time|of|one|to)$/.test(textAt(tokens, next + 2))) return true;
  if (/^(?:this|same)$/.test(textAt(tokens, start - 2)) && textAt(tokens, start - 1) === 'time') return true;
  if (hasDay && groups.length === 1 && isExcepted(tokens, start)) return true;
  // "tue 45": a number nobody can place.
  const isNumber = tokens[next]?.is === 'number';
  return (
    isNumber &&
    hasDay &&
    !countsSomething(tokens, next + 1) &&
    groups.at(-1)?.times.length === 0 &&
    !touches(tokens, next + 1) &&
    tokens[next + 1]?.is !== 'word'
  );
}

function isShiftedBefore(tokens: readonly Token[], start: number, phraseStart: number, groups: readonly Group[]): boolean {
  const before = textAt(tokens, start - 1);
  const core = groups[0]?.days[0]?.heard.core ?? phraseStart;
  if (
    before === 'of' &&
    /^(?:day|days|week|weekend|part|half|start|beginning|middle|end|one|some|most|eve|morning|night)$/.test(textAt(tokens, start - 2)) &&
    groups[0]?.timesFirst !== true
  )
    return true;
  if (/^(?:and|or|&)$/.test(before) && dayPartAt(tokens, start - 2)?.value.plural) return true;
  if (before === 'thing' && textAt(tokens, start - 2) === 'last') return true;
  if (/^(?:play|business|shift|day)$/.test(before) && textAt(tokens, start - 2) === 'of' && textAt(tokens, start - 3) === 'end') return true;
  if (/^(?:around|roughly|circa)$/.test(before)) return groups[0]?.timesFirst !== true;
  if (SHIFTED_BEFORE.has(before)) return before !== 'past' || groups[0]?.timesFirst !== true;
  if (before === 'a' && textAt(tokens, start - 2) === 'on') return groups[0]?.days[0]?.heard.said.is === 'weekday';
  if (before === 'early' || before === 'late') return true;
  if (/^(?:last|next|this)$/.test(before)) return core === phraseStart || start === phraseStart;
  return /^(?:st|nd|rd|th)$/.test(before) && groups[0]?.days[0]?.heard.said.is === 'weekday';
}

import { countsSomething, isBare } from './clock-times.ts';
import { pastExcept } from './corrections.ts';
import { dayPartAt } from './day-parts.ts';
import type { DayHeard } from './day-said.ts';
import { namesDay } from './days.ts';
import type { Group } from './groups.ts';
import type { Place } from './surroundings.ts';
import type { Token } from './tokens.ts';
import { isOneOf, textAt } from './tokens.ts';
import { DOUBTFUL_WEEKDAYS } from './weekdays.ts';

// Whether words that could be something else stand for a day or time: "sat", "the 5th", "3/12", "at 9".

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const READY = words(
  'not on my this next last for swap swapping cover covering rota away off cancel move add offer do until till til to from free working work pin note gap gaps repeat by since day about every after before except both either between visit is does his her their our',
);
const SMALL = words(
  'with for and or at to from till til until please pls plz is if but as because instead not then so can could i we me off thanks ta visit visits & + sorry x xx xxx ok okay when unless though cos cause tho than be was work works except apart excluding bar only',
);
/** Whether a sentence may go on here after a bare "at 9": not "at 10 Downing Street". */
const mayEndAt = (tokens: readonly Token[], place: number): boolean =>
  tokens[place]?.is !== 'word' ? tokens[place]?.is !== 'number' : isOneOf(tokens, place, SMALL) || dayPartAt(tokens, place) !== undefined;

const PEOPLE = words('her him them me us you it mum dad');
const NOT_HOURS = words(
  'option no number nr room flat house visit bus # £ $ € past quarter half just only nearly almost over under age aged channel page ward floor bed step level grade size line chapter part unit route platform gate door junction',
);

/** Whether the first day of a phrase stands as a day here. When unsure, it does not. */
export function standsAsDays(place: Place, groups: readonly Group[]): boolean {
  const [first] = groups;
  const [day] = first?.days ?? [];
  if (first === undefined || day === undefined) return isHeardAlone(place, groups);
  const { tokens, start } = place;
  const { heard } = day;
  if (first.timesFirst && isBareStart(first) && (isOneOf(tokens, start - 1, NOT_HOURS) || isWordBeforeWeekday(tokens, start, heard))) return false;
  if (!isDoubtful(tokens, heard)) return heard.said.is !== 'repeat' || standsAsRepeat(tokens, place, first);
  // A longer list of days is no accident.
  const isSeveral =
    groups.reduce((count, group) => count + group.days.length, 0) > 1 && groups.some(({ days }) => days.some((each) => !isDoubtful(tokens, each.heard)));
  if (isSeveral || first.isRange) return true;
  const hasClock = groups.some(({ times }) => times.length > 0);
  return standsAsDay(first.timesFirst ? { ...place, start: heard.core - 1 } : place, heard, hasClock && !first.timesFirst);
}

const isBareStart = (group: Group): boolean => {
  const [time] = group.times;
  return time?.clock !== undefined && isBare(time.clock) && !time.hasAt && time.limit === undefined && time.part === undefined;
};

/** "one Tuesday", "two Mondays". */
const isWordBeforeWeekday = (tokens: readonly Token[], start: number, heard: DayHeard): boolean =>
  tokens[start]?.is === 'word' && /^(?:one|two|three)$/.test(textAt(tokens, start)) && heard.core === start + 1;

const isDoubtful = (tokens: readonly Token[], day: DayHeard): boolean =>
  day.doubtful === 'date' || (day.doubtful === 'weekday' && isOneOf(tokens, day.core, DOUBTFUL_WEEKDAYS));

/** "daily", "weekly", "monthly" are also plain adjectives: they need a day or time beside them. */
function standsAsRepeat(tokens: readonly Token[], { start, next }: Place, group: Group): boolean {
  const said = group.days[0]?.heard.said;
  if (said?.is !== 'repeat' || group.times.length > 0 || said.weekdays.length > 0) return true;
  if (said.nth.length > 0) return true;
  const word = textAt(tokens, start);
  if (/^(?:daily|weekly|fortnightly|monthly|once)$/.test(word)) return tokens[next] === undefined && start <= 1;
  return said.frequency === 'DAILY'
    ? tokens[next] === undefined ||
        pastExcept(tokens, next) !== undefined ||
        /^(?:this|next|in|from|until|till|til|starting)$/.test(textAt(tokens, next)) ||
        tokens[next]?.is === 'mark' ||
        isOneOf(tokens, next, SMALL) ||
        group.days[0]?.heard.part !== undefined
    : false;
}

function standsAsDay({ tokens, start, next, lastEnd }: Place, day: DayHeard, hasClock: boolean): boolean {
  const joined = lastEnd > 0 && start - 1 === lastEnd && /^(?:and|or|&|\+|\/|-|–|—|to|til|till|until)$/.test(textAt(tokens, start - 1));
  // "the 5th" is a day; "the sun" is not.
  const article = textAt(tokens, day.core - 1) === 'the';
  const opens = start === 0 || (tokens[start - 1]?.is === 'mark' && !/^[#£$€@%+*=]$/.test(textAt(tokens, start - 1)));
  const ready = start !== day.core || isOneOf(tokens, start - 1, READY) || joined;
  const visit = /^visits?$/.test(textAt(tokens, next));
  const after = tokens[next];
  const closes = after === undefined || (after.is === 'mark' && after.text !== '@') || (after.text === '@' && textAt(tokens, next + 1) !== '');
  const small = isOneOf(tokens, next, SMALL);
  if (countsSomething(tokens, next) && !hasClock) return false;
  // Oxygen, not Saturdays: "sats 96%".
  if (
    textAt(tokens, day.core) === 'sats' &&
    day.said.is === 'repeat' &&
    day.said.weekdays.length === 1 &&
    (start === day.core || tokens[next]?.is === 'number')
  )
    return false;
  if (day.doubtful === 'date') return dateStands(tokens, { start, next, day, ready, opens, closes: hasClock || closes || small, visit });
  const street = textAt(tokens, day.core) === 'sat' || textAt(tokens, day.core) === 'sun' || /^(?:sats|suns)$/.test(textAt(tokens, day.core));
  if (street && article && !hasClock && !visit) return false;
  const direct = hasClock && (tokens[day.core + 1]?.is === 'number' || dayPartAt(tokens, day.core + 1) !== undefined);
  if (ready) return hasClock || closes || small;
  if (opens) return direct || (hasClock && !street) || closes || visit || (!street && small && !isOneOf(tokens, next + 1, PEOPLE));
  return direct || visit || (!street && (hasClock || closes)) || (street && closes && isEndOfRequest(tokens, start));
}

/** "can you do Sat", "who's here Sat": at the end of a request even a doubtful word is a day. */
const isEndOfRequest = (tokens: readonly Token[], start: number): boolean =>
  /^(?:free|work|available|around|in|come|cover|covering|it|one|help|anyone|someone|anybody|somebody|visit|here|there|coming|with|whos|who's|mum|dad|gran|nan)$/.test(
    textAt(tokens, start - 1),
  );

interface DateStanding {
  readonly start: number;
  readonly next: number;
  readonly day: DayHeard;
  readonly ready: boolean;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly visit: boolean;
}

function dateStands(tokens: readonly Token[], { start, next, day, ready, opens, closes, visit }: DateStanding): boolean {
  if (visit && !/^(?:on|from)$/.test(textAt(tokens, start))) return false;
  const isNumeric = textAt(tokens, day.core + 1) === '/';
  const isThe = textAt(tokens, day.core - 1) === 'the';
  // "10/10 for effort" is a mark out of ten.
  if (isNumeric && !ready && textAt(tokens, day.core + 2) === '10') return false;
  if (ready || opens) return closes || (isThe && /^(?:she|he|they|there|it|jo|would|will|works|might|suits)$/.test(textAt(tokens, next)));
  // "dentist 14/4 at 2.20"
  return (
    isNumeric &&
    closes &&
    /^(?:appt|appointment|dentist|doctor|doctors|gp|physio|hospital|clinic|week|date|review|optician|chiropodist|holiday|leave)$/.test(
      textAt(tokens, start - 1),
    )
  );
}

/** A time with no day beside it: "9am", "after 6", "at 9", "teatime"; a bare number only where it is all that was said. */
export function isHeardAlone({ tokens, start, next }: Place, groups: readonly Group[]): boolean {
  // "slept 10 til 6": the number before belongs to it.
  if (isOneOf(tokens, start - 1, NOT_HOURS) || namesDay(textAt(tokens, start - 1)) || tokens[start - 1]?.is === 'number') return false;
  const isAll =
    start === 0 &&
    !/\p{L}|\p{N}/u.test(
      tokens
        .slice(next, next + 8)
        .map(({ text }) => (/^(?:please|pls|thanks|x+|then|ok)$/.test(text) ? '' : text))
        .join(''),
    );
  return groups.every(({ times }) =>
    times.every(({ clock, part, limit, hasAt, minutesLong }, index) => {
      if (clock === undefined)
        return (
          part !== undefined &&
          !part.plural &&
          (part.alone || (limit !== undefined && (!part.weak || /^(?:lunch|tea)$/.test(textAt(tokens, next - 1))))) &&
          !(limit === undefined && isMeal(tokens, start, next))
        );
      if (!isBare(clock) || part !== undefined || minutesLong !== undefined) return true;
      const before = textAt(tokens, start - 1);
      if (hasAt && index === 0) return !/^(?:around|about|roughly|approx|approximately|circa)$/.test(textAt(tokens, start)) ? mayEndAt(tokens, next) : isAll;
      if (limit !== undefined)
        return (
          mayEndAt(tokens, next) && !/^(?:down|up|increased|reduced|cut|only)$/.test(before) && !isRangeNumber(tokens, next) && !(limit === 'from' && !isAll)
        );
      const isNumberOnly = clock.is === 'point' && next === start + 1;
      if (index > 0) return true;
      return isAll ? !isNumberOnly || /^(?:noon|midday)$/.test(textAt(tokens, start)) : isSpokenHalf(tokens, start) && mayEndAt(tokens, next);
    }),
  );
}

const isRangeNumber = (tokens: readonly Token[], next: number): boolean =>
  /^(?:to|or|-|–|and)$/.test(textAt(tokens, next)) && tokens[next + 1]?.is === 'number';
const isSpokenHalf = (tokens: readonly Token[], start: number): boolean =>
  /^(?:half|quarter|ten|twenty|five)$/.test(textAt(tokens, start)) &&
  /^(?:past|to|half)$/.test(textAt(tokens, start + 1)) &&
  tokens[start + 3]?.is !== 'number';

/** "lovely teatime chat": not when the visit is. */
const isMeal = (tokens: readonly Token[], start: number, next: number): boolean =>
  /^(?:her|his|their|our|my|the|a|nice|lovely|late|early)$/.test(textAt(tokens, start - 1)) && start > 0 && tokens[next]?.is === 'word';

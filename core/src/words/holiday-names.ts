import type { Day } from '@hatstand/db/times';
import { addDays, dayFrom, weekdayOf } from './calendar.ts';
import type { DayHeard } from './day-said.ts';
import { exactly, heardDay, period, UNCLEAR } from './day-said.ts';
import { bankHolidaysFrom, fromEaster, holidaysOf } from './holidays.ts';
import type { Looking } from './looking.ts';
import { monthNamed } from './months.ts';
import type { Found, Token } from './tokens.ts';
import { textAt } from './tokens.ts';
import { weekdayNamed } from './weekdays.ts';

type InYear = (year: number) => Day | undefined;

const fixed =
  (month: number, date: number): InYear =>
  (year) =>
    dayFrom(year, month, date);
const easter =
  (days: number): InYear =>
  (year) =>
    fromEaster(year, days);
const named =
  (name: string): InYear =>
  (year) =>
    holidaysOf(year).find((holiday) => holiday.name === name)?.day;

const EARLY_MAY = named('Early May bank holiday');
const SPRING = named('Spring bank holiday');
const SUMMER = named('Summer bank holiday');

/** As spoken, without apostrophes; the longest fitting name wins. */
const NAMES = new Map<string, InYear>([
  ['christmas eve', fixed(12, 24)],
  ['christmas day', fixed(12, 25)],
  ['christmas', fixed(12, 25)],
  ['boxing day', fixed(12, 26)],
  ['new years eve', fixed(12, 31)],
  ['new year eve', fixed(12, 31)],
  ['nye', fixed(12, 31)],
  ['hogmanay', fixed(12, 31)],
  ['new years day', fixed(1, 1)],
  ['new year day', fixed(1, 1)],
  ['nyd', fixed(1, 1)],
  ['shrove tuesday', easter(-47)],
  ['pancake day', easter(-47)],
  ['ash wednesday', easter(-46)],
  ['mothering sunday', easter(-21)],
  ['palm sunday', easter(-7)],
  ['maundy thursday', easter(-3)],
  ['good friday', named('Good Friday')],
  ['easter saturday', easter(-1)],
  ['easter sunday', easter(0)],
  ['easter day', easter(0)],
  ['easter', easter(0)],
  ['easter monday', named('Easter Monday')],
  ['early may #', EARLY_MAY],
  ['may day #', EARLY_MAY],
  ['first may #', EARLY_MAY],
  ['spring #', SPRING],
  ['late may #', SPRING],
  ['second may #', SPRING],
  ['whitsun #', SPRING],
  ['end of may #', SPRING],
  ['summer #', SUMMER],
  ['late summer #', SUMMER],
  ['august #', SUMMER],
  ['aug #', SUMMER],
  ['end of august #', SUMMER],
  ['christmas day #', (year) => observed(year, 'Christmas Day')],
  ['boxing day #', (year) => observed(year, 'Boxing Day')],
  ['new years day #', (year) => observed(year, "New Year's Day")],
  ['new year #', (year) => observed(year, "New Year's Day")],
  ['new years #', (year) => observed(year, "New Year's Day")],
  ['halloween', fixed(10, 31)],
  ['bonfire night', fixed(11, 5)],
  ['guy fawkes night', fixed(11, 5)],
  ['valentines day', fixed(2, 14)],
  ['twelfth night', fixed(1, 5)],
]);
/** Known names of no one day. */
const UNCLEAR_NAMES: ReadonlySet<string> = new Set([
  'may #',
  'easter #',
  'christmas #',
  'may day',
  'christmas week',
  'easter week',
  'christmas holidays',
  'easter holidays',
  'new year',
  'new years',
]);
const FIRST_WORDS: ReadonlySet<string> = new Set(
  [...NAMES.keys(), ...UNCLEAR_NAMES]
    .map((name) => name.split(' ')[0] ?? '')
    .concat('bank', 'bh', 'xmas', 'chrimbo', 'crimbo', 'chistmas', 'xmas', 'crimbo', 'chirstmas', 'new'),
);
const MOST_WORDS = 5;
/** Bare "Christmas" and "Easter" stand for the day only where nothing else comes of them: not "Easter eggs". */
const MAY_FOLLOW =
  /^(?:|[.,;:!?)(/&+-]|and|or|at|in|on|to|til|till|until|for|with|please|pls|from|but|if|because|so|this|next|then|is|x+|as|i|we|off|instead|thanks|when|not|except)$/;

const observed = (year: number, name: string): Day | undefined =>
  holidaysOf(year).find((holiday) => holiday.isBankHoliday && holiday.name.startsWith(name))?.day;

/** The word as it stands in the names: "xmas" is Christmas, "bank hol" one sign. */
function spoken(tokens: readonly Token[], place: number): Found<string> | undefined {
  const word = textAt(tokens, place).replaceAll("'", '');
  if (word === '' || tokens[place]?.is !== 'word') return undefined;
  if (word === 'bank' && /^(?:holiday|hol|holidays|hols|hoilday|holliday)$/.test(textAt(tokens, place + 1))) return { value: '#', next: place + 2 };
  if (word === 'bh') return { value: '#', next: place + 1 };
  return { value: /^(?:xmas|chrimbo|crimbo|chistmas|chirstmas|christmass)$/.test(word) ? 'christmas' : word, next: place + 1 };
}

/** "Boxing Day", "Xmas eve", "bank holiday Monday", "the next bank holiday", "Easter Monday 2028". */
export function holidayAt(tokens: readonly Token[], start: number, looking: Looking): Found<DayHeard> | undefined {
  const which = /^(?:next|this|last)$/.test(textAt(tokens, start)) ? textAt(tokens, start) : undefined;
  const place = which ? start + 1 : start;
  if (!FIRST_WORDS.has(textAt(tokens, place).replaceAll("'", ''))) return undefined;
  const bank = bankHolidayAt(tokens, place, which, looking);
  if (bank) return bank;
  let said = '';
  let next = place;
  let best: { name: string; next: number } | undefined;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    const word = spoken(tokens, next);
    if (word === undefined) break;
    said = said === '' ? word.value : `${said} ${word.value}`;
    next = word.next;
    if (NAMES.has(said) || UNCLEAR_NAMES.has(said)) best = { name: said, next };
  }
  if (best === undefined) return undefined;
  if (best.name === 'easter' && textAt(tokens, best.next) === 'weekend') return easterWeekend(place, best.next + 1, looking);
  if (
    /^(?:christmas|easter|new year|new years|halloween|may day)$/.test(best.name) &&
    !MAY_FOLLOW.test(textAt(tokens, best.next)) &&
    tokens[best.next]?.is !== 'number'
  ) {
    return weekdayNamed(textAt(tokens, best.next)) !== undefined || textAt(tokens, best.next) === 'week' ? heardDay(UNCLEAR, place, best.next + 1) : undefined;
  }
  const find = NAMES.get(best.name) ?? (/^new years?$/.test(best.name) ? newYearAsABound(tokens, start) : undefined);
  if (find === undefined || which === 'last') return heardDay(UNCLEAR, place, best.next);
  const year = textAt(tokens, best.next);
  if (/^20\d\d$/.test(year)) return oneDay(find(Number(year)), place, best.next + 1);
  return oneDay(nearest(find, looking), place, best.next);
}

/** "Until the new year" ends with the old one; before, after or from it is its first day. */
function newYearAsABound(tokens: readonly Token[], start: number): InYear | undefined {
  const before = textAt(tokens, start - 1) === 'the' ? textAt(tokens, start - 2) : textAt(tokens, start - 1);
  if (/^(?:til|till|until|untill)$/.test(before)) return fixed(12, 31);
  return /^(?:before|after|from|since)$/.test(before) ? fixed(1, 1) : undefined;
}

const oneDay = (day: Day | undefined, core: number, next: number): Found<DayHeard> | undefined => day && heardDay(exactly(day), core, next);

function nearest(find: InYear, { from, back }: Looking): Day | undefined {
  const year = Number(from.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap((each) => find(each) ?? []);
  return back ? days.findLast((day) => day <= from) : days.find((day) => day >= from);
}

function easterWeekend(core: number, next: number, looking: Looking): Found<DayHeard> | undefined {
  const monday = nearest(easter(1), looking);
  return monday && heardDay(period(addDays(monday, -3), monday, 'stretch'), core, next);
}

/** "bank holiday Monday", "next bank holiday", "the bank holiday weekend", "the bank holiday in May". */
function bankHolidayAt(tokens: readonly Token[], place: number, which: string | undefined, looking: Looking): Found<DayHeard> | undefined {
  const bank = spoken(tokens, place);
  if (bank?.value !== '#') return undefined;
  if (which === 'last' || /^(?:holidays|hols)$/.test(textAt(tokens, bank.next - 1))) return heardDay(UNCLEAR, place, bank.next);
  const coming = bankHolidaysFrom(which === 'next' ? addDays(looking.from, 1) : looking.from);
  const word = textAt(tokens, bank.next);
  const weekday = weekdayNamed(word);
  if (weekday !== undefined) return oneDay(coming.find(({ day }) => weekdayOf(day) === weekday)?.day, place, bank.next + 1);
  const [first] = coming;
  if (word === 'weekend') {
    const isMonday = first !== undefined && weekdayOf(first.day) === 1 && first.name !== 'Easter Monday';
    return heardDay(isMonday ? period(addDays(first.day, -2), first.day, 'stretch') : UNCLEAR, place, bank.next + 1);
  }
  const month = word === 'in' ? monthNamed(textAt(tokens, bank.next + 1)) : undefined;
  if (month !== undefined) {
    const inMonth = coming.filter(
      ({ day }) => Number(day.slice(5, 7)) === month && day.slice(0, 4) === coming.find((each) => Number(each.day.slice(5, 7)) === month)?.day.slice(0, 4),
    );
    return heardDay(inMonth.length > 0 ? exactly(...inMonth.map(({ day }) => day)) : UNCLEAR, place, bank.next + 2);
  }
  return oneDay(first?.day, place, bank.next);
}

/** The place after "bank holidays", meaning all of them; undefined where something else is said. */
export function pastBankHolidays(tokens: readonly Token[], start: number): number | undefined {
  const place = /^(?:on|the|all|any)$/.test(textAt(tokens, start)) ? start + 1 : start;
  if (textAt(tokens, place) === 'bank' && /^(?:holidays|hols)$/.test(textAt(tokens, place + 1))) return place + 2;
  return /^(?:bhs|bhols)$/.test(textAt(tokens, place)) ? place + 1 : undefined;
}

import { DOUBTFUL_MONTHS, monthNamed } from './months.ts';
import { ordinalAt } from './numbers.ts';
import type { Token } from './tokens.ts';
import { isOneOf, textAt } from './tokens.ts';
import { weekdayNamed } from './weekdays.ts';

const SEPARATORS: ReadonlySet<string> = new Set([',', 'and', 'or', '&', '+', '/', '-', '–', '—', 'to', 'til', 'till', 'until', 'through']);
const MOST_DATES = 8;

/** In "12th, 14th and 16th April" the month that all of them share, with its year if one is said. */
export function monthAheadAt(tokens: readonly Token[], start: number): { month: number; year: number | undefined } | undefined {
  let place = start;
  for (let count = 0; count < MOST_DATES; count += 1) {
    const first = place;
    while (isOneOf(tokens, place, SEPARATORS) && place - first < 2) place += 1;
    if (place === first) return undefined;
    if (textAt(tokens, place) === 'on') place += 1;
    if (textAt(tokens, place) === 'the') place += 1;
    if (weekdayNamed(textAt(tokens, place)) !== undefined) place += 1;
    if (textAt(tokens, place) === 'the') place += 1;
    const isNumber = tokens[place]?.is === 'number' && textAt(tokens, place).length <= 2 && Number(textAt(tokens, place)) <= 31;
    const date = ordinalAt(tokens, place) ?? (isNumber ? { value: 0, next: place + 1 } : undefined);
    if (date === undefined) return undefined;
    place = textAt(tokens, date.next) === 'of' ? date.next + 1 : date.next;
    const month = monthNamed(textAt(tokens, place));
    if (month === undefined) continue;
    if (isOneOf(tokens, place, DOUBTFUL_MONTHS) && textAt(tokens, place) === 'may' && tokens[place + 1]?.is === 'word' && place === date.next) {
      if (/^(?:be|not|need|come|have|i|we)$/.test(textAt(tokens, place + 1))) return undefined;
    }
    const year = textAt(tokens, place + 1);
    return { month, year: /^20\d\d$/.test(year) && Number(year) % 5 !== 0 ? Number(year) : undefined };
  }
  return undefined;
}

import type { Found, Token } from './tokens.ts';
import { textAt, touches } from './tokens.ts';

const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const TEENS = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'];
const LATER_ORDINALS = ['thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth'];

const numbers = new Map([...ONES, ...TEENS].map((word, index) => [word, index + 1] as const));
const ordinals = new Map([...ORDINALS, ...LATER_ORDINALS, ...Array<string>(9).fill(''), 'thirtieth'].map((word, index) => [word, index + 1] as const));

/** "nine": 9, for one to twenty. */
export const numberNamed = (word: string): number | undefined => numbers.get(word);

/** "3", "three", "a", "a couple of". */
export function countAt(tokens: readonly Token[], place: number): Found<number> | undefined {
  const word = textAt(tokens, place);
  if (tokens[place]?.is === 'number') return word.length <= 3 ? { value: Number(word), next: place + 1 } : undefined;
  if ((word === 'a' || word === 'an') && textAt(tokens, place + 1) !== 'couple') return { value: 1, next: place + 1 };
  const number = numbers.get(word);
  return number === undefined ? undefined : { value: number, next: place + 1 };
}

/** "5th", "fifth", "twenty-first". */
export function ordinalAt(tokens: readonly Token[], place: number): Found<number> | undefined {
  const word = textAt(tokens, place);
  if (tokens[place]?.is === 'number') {
    const isOrdinal = word.length <= 2 && touches(tokens, place + 1) && /^(?:st|nd|rd|th)$/.test(textAt(tokens, place + 1));
    return isOrdinal && Number(word) > 0 ? { value: Number(word), next: place + 2 } : undefined;
  }
  const tens = word === 'twenty' ? 20 : word === 'thirty' ? 30 : 0;
  if (tens > 0) {
    const onesPlace = textAt(tokens, place + 1) === '-' ? place + 2 : place + 1;
    const ones = ordinals.get(textAt(tokens, onesPlace)) ?? 10;
    return ones < 10 ? { value: tens + ones, next: onesPlace + 1 } : undefined;
  }
  const value = word === '' ? undefined : ordinals.get(word);
  return value === undefined ? undefined : { value, next: place + 1 };
}

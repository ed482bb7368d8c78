import type { Found, Token } from './tokens.ts';
import { textAt } from './tokens.ts';

const MINUTES = new Map([
  ['quarter', 15],
  ['five', 5],
  ['ten', 10],
  ['twenty', 20],
  ['5', 5],
  ['10', 10],
  ['15', 15],
  ['20', 20],
  ['25', 25],
]);

/** "half", "half past", "quarter to", "twenty-five past": minutes after the hour, less than none before it. */
export function minutePastOrToAt(tokens: readonly Token[], start: number): Found<number> | undefined {
  const place = textAt(tokens, start) === 'a' && textAt(tokens, start + 1) === 'quarter' ? start + 1 : start;
  const word = textAt(tokens, place);
  if (word === 'half') {
    const dash = textAt(tokens, place + 1) === '-' ? 1 : 0;
    return { value: 30, next: place + 1 + (/^(?:past|after)$/.test(textAt(tokens, place + 1)) ? 1 : dash) };
  }
  let minutes = MINUTES.get(word);
  if (minutes === undefined) return undefined;
  let next = place + 1;
  if (word === 'twenty') {
    const dash = textAt(tokens, next) === '-' ? 1 : 0;
    if (textAt(tokens, next + dash) === 'five') {
      minutes = 25;
      next += dash + 1;
    }
  }
  if (/^(?:minutes|mins)$/.test(textAt(tokens, next))) next += 1;
  const link = textAt(tokens, next);
  if (link === 'past') return { value: minutes, next: next + 1 };
  return link === 'to' ? { value: -minutes, next: next + 1 } : undefined;
}

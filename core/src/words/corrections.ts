import type { Token } from './tokens.ts';
import { textAt } from './tokens.ts';

const SORRY =
  /^(?:sorry|soz|no|nope|oops|whoops|wait|actually|rather|correction|scratch|scrap|er|um|i|mean|meant|make|it|that|hang|on|or|should|be|say|not|ooh|oh|ah|sry)$/;
const MEANT = /^(?:sorry|soz|sry|no|nope|oops|whoops|wait|actually|rather|correction|scratch|scrap|mean|meant|make)$/;
const MOST = 8;

/** The place after "sorry", ", I mean", "- no wait,": what follows is meant instead. The same place when nothing is taken back. */
export function pastCorrection(tokens: readonly Token[], start: number): number {
  let place = start;
  let isMeant = false;
  while (place < start + MOST) {
    const token = tokens[place];
    if (token === undefined) return start;
    if (
      token.is === 'word'
        ? SORRY.test(token.text)
        : /^(?:[,.;…!:(–—-])$/.test(token.text) && !(token.touches && tokens[place + 1]?.is === 'number' && tokens[place + 1]?.touches)
    ) {
      isMeant = isMeant || MEANT.test(token.text);
      place += 1;
    } else break;
  }
  if (!isMeant || textAt(tokens, place - 1) === 'not') return start;
  // "on" belongs to the day.
  return textAt(tokens, place - 1) === 'on' ? place - 1 : place;
}

/** "not Tue, Wed": how many tokens say that what follows is not meant. */
export const isDenied = (tokens: readonly Token[], start: number): boolean => {
  const place = /^(?:on|the|for)$/.test(textAt(tokens, start - 1)) ? start - 2 : start - 1;
  return (
    textAt(tokens, place) === 'not' && !/^(?:or|do|is|if|why|am|are|be|sure|has|have|had|was|will|could|did|would|can|does)$/.test(textAt(tokens, place - 1))
  );
};

const EXCEPT: readonly string[] = [
  'with the exception of',
  'except for',
  'except on',
  'except',
  'apart from',
  'aside from',
  'other than',
  'but not on',
  'but not',
  'excluding',
  'excl',
  'not including',
  'but for',
  'bar',
  'minus',
  'not on',
  'not',
];

/** Whether "except" is all it can be: a plain "not" may begin another thought. */
export const isSurelyExcept = (tokens: readonly Token[], start: number): boolean =>
  !/^not$/.test(textAt(tokens, start)) && pastExcept(tokens, start) !== undefined;

/** The place after "except", "but not", "apart from"; undefined where there is none. */
export function pastExcept(tokens: readonly Token[], start: number): number | undefined {
  const place = /^[,(]$/.test(textAt(tokens, start)) ? start + 1 : start;
  for (const words of EXCEPT) {
    const all = words.split(' ');
    if (all.every((word, index) => textAt(tokens, place + index) === word)) return place + all.length;
  }
  return undefined;
}

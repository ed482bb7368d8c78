import type { LocalTime } from '@hatstand/db/times';
import type { HeardWhen } from './heard.ts';
import { lookingFrom } from './looking.ts';
import type { Phrase } from './phrases.ts';
import { phraseAt } from './phrases.ts';
import { folded, tokensOf } from './tokens.ts';

export type { HeardWhen, TimeQuestion } from './heard.ts';

export interface HeardTimes {
  /** What was said with every time phrase replaced by @when, in the order of `when`. */
  readonly frame: string;
  readonly when: readonly HeardWhen[];
}

/** Finds days and times in what was said. It asks where two readings are possible, and leaves alone what it does not know. */
export function hearTimes(words: string, now: LocalTime): HeardTimes {
  const text = folded(words);
  const tokens = tokensOf(text);
  const looking = lookingFrom(now);
  const phrases: Phrase[] = [];
  let place = 0;
  let lastEnd = -1;
  while (place < tokens.length) {
    const phrase = phraseAt(tokens, place, lastEnd, looking);
    if (phrase) phrases.push(phrase);
    place = phrase ? phrase.next : place + 1;
    if (phrase) lastEnd = phrase.next;
  }
  const pieces: string[] = [];
  let end = 0;
  const when = phrases.map(({ start, next, spans, repeat, except, ask }): HeardWhen => {
    const from = tokens[start]?.from ?? end;
    const to = tokens[next - 1]?.to ?? from;
    pieces.push(text.slice(end, from), ' @when ');
    end = to;
    return { spans, repeat, except, ask, text: text.slice(from, to) };
  });
  pieces.push(text.slice(end));
  return { frame: tidied(pieces.join('')), when };
}

const tidied = (frame: string): string => {
  const spaced = frame.replace(/ +/g, ' ').trim();
  let end = spaced.length;
  while (end > 0 && /[.?!… ]/.test(spaced[end - 1] ?? '')) end -= 1;
  return spaced.slice(0, end);
};

import type { LocalTime } from '@hatstand/db/times';
import type { Phrase } from './phrases.ts';
import type { Placed } from './placing.ts';
import { certain, placed } from './placing.ts';
import type { Token } from './tokens.ts';

const LIST = /^(?:,|and|or|&|\+|\/|-|–|—|, and|, or)$/;

/** In "Mon and Tue 9-11" the time may be for both days, and in "Tue 9am or 2pm" the day for both times: then it asks. */
export function sharedOut(phrases: readonly Phrase[], tokens: readonly Token[], now: LocalTime): readonly Placed[] {
  const placedAlone: Placed[] = phrases.map(({ spans, ask }) => ({ spans, ask }));
  let dayBefore = phrases.find((phrase) => phrase.day !== undefined);
  phrases.forEach((phrase, index) => {
    if (phrase.day !== undefined) dayBefore = phrase;
    else if (dayBefore?.day !== undefined && phrase.readings) {
      const there = placed(dayBefore.day.said, phrase.readings, now);
      if (there && there.ask !== 'no such time') placedAlone[index] = certain([...phrase.spans, ...there.spans], phrase.ask);
    }
  });
  // Backwards, so that "Mon, Tue and Wed 9-11" hands the time to all three.
  let readings: Phrase['readings'];
  for (let index = phrases.length - 1; index >= 0; index -= 1) {
    const phrase = phrases[index];
    const after = phrases[index + 1];
    if (!phrase) continue;
    if (!after || !isListed(phrase, after, tokens)) readings = undefined;
    if (phrase.readings === undefined) share(index, phrase, readings);
    else readings = phrase.clockFirst ? undefined : phrase.readings;
  }
  // And forwards for "9-11 on Mon and Tue".
  readings = undefined;
  phrases.forEach((phrase, index) => {
    const before = phrases[index - 1];
    if (!before || !isListed(before, phrase, tokens)) readings = undefined;
    if (phrase.readings === undefined) share(index, phrase, readings);
    else readings = phrase.clockFirst ? phrase.readings : undefined;
  });

  function share(index: number, phrase: Phrase, times: Phrase['readings']): void {
    if (times === undefined || times.length === 0 || phrase.day === undefined) return;
    const timed = placed(phrase.day.said, times, now);
    if (timed && timed.spans.length > 0 && phrase.spans.length > 0) placedAlone[index] = certain([...phrase.spans, ...timed.spans], phrase.ask);
  }

  return placedAlone;
}

function isListed(one: Phrase, other: Phrase, tokens: readonly Token[]): boolean {
  const between = tokens.slice(one.next, Math.min(other.start, one.next + 3)).map((token) => token.text);
  return other.start - one.next <= 2 && LIST.test(between.join(' '));
}

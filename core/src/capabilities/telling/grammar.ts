import type { PersonId } from '@hatstand/db/ids';
import { Labelled } from '@hatstand/db/labels';
import type { Need } from '@hatstand/db/schema/telling';
import { CLOCK_TYPED, inTheMorning, readClock } from '../../words/clock-typed.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { Best, TellingIntent, Whose } from './intents.ts';
import * as words from './phrases.ts';

/** What somebody says about how they, or whoever they speak for, like to be told things; undefined when it is about something else. */
export function understand(said: Said): TellingIntent | undefined {
  const frame = withoutCourtesy(said.frame.replace(/[!?]+/g, '').replaceAll("'", '')).replace(/^mine (?=.)/, '');
  const whose: Whose = said.who[0] ? { whose: said.who[0].people } : {};
  if (words.SHOW_OWN.test(frame)) return { do: 'show' };
  if (said.who.length === 1 && words.SHOW_OTHER.some((pattern) => pattern.test(frame))) return { do: 'show', ...whose };
  if (words.SHARE.test(frame)) return { do: 'share', yes: true };
  if (words.KEEP_PRIVATE.test(frame)) return { do: 'share', yes: false };
  return copiesIn(frame, said) ?? needIn(frame, whose) ?? needsIn(frame, whose) ?? bestTimeIn(said) ?? inTheirWords(said);
}

function copiesIn(frame: string, { who }: Said): TellingIntent | undefined {
  const supporter: readonly PersonId[] | undefined = who.length === 1 ? who[0]?.people : undefined;
  if (words.STOP_COPIES.test(frame)) return { do: 'stop copies', ...(supporter ? { supporter } : {}) };
  if (supporter && words.COPY_IN.some((pattern) => pattern.test(frame))) return { do: 'copy in', supporter, unknown: false };
  return words.COPY_SOMEBODY.test(frame) ? { do: 'copy in', supporter: [], unknown: true } : undefined;
}

function needIn(frame: string, whose: Whose): TellingIntent | undefined {
  for (const [need, pattern] of Object.entries(words.NEEDS) as [Exclude<Need, 'best time' | 'in their words'>, RegExp][]) {
    const found = pattern.exec(frame)?.groups;
    if (found) return { do: found['off'] || found['done'] ? 'end' : 'set', need, ...(found['whose'] ? whose : {}) };
  }
  return undefined;
}

/** "One thing at a time and read back to me": each part is a need, or it is about something else. */
function needsIn(frame: string, whose: Whose): TellingIntent | undefined {
  const parts = frame.split(/(?:,? and (?:also )?|, | ?[&+] ?)/).map((part) => needIn(part.trim(), whose));
  const set = parts.flatMap((part) => (part?.do === 'set' ? [part] : []));
  if (parts.length < 2 || set.length < parts.length) return undefined;
  const about = set.find((one) => one.whose);
  return { do: 'set several', needs: [...new Set(set.map(({ need }) => need))], ...(about ? whose : {}) };
}

const PARTS: Readonly<Record<string, Best>> = {
  morning: { until: '12:00' as never },
  afternoon: { from: '12:00' as never, until: '17:00' as never },
  evening: { from: '17:00' as never },
};

function bestTimeIn({ words: typed }: Said): TellingIntent | undefined {
  const plain = withoutCourtesy(
    typed
      .toLowerCase()
      .replace(/['’]/g, '')
      .replace(/[!?]+/g, '')
      .replace(/ ?[–—-] ?/g, ' to ')
      .trim(),
  );
  if (words.NO_BEST_TIME.test(plain)) return { do: 'end', need: 'best time' };
  const best = words.BEST_TIME.map((pattern) => pattern.exec(plain)?.groups?.['when']).find((when) => when !== undefined);
  const read = best && bestSaid(best);
  return read ? { do: 'set', need: 'best time', best: read } : undefined;
}

const BETWEEN = new RegExp(`^(?:from |between )?(?<from>${CLOCK_TYPED}) (?:to|till|until|and) (?<until>${CLOCK_TYPED})$`);
const AFTER = new RegExp(`^(?:after|from|past|not before) (?<from>${CLOCK_TYPED})(?: onwards)?$`);
const BEFORE = new RegExp(`^(?:before|until|till|up to|not after) (?<until>${CLOCK_TYPED})$`);

function bestSaid(when: string): Best | undefined {
  const part = /^(?:in the |the )?(?<part>morning|afternoon|evening)s?$/.exec(when)?.groups?.['part'];
  if (part) return PARTS[part];
  const daytime = (hour: number): 'am' | 'pm' => (hour >= 7 && hour < 12 ? 'am' : 'pm');
  const both = BETWEEN.exec(when)?.groups;
  const from = both?.['from'] ?? AFTER.exec(when)?.groups?.['from'];
  const until = both?.['until'] ?? BEFORE.exec(when)?.groups?.['until'];
  const [start, end] = [from && readClock(from, daytime), until && readClock(until, both ? daytime : inTheMorning)];
  if ((from && !start) || (until && !end) || (!start && !end) || (start && end && start >= end)) return undefined;
  return { ...(start ? { from: start } : {}), ...(end ? { until: end } : {}) };
}

/** People's own words about it are care: kept locked, and never said back on WhatsApp. */
function inTheirWords({ words: typed }: Said): TellingIntent | undefined {
  const own = words.OWN_WORDS.map((pattern) => pattern.exec(typed.trim())?.groups?.['own']).find((found) => found !== undefined);
  return own ? { do: 'set', need: 'in their words', words: new Labelled('care', own.trim()) } : undefined;
}

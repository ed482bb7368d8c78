import { CLOCK_TYPED, inTheEvening, inTheMorning, readClock } from '../../words/clock-typed.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { SettingIntent } from './intents.ts';
import * as words from './phrases.ts';

/**
 * What somebody wants of their settings, or undefined when they want something else. Times of day are read from the words themselves: here "9" is no day's
 * nine o'clock but everybody's.
 */
export function understand({ words: typed }: Said): SettingIntent | undefined {
  const plain = withoutCourtesy(plainly(typed)).replace(/^mine (?=.)/, '');
  if (words.SHOW.some((pattern) => pattern.test(plain))) return { do: 'show' };
  return channelIn(plain) ?? quietIn(plain) ?? urgentIn(plain) ?? digestIn(plain);
}

const plainly = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[!?]+/gu, ' ')
    .replace(/ ?[–—-] ?/gu, ' - ')
    .replace(/[,;]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[ .:]+$/u, '');

function channelIn(plain: string): SettingIntent | undefined {
  if (words.WHATSAPP.some((pattern) => pattern.test(plain))) return { do: 'use channel', channel: 'whatsapp' };
  return words.ROCKETCHAT.some((pattern) => pattern.test(plain)) ? { do: 'use channel', channel: 'rocketchat' } : undefined;
}

function quietIn(plain: string): SettingIntent | undefined {
  if (words.QUIET_SHOW.test(plain)) return { do: 'show quiet hours' };
  if (words.QUIET_OFF.some((pattern) => pattern.test(plain))) return { do: 'no quiet hours' };
  if (words.QUIET_USUAL.test(plain)) return { do: 'usual quiet hours' };
  const both = firstMatch(words.QUIET_BOTH, plain);
  const [start, end] = [both?.['from'] && readClock(both['from'], inTheEvening), both?.['until'] && readClock(both['until'], inTheMorning)];
  if (start && end) return { do: 'set quiet hours', from: start, until: end };
  const before = firstMatch(words.QUIET_BEFORE, plain)?.['until'];
  const until = before && readClock(before, inTheMorning);
  if (until) return { do: 'set quiet hours', until };
  const after = firstMatch(words.QUIET_AFTER, plain)?.['from'];
  const from = after && readClock(after, inTheEvening);
  return from ? { do: 'set quiet hours', from } : undefined;
}

function urgentIn(plain: string): SettingIntent | undefined {
  if (words.NEVER_WAKE.some((pattern) => pattern.test(plain))) return { do: 'set urgent', mayWake: false };
  return words.MAY_WAKE.some((pattern) => pattern.test(plain)) ? { do: 'set urgent', mayWake: true } : undefined;
}

const A_CLOCK = new RegExp(CLOCK_TYPED);

function digestIn(plain: string): SettingIntent | undefined {
  if (words.DIGEST_SHOW.test(plain)) return { do: 'show digest' };
  if (words.DIGEST_OFF.some((pattern) => pattern.test(plain))) return { do: 'set digest', digest: 'off' };
  const when = firstMatch(words.DIGEST, plain)?.['when'];
  if (when === undefined) return undefined;
  if (/morning|breakfast/.test(when)) return { do: 'set digest', digest: 'morning' };
  if (/evening|night|tea ?time/.test(when)) return { do: 'set digest', digest: 'evening' };
  const clock = A_CLOCK.exec(when)?.[0];
  const time = clock && readClock(clock, (hour) => (hour >= 7 && hour < 12 ? 'am' : 'pm'));
  return time ? { do: 'set digest', digest: time < '12:00' ? 'morning' : 'evening' } : undefined;
}

function firstMatch(patterns: readonly RegExp[], plain: string): Record<string, string | undefined> | undefined {
  for (const pattern of patterns) {
    const groups = pattern.exec(plain)?.groups;
    if (groups) return groups;
  }
  return undefined;
}

import { Labelled } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { PinIntent, PinText } from './intents.ts';

const SHOW =
  /^(?:pins?|the pins|(?:show|see)(?: me)?(?: the)? pins|pin (?:show|list|board)|what(?:'s|s| is| are)(?: the)? (?:pinned|pins)|pin ?board|pins @when)$/;
const START = /^pin (?:something|this|that|it|one|add|new)$|^(?:new pin|add a pin)$/;
const UNPIN =
  /^(?:unpin|pin (?:remove|off|down)|(?:remove|take down|take off|delete)(?: the)?(?= (?:first|second|third|last|pin|\d)))(?: (?:the )?(?:pin )?(?:number )?(?:(?<number>\d{1,2})(?:st|nd|rd|th)?|(?<word>first|second|third|last)))?(?: one| pin)?$/;
const PIN = /^pin(?:\s+that|\s*:)?\s+(?<rest>[\s\S]+)$/i;
const ORDINARY = /^(?:ordinary|for everyone|everyone)\s*[:,-]\s*/i;
const UNTIL = /(?:^|[\s,;(]+)until\s+(?<day>[^\n]{1,40})$/i;

/** What somebody wants of the board, or undefined when they want something else. */
export function understand(said: Said): PinIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  if (SHOW.test(frame)) return { do: 'show' };
  if (START.test(frame)) return { do: 'start' };
  const off = UNPIN.exec(frame);
  if (off) return { do: 'unpin', ...numberOf(off.groups) };
  const words = PIN.exec(said.words)?.groups?.['rest'];
  return words === undefined ? undefined : { do: 'pin', text: textToPin(words, said) };
}

const numberOf = (groups: Record<string, string | undefined> | undefined): { number?: number } => {
  const word = groups?.['word'];
  const number = word ? { first: 1, second: 2, third: 3, last: -1 }[word] : groups?.['number'] ? Number(groups['number']) : undefined;
  return number === undefined ? {} : { number };
};

/** The words to pin, with "ordinary:" in front and "until 5 Dec" at the end taken to heart. */
export function textToPin(typed: string, said: Said): PinText {
  const ordinary = ORDINARY.test(typed);
  const words = typed.replace(ORDINARY, '').trim();
  const ends = UNTIL.exec(words)?.groups?.['day'];
  if (ends === undefined) return { words: new Labelled('care', words), ordinary };
  return { words: new Labelled('care', words.replace(UNTIL, '').trim()), ordinary, until: lastDay(ends, said) ?? 'unclear' };
}

/** The day that was heard last, if what stands behind "until" is that day and nothing else. */
function lastDay(ends: string, said: Said): Day | undefined {
  const heard = said.when.at(-1);
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/^(?:until|the|on)\s+/, '')
      .replace(/[.)!\s]+$/, '');
  if (!heard || heard.ask || heard.spans.length !== 1 || !bare(heard.text).endsWith(bare(ends))) return undefined;
  return (heard.spans[0]?.to?.slice(0, 10) as Day | undefined) ?? undefined;
}

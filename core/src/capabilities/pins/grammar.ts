import { Labelled } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { PinIntent } from './intents.ts';

const SHOW = /^(?:pins?|the pins|(?:show|see)(?: me)?(?: the)? pins|pin (?:show|list|board)|what(?:'s|s| is) pinned|pin board)$/;
const START = /^(?:pin something|pin this|pin (?:add|new)|new pin|add a pin)$/;
const UNPIN =
  /^(?:unpin|pin (?:remove|off|down)|remove pin|take down pin|take down)(?: (?:number )?(?<number>\d{1,2})| the (?<word>first|second|third|last))?$/;
const PIN = /^pin(?:\s+that|\s*:)?\s+(?<rest>[\s\S]+)$/i;
const ORDINARY = /^(?:ordinary|for everyone|everyone)\s*[:,-]\s*/i;
const UNTIL = /[\s,;(]+until\s+[^\n]{1,40}$/i;

/** What somebody wants of the board, or undefined when they want something else. */
export function understand(said: Said): PinIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  if (SHOW.test(frame)) return { do: 'show' };
  if (START.test(frame)) return { do: 'start' };
  const off = UNPIN.exec(frame);
  if (off) return { do: 'unpin', ...numberOf(off.groups) };
  const words = PIN.exec(said.words)?.groups?.['rest'];
  return words === undefined ? undefined : pinning(words, said);
}

const numberOf = (groups: Record<string, string | undefined> | undefined): { number?: number } => {
  const word = groups?.['word'];
  const number = word ? { first: 1, second: 2, third: 3, last: -1 }[word] : groups?.['number'] ? Number(groups['number']) : undefined;
  return number === undefined ? {} : { number };
};

/** The words to pin, with "ordinary:" in front and "until 5 Dec" at the end taken to heart. */
export function pinning(typed: string, said: Said): Extract<PinIntent, { do: 'pin' }> {
  const ordinary = ORDINARY.test(typed);
  const words = typed.replace(ORDINARY, '');
  const until = endOf(words, said);
  const kept = until ? words.replace(UNTIL, '') : words;
  return { do: 'pin', words: new Labelled('care', kept.trim()), ordinary, ...(until ? { until } : {}) };
}

/** The last day that was said, where the words end in "until …" and the day is clear. */
function endOf(words: string, said: Said): Day | undefined {
  const last = said.when.at(-1);
  if (
    !last ||
    last.ask ||
    !UNTIL.test(words) ||
    !words
      .toLowerCase()
      .trim()
      .replace(/[.)!]+$/, '')
      .endsWith(last.text)
  )
    return undefined;
  const to = last.spans[0]?.to;
  return to ? (to.slice(0, 10) as Day) : undefined;
}

import { isOneSlip } from './slips.ts';

/** Words that people mean as they stand, although a slip of the finger would make them of "stop", "start" or "pause". */
const REAL: ReadonlySet<string> = new Set(
  'step steps shop chop top tops sop slop slops swop stow stoop stoops stops stomp strop stoup estop stot spot snop start starts star stars stat stare smart tart tarts stark starch sart cause pauses paused parse paste pulse purse passe pase'.split(
    ' ',
  ),
);
/** Keys side by side on the keyboard of a phone. */
const BESIDE: Readonly<Record<string, string>> = { s: 'adwxezq', t: 'rygf', o: 'ip0lk9', p: 'ol0' };

/** One slip that can hardly be anything else: two letters changed round, a letter twice or left out, a key beside it. */
function surelySlips(word: string): string[] {
  const slips = [...word].flatMap((letter, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const beside = [...(BESIDE[letter] ?? '')].flatMap((key) => [before + key + after, before + key + letter + after, before + letter + key + after]);
    return [before + after, before + letter + letter + after, before + (after[0] ?? '') + letter + after.slice(1), ...beside];
  });
  return [...new Set(slips)].filter((slip) => slip !== word && /^[a-z0-9]+$/u.test(slip) && !REAL.has(slip) && slip.length > 2);
}

/** "STOP" typed in a hurry. Real words that are near ("step", "shop", "top") are not in it. */
const STOP = `(?:s+t+[o0]+p+|atop|${surelySlips('stop').join('|')})`;
const TAIL = '(?: (?:any ?more|at all|now|altogether|completely|for good|for ever|forever|ever|ever again|again|immediately|right now|today))*';
const ME = '(?: (?:to )?(?:me|us))?';
const ALL = '(?:(?:all|any|your|these|those|the|more|sending|getting) )*';
const WRITING = '(?:messag(?:ing|eing|es|e)|text(?:ing|s)?|contacting|writing|whats ?apping|pinging|bothering|bugging|pestering|spamming|msging|emailing)';
const THINGS = `(?: ${ALL}(?:messages?|texts?|msgs|stuff|things|everything|notifications?|alerts))?`;
const ASK = '(?:(?:can|could|will|would) (?:you|u|ya) |i (?:want|need|would like|wish) (?:you|u) to |you (?:can|must|should) |just )?(?:please )?';

const STOPS = [
  new RegExp(`^(?:${STOP} ?)+${TAIL}$`),
  new RegExp(`^${STOP} ?(?:all|everything|it all|all of it|all messages|hattie)${TAIL}$`),
  new RegExp(`^${ASK}${STOP} ${ALL}${WRITING}${ME}${THINGS}${TAIL}$`),
  new RegExp(`^${ASK}${STOP} (?:sending|giving)(?: me| us)? ${ALL}(?:messages?|texts?|msgs|stuff|things|everything|notifications?)${ME}${TAIL}$`),
  new RegExp(
    `^(?:please )?(?:do not|dont|never) (?:message|text|contact|write(?: to)?|whats ?app|ping|msg|send) (?:me|us)(?: any(?:thing| messages| texts)?(?: more)?| messages| texts)?${TAIL}$`,
  ),
  new RegExp(`^(?:no more|i (?:do not|dont) want (?:any )?(?:more )?) ?(?:messages|texts|msgs)(?: from (?:you|hattie|this))?${ME}${TAIL}$`),
  new RegExp(`^(?:i (?:want|would like|need) to )?un ?-?su?bs?c?r?i?b?e?(?:d|me)?(?: (?:me|please|from (?:this|all|everything)))*${TAIL}$`),
  new RegExp(
    `^(?:leave me alone|leave me in peace|opt (?:me )?out|(?:i )?(?:want|would like) (?:to opt )?out|take me off (?:this|the|your) list|remove me from (?:this|the|your) list|${STOP} ?all)${TAIL}$`,
  ),
];
const STARTS =
  /^(?:start|unstop|un-stop|start again|start up again|resume|restart|subscribe|come back|back|(?:i am|im|ive) (?:come )?back(?: again| now)?|start (?:messag|text|writ)ing (?:to )?(?:me )?(?:again)?|(?:you can )?(?:message|text|write to) me again|undo stop|stop stop|(?:please )?turn (?:it|you|messages|them) (?:all )?(?:back )?on(?: again)?|switch (?:it|messages) (?:back )?on(?: again)?|(?:i )?(?:want|would like|need) (?:my |your |the )?(?:messages|texts) (?:again|back)|(?:you can )?(?:message|text|write to) me(?: now)?|i (?:want|would like) to (?:come back|start again|hear from you again)|un ?pause|let me (?:back )?in)$/;
const ENDS_BREAK =
  /^(?:start|resume|restart|unpause|un-pause|start again|(?:come )?back|(?:i am|im) back(?: again| now| early)?|end (?:the|my) (?:break|pause)|(?:stop|cancel) (?:the|my) (?:break|pause)|no more break|pause off|stop pause|stop pausing)$/;

/** Longer than anybody needs to say stop. */
const LONGEST = 90;

/** What a whole message means that may be about stopping and nothing else; `perhaps`: one slip away from it, and no word of its own. */
export type StopHeard = 'surely' | 'perhaps';

/**
 * STOP, in whatever way people type it. Only whole messages that can mean nothing else: "stop the Tuesday visits", "stop by on Tuesday" and "stop my
 * reminders" are somebody else's words.
 */
export function hearStop(words: string): StopHeard | undefined {
  if (words.length > LONGEST) return undefined;
  const plain = plainly(words);
  if (STOPS.some((pattern) => pattern.test(plain))) return 'surely';
  return isOneSlip(plain, 'stop') && !REAL.has(plain) ? 'perhaps' : undefined;
}

/** A word of its own that is one slip away from STOP, and nothing else in the message: asked about where it means nothing else. */
export const isNearStop = (words: string): boolean => words.length <= LONGEST && isOneSlip(plainly(words), 'stop');

/** START, said by somebody who has said STOP. */
export function saysStart(words: string): boolean {
  const plain = words.length > LONGEST ? '' : plainly(words);
  return STARTS.test(plain) || (isOneSlip(plain, 'start') && !REAL.has(plain));
}

/** START, said by somebody who takes a break: the end of it. */
export function endsBreak(words: string): boolean {
  const plain = words.length > LONGEST ? '' : plainly(words);
  return ENDS_BREAK.test(plain) || (isOneSlip(plain, 'start') && !REAL.has(plain));
}

/** A bare "pause", from somebody who has nothing to be paused. */
export const isPause = (words: string): boolean => words.length <= LONGEST && /^pause(?: me| messages)?$/u.test(pauseWrittenOut(plainly(words)));

/** "puase", "pasue", "paus": the word alone, or at the beginning of what is said. */
export const pauseWrittenOut = (frame: string): string =>
  frame.replace(/^[a-z]{4,6}\b/u, (word) => (isOneSlip(word, 'pause') && !REAL.has(word) ? 'pause' : word));

const plainly = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’`]/gu, '')
    .replace(/[^\p{L}\p{N}\s/@-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[/@]?(?:hattie )?[/@]?(?:(?:hattie|mine) )?/u, '')
    .replace(/^(?:(?:please|pls|plz|hi|hello|ok|okay|just|oh|for gods sake|sorry|now|hattie) )+/u, '')
    .replace(/(?: (?:please|pls|plz|thanks|thank you|thx|ta|hattie|ffs|x+|sorry|already|you lot))+$/u, '');

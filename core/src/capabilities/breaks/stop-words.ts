import type { Person } from '@hatstand/db/repositories/people';
import type { BreakIntent } from './intents.ts';

/** "STOP" typed in a hurry. Real words that are near ("step", "shop", "top") are not in it. */
const STOP = '(?:s+t+[o0]+p+|stpo|sotp|tsop|stp|dtop|atop|syop|stoip|stiop|sttop)';
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

/**
 * STOP, and START after it, in whatever way people type them. Heard before anything else that may be open (PRODUCT, promise 3), so only whole messages
 * that can mean nothing else are in here: "stop the Tuesday visits" and "stop my reminders" are somebody else's words.
 */
export function hearAtOnce(words: string, person: Pick<Person, 'stoppedAt' | 'pausedUntil'>): BreakIntent | undefined {
  if (words.length > LONGEST) return undefined;
  const plain = plainly(words);
  if (person.stoppedAt !== null && STARTS.test(plain)) return { do: 'come back' };
  if (person.stoppedAt === null && person.pausedUntil !== null && ENDS_BREAK.test(plain)) return { do: 'end break' };
  return STOPS.some((pattern) => pattern.test(plain)) ? { do: 'stop' } : undefined;
}

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

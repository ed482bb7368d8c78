import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { DeathIntent } from './intents.ts';

/** What people put before it. */
const SORRY =
  "(?:(?:i'm|i am|im|we're|we are) )?(?:so |very |really |deeply )*(?:sorry|sad|afraid|heartbroken)(?: to (?:say|tell you|have to tell you|let you know|inform you|report))?(?: that)?";
const NEWS =
  "(?:(?:we have|we've|i have|i've|there is|there's|it's|it is|got|had)(?: got)? )?(?:some |very |really |terribly |such )*(?:sad|bad|terrible|awful|dreadful) news(?: today)?(?: that)?";
const HEARD = "(?:i |we |i've |we've )?(?:have )?(?:only )?(?:just )?(?:heard|found out|been told|learnt|learned)(?: that)?";
const MUST = '(?:i |we )(?:have to|must|need to|want to|wanted to) (?:tell you|let you know|say)(?: that)?|just (?:to say|to let you know)(?: that)?';
const FORMAL = 'it is with (?:great |deep )?sadness(?: that)?(?: i (?:tell|have to tell) you)?(?: that)?|please know(?: that)?';
const WORDS = 'sadly|unfortunately|everyone|everybody|dear all|all|oh no|omg|hello all|(?:i think|it seems|it looks like)(?: that)?';
const LEAD = new RegExp(`^(?:(?:${[NEWS, SORRY, HEARD, MUST, FORMAL, WORDS].join('|')})[\\s,.:;!-]+)+`);
const ENDING =
  "(?:[\\s,.]+(?:very |so )?(?:suddenly|peacefully|quietly|unexpectedly|sadly|unfortunately|today|earlier(?: today)?|overnight|just now|in (?:his|her|their) sleep|in (?:the )?(?:hospital|hospice|care home|night|early hours)|at (?:the )?(?:hospital|hospice|home)|i'm (?:so )?(?:sorry|afraid)|im (?:so )?sorry|so sorry|sorry|on @when|at @when|in @when|@when|rip|x+))*[\\s.!]*";
const HAS = "(?:'s| has| have)?(?: (?:just|now|sadly|suddenly|peacefully|unfortunately|actually))*";
const DIED = '(?:died|passed away|passed on|passed over)';

/** Words that can mean nothing else. */
const SURE: readonly RegExp[] = [
  new RegExp(`^@who${HAS} ${DIED}${ENDING}$`),
  new RegExp(`^@who(?:'s| is| was)(?: sadly| now)? (?:dead|deceased|found dead)${ENDING}$`),
  new RegExp(`^(?:the )?death of @who${ENDING}$`),
];
/** Words that may mean it: whoever says so is asked, and nothing happens before. */
const PERHAPS: readonly RegExp[] = [
  new RegExp(`^@who${HAS} passed${ENDING}$`),
  new RegExp(`^@who${HAS} died (?:of|from|after|because of|following|during|on|by) .{2,80}$`),
  new RegExp(`^@who(?:'s| is| has)?(?: sadly)? (?:no longer with us|didn't make it|did not make it|not with us any ?more)${ENDING}$`),
  new RegExp(`^(?:we|we've|we have|i|i've|i have)(?: just| sadly)? lost (?:our |my )?(?:dear |lovely )?@who${ENDING}$`),
  /^(?:has|have|did|is) @who (?:really )?(?:died|passed away|die|dead)$/,
  /^(?:rip|rest in peace),? @who$/,
];
const BY_MISTAKE = '[\\s,.:;!-]+(?:(?:it|that) was (?:all )?(?:a|my) mistake|my mistake|sorry|i was wrong)';
const NOT_SO = "(?:hasn't|hasnt|has not|didn't|did not|isn't|isnt) (?:died?|dead|passed away)(?: after all)?";
/** Only with a name right before it, as the word that somebody has died. */
const ALIVE = new RegExp(
  `^(?:(?:no|oh|sorry|wait|actually|thank god|good news)[\\s,.:;!-]+)*@who(?:(?: is|'s) (?:still )?(?:alive|not dead|with us)(?: and (?:well|kicking))?(?: after all)?(?:${BY_MISTAKE})*| ${NOT_SO}(?:${BY_MISTAKE})+)$`,
);
const SOMEBODY =
  /^(?:(?:somebody|someone|the person)(?: in (?:the|my|our) team| we support| i support)? has (?:died|passed away)|there(?:'s| has| is)(?: been)? a death(?: in (?:the|my|our) team)?|(?:tell you about|report) a death|(?:he|she|they)(?:'s|'ve| has| have)?(?: just| sadly)? (?:died|passed away))$/;
const RELATION = new RegExp(
  `^(?:my|our) (?:dear |lovely |poor )?(?:mum|mam|mom|mother|dad|father|nan|nana|gran|granny|grandma|grandmother|grandad|granddad|grandfather|husband|wife|partner|brother|sister|son|daughter|aunt|auntie|uncle|friend)${HAS} ${DIED}${ENDING}$|^(?:mum|mam|mom|mummy|dad|daddy|nan|gran|grandma|grandad)${HAS} (?:${DIED}|passed)${ENDING}$`,
);

/** What was said about a death. A phone, a battery, somebody's mother: no name stands right before the word, or it does not end there. */
export function understandDeath(said: Said): DeathIntent | undefined {
  const frame = plain(said);
  const who = said.who[0]?.people ?? [];
  const only = said.who.length === 1;
  if (only && SURE.some((pattern) => pattern.test(frame))) return { do: 'died', who, sure: !isAsking(said) };
  if (only && PERHAPS.some((pattern) => pattern.test(frame))) return { do: 'died', who, sure: false };
  if (only && ALIVE.test(frame)) return { do: 'alive', who };
  if (SOMEBODY.test(withoutEnding(frame))) return { do: 'died', who: [], sure: false };
  return RELATION.test(frame) ? { do: 'died', who: [], sure: false, relation: true } : undefined;
}

/** "Rosa has died?" and "I think Rosa has died" are not sure. */
const isAsking = ({ words, frame }: Said): boolean => /\?\s*$/.test(words) || /^(?:i think|it seems|it looks like|maybe|perhaps)\b/.test(frame);

const withoutEnding = (frame: string): string => frame.replace(new RegExp(`${ENDING}$`), '');

function plain(said: Said): string {
  const bare = withoutCourtesy(said.frame.replace(/\s+/gu, ' ').replace(/^(?:maybe|perhaps) /, ''));
  return bare
    .replace(LEAD, '')
    .replace(/\s+([,.!?'])/gu, '$1')
    .replace(/[\s.!?,]+$/u, '');
}

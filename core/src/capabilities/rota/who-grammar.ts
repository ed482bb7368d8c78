import type { Frame } from './frames.ts';
import { familyIn, POSSESSED, scopeOf, WHOM } from './frames.ts';
import type { Asks, WhoIntent } from './intents.ts';

const HERE =
  '(?: (?:still|all|else|be|going to be|gonna be|meant to be|supposed to be|on duty|on|coming|comes|come|here|in|visiting|visits|visit|working|due|round|over|there|about|back|around|up|out|down|booked|down for))';
const WITH = `(?: (?:with|for|at|to|going to|to see|seeing|visiting|doing|helping|looking after|caring for|to see to|giving|taking|covering|having|got)(?: (?:the|a|it))?)`;
const VISIT = '(?: (?:the |a )?(?:visits?|turn|morning|tea|evening|company|one|slot|place|house|first|last|next)(?: visits?| one)?)';
const ENDS = `(?:${HERE}|${VISIT})*`;
const of = (...patterns: string[]): RegExp[] => patterns.map((pattern) => new RegExp(`^${pattern}$`));

const WHO = of(
  `who(?:se|'s|'ll| will| was| came| has| have| does|)${HERE}*(?:${WITH}(?: ${POSSESSED}| ${WHOM})?)?${ENDS}`,
  `who(?:'s|'ll| will|)${HERE}*${WITH}${VISIT}${ENDS}`,
  `who (?:do (?:i|we) have|have (?:i|we) got|am i (?:seeing|getting|expecting|having)|do (?:i|we) (?:see|get)|will (?:i|we) (?:see|have|get))${ENDS}`,
  `who(?:'s| was| will)? it(?: be)?${ENDS}`,
  `(?:which|what) (?:carer|helper|person|one)(?:'s| is| was| have i got| do i have| will)?${ENDS}`,
  `who(?:'s|) my (?:carer|helper|person|visitor)${ENDS}`,
  `(?:whose|who's) (?:turn|visit|go)(?: is it)?(?: to (?:do|go to|see|visit) ${WHOM})?`,
  `(?:what time|when)(?:'s| is| are| do| does)? (?:they|anyone|people|the visits?|the carers?)${HERE}*`,
  `${POSSESSED}(?: (?:morning|tea|evening|company))? visits?`,
  `(?:is|are|will) ${WHOM}(?: be)? (?:alone|(?:on|by) (?:her|his|their|my) own|by (?:her|him|them)self)`,
  'am i (?:alone|on my own|by myself)',
);
const ANYBODY = of(
  `(?:is|are|will|was|has|have|did|does)(?: there)?(?: be)? anyone(?: else)?(?:${HERE}|${WITH})*(?: ${POSSESSED}| ${WHOM})?${ENDS}`,
  `anyone(?: else)?(?:${HERE}|${WITH})+(?: ${POSSESSED}| ${WHOM})?${ENDS}`,
  '(?:is|are) there (?:a|any) visits?',
  'any visits?',
  'do (?:i|we) have (?:anyone|a visit|visits|any visits)(?: coming)?',
  `does ${WHOM} have (?:anyone|a visit|visits|any visits)(?: coming)?`,
);
const IS_IT = of(
  `(?:is|was|will) it(?: be)? @who(?:${HERE}|${WITH})*(?: ${WHOM})?${ENDS}`,
  `(?:is|was|will|does|has) @who(?: got)?(?:${HERE}|${WITH})*(?: ${WHOM})?${ENDS}`,
);
const IS_IT_THEN = of(`@who(?:'s| is)?${HERE}+`, `(?:it's )?@who`);
const EITHER = of(`(?:is|was|will) (?:it )?@who${HERE}* or (?:is it )?@who${HERE}*`);
const AM_I = of(`am i(?:${HERE}|${WITH})*(?: ${WHOM})?${ENDS}`);
const WHEN_ON_THAT_DAY = of(
  `(?:what time|what times?|when|how early|how late|what days?)(?:'s|'ll| is| does| will| has|) @who(?:${HERE}|${WITH}| arriving| arrive| get here| getting here| start| starting| finish| finishing)*(?: ${WHOM})?${ENDS}`,
);

/** Who is coming, or whether somebody is. Undefined when something else is meant. */
export function whoAsked(frame: Frame): WhoIntent | undefined {
  const { text, said } = frame;
  const when = frame.isNow ? 'now' : frame.when;
  const [first, second] = said.who;
  const ask = (asks: Asks, more: Partial<WhoIntent> = {}): WhoIntent => ({ do: 'who', asks, when, ...more });
  const fits = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(text));
  const is = first && ({ people: first.people } as const);
  if (fits(EITHER) && when) return ask('who');
  const whose = second ? { of: second.people } : familyIn(text);
  if (is && fits(IS_IT)) return ask('is it', { is, ...whose });
  if (is && when && frame.isQuestion && fits(IS_IT_THEN)) return ask('is it', { is });
  if (is && when && fits(WHEN_ON_THAT_DAY)) return ask('when', { is, ...whose });
  // "Am I seeing Jo?" asks about Jo.
  if (fits(AM_I)) return ask('is it', { is: is ?? 'me' });
  if (fits(ANYBODY)) return ask('anybody', scopeOf(frame));
  // "who" alone, or "who's", says nothing yet.
  if (fits(WHO) && (when || /^(?:who\S*) .+/.test(text))) return ask('who', scopeOf(frame));
  return undefined;
}

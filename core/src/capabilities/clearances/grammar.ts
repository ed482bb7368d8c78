import type { Day } from '@hatstand/db/times';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { ClearanceIntent, Reads } from './intents.ts';

const NAMES = '@who(?:(?:,? and |, )@who)*';
const SEE = '(?:see|read|look at|know|have|get)';
const CARE = '(?:(?:the |all (?:the )?|her |his |their |my )*care(?: notes?| stuff| things)?|(?:the |my |her |his |their )*(?:visit )?notes)';
const ALL = '(?:everything|all of it|it all|the lot|anything)';
const TEAM = '(?:how the team runs|team things|team talk|what is ordinary|ordinary (?:things|pins))';
const PLANS = '(?:(?:the )?plans?|(?:the )?rota|(?:the )?visits|what is planned|whats planned|the times)';
const ALSO = '(?: (?:too|as well|now|again|from now on|please|if (?:s?he|they) likes?))*';
const END = '(?:[ ,]+(?:till |until |up to )?@when)?(?: please)?$';
const ANY_MORE = '(?: (?:any ?more|any longer|now|from now on|please|at all))*$';
const MAY = '(?:may|can|could|should|is allowed to|are allowed to|is free to|are free to)(?: now| also)?';
const MAY_NOT =
  '(?:may not|may no longer|cant|can not|cannot|can no longer|shouldnt|should not|should no longer|must not|mustnt|is not allowed to|isnt allowed to|is not to|isnt to)';
const LETS = '(?:let|ill let|i let|please let|allow|show|im happy for|i am happy for|its ok for|its fine for|happy for|its ok if|its fine if|id like|i want)';

const flagged = (pattern: string): RegExp => new RegExp(pattern, 'u');
const may = (what: string): RegExp[] => [
  flagged(`^${NAMES} ${MAY} ${SEE} ${what}${ALSO}${END}`),
  flagged(`^${LETS} ${NAMES}(?: to| can| may)? ?(?:${SEE})? ${what}${ALSO}${END}`),
  flagged(`^${NAMES} ${MAY} ${SEE} (?:the )?${what}${ALSO}${END}`),
];

const FRAMES: readonly (readonly [Reads, readonly RegExp[]])[] = [
  [
    'plan',
    [
      flagged(`^(?:only|just) ${PLANS} for ${NAMES}${ALSO}${END}`),
      flagged(`^${NAMES} (?:${MAY} )?(?:only|just) (?:${MAY} )?(?:${SEE}|sees?|gets?) (?:only |just )?${PLANS}${ALSO}${END}`),
      flagged(`^${NAMES} ${MAY} ${SEE} (?:only|just) ${PLANS}${ALSO}${END}`),
      flagged(`^(?:let|show) ${NAMES} (?:only|just)(?: ${SEE})? ${PLANS}${ALSO}${END}`),
      flagged(`^${NAMES} ${MAY_NOT} ${SEE} (?:${ALL}|anything (?:but|except|besides|other than) ${PLANS})${ANY_MORE}`),
    ],
  ],
  [
    'team',
    [
      flagged(`^${NAMES} ${MAY_NOT} ${SEE} ${CARE}${ANY_MORE}`),
      flagged(`^i (?:dont|do not|no longer) want ${NAMES} (?:(?:to )?${SEE}|seeing|reading|looking at|having|getting) ${CARE}${ANY_MORE}`),
      flagged(`^(?:stop|no more) (?:showing|letting) ${NAMES}(?: ${SEE})? ${CARE}${ANY_MORE}`),
      flagged(`^(?:dont|do not) (?:show|let) ${NAMES}(?: ${SEE})? ${CARE}${ANY_MORE}`),
      flagged(`^no (?:more )?${CARE} for ${NAMES}${ANY_MORE}`),
      ...may(TEAM),
    ],
  ],
  ['care', [...may(CARE), ...may(ALL), flagged(`^(?:full clearance|${CARE}|${ALL}) for ${NAMES}${ALSO}${END}`)]],
];
const SHOW: readonly RegExp[] = [
  /^(?:who (?:may|can|is allowed to|gets to) (?:see|read|know) (?:what|everything|(?:the |my )?care(?: notes)?|(?:the |my )?notes|it all)|who sees what|(?:the )?clearances?)$/,
  /^(?:what (?:may|can|am) i (?:allowed to )?(?:see|read)|what is @who allowed to (?:see|read)|what (?:may|can) @who (?:see|read)|can @who (?:see|read) (?:the )?(?:care(?: notes)?|notes|everything))$/,
];

/** What somebody may see from now on, or who may see what; undefined for anything else. */
export function understand(said: Said): ClearanceIntent | undefined {
  const frame = withoutCourtesy(said.frame.replace(/['’]/gu, '').replace(/\?+$/u, '').replace(/\s+/gu, ' '));
  if (SHOW.some((pattern) => pattern.test(frame))) return { do: 'show' };
  const people = said.who.map((one) => one.people);
  const reads = people.length > 0 ? FRAMES.find(([, patterns]) => patterns.some((pattern) => pattern.test(frame)))?.[0] : undefined;
  if (!reads) return undefined;
  return { do: 'clear', people, reads, ...(said.when.length > 0 ? { until: lastDayIn(said) } : {}) };
}

/** The last day in what was said; more than one time, or none that is sure: unclear. */
function lastDayIn({ when: [heard, another] }: Said): Day | 'unclear' {
  const [span, more] = heard?.spans ?? [];
  if (!heard || another || heard.ask || heard.repeat || !span?.to || more) return 'unclear';
  // True: a day or a local time begins with its day.
  return span.to.slice(0, 10) as Day;
}

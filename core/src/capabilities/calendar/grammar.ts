import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { CalendarIntent } from './intents.ts';

const CALENDAR =
  '(?:(?:phone|iphone|google|apple|android|outlook|online|own|private|personal|mobile) )*(?:calend[ae]r|calandar|ical|ics)(?: (?:address|link|feed|file|url|app|subscription))?';
const MINE = '(?:(?:my|the|a|your|this|that|our) )*';
const WISH =
  "(?:(?:can|could|may|would|will) (?:i|you|we|u) (?:please )?|(?:how|where) (?:do|can|could|would) (?:i|you|we) |(?:i'd|i would|id) like (?:to )?|i (?:want|need|wish)(?: to)? |is there (?:a|any) way (?:to|of) |(?:help me|let me|want to|need to|show me how to|tell me how to|please) )?";
const VERB = '(?:(?:add|put|have|get|see|sync|link|connect|subscribe|send|give|show|import|set up|make|create|use|want|need)(?:ting|ing)? )?';
const WHAT = '(?:(?:me|it|this|that|them|up|all|of|a|the|my|our|rota|visits?|times|schedule|shifts?|week) )*';
const WHERE = '(?:(?:to|in|into|on|onto|with|for) )?';
const DEVICE = '(?: (?:of|on|for|to|with|from|in|my|the|rota|visits?|phone|iphone|mobile|android|tablet|ipad|computer|work|hattie))*';
/** People say why. A clause after a comma or a "because" changes nothing. */
const WHY = '(?:(?: ?[,.;:]| -| –) ?.*| (?:because|cos|cause|as|since|somebody|someone|i think|i have|i lost|i|it) .*)?';

const GIVE = [
  new RegExp(`^${WISH}${VERB}${WHAT}${WHERE}${MINE}${CALENDAR}${DEVICE}(?: ?[,;] ?.*)?$`),
  new RegExp(
    `^(?:what(?:'s|s| is)|where(?:'s|s| is)|(?:i(?:'ve|ve| have)? )?(?:lost|forgot(?:ten)?|can't find|cant find|deleted|can't see|cant see)) ${MINE}${CALENDAR}${WHY}$`,
  ),
  /^(?:how|where) (?:do|can) (?:i|we) (?:put|get|add|see) (?:it|this|them|my visits|my rota|the rota) (?:on|onto|in|into)(?: my)? (?:android|iphone|ipad|phone|tablet|calendar)(?: phone| calendar)?$/,
];
const RENEW = [
  new RegExp(`^${WISH}${VERB}(?:me )?${MINE}(?:new|another|fresh|different) ${CALENDAR}${DEVICE}${WHY}$`),
  new RegExp(`^${WISH}(?:change|renew|reset|replace) ${MINE}${CALENDAR}${WHY}$`),
  new RegExp(`^${MINE}?${CALENDAR} (?:new|renew|reset|change)$`),
  new RegExp(`^(?:somebody|someone|anybody|@who)(?: else)? (?:has|got|has got|has seen|saw|knows) (?:hold of )?${MINE}${CALENDAR}${WHY}$`),
];
const NO_MORE =
  "(?:stop|end|turn off|switch off|remove|delete|cancel|close|revoke|disable|get rid of|drop|no more|(?:i )?(?:don't|dont|do not) (?:want|need|like)(?: to have| to use)?)(?: (?:using|sharing|having|showing|sending))?";
const STOP = [
  new RegExp(`^${WISH}${NO_MORE} ${MINE}${CALENDAR}${DEVICE}(?: (?:any ?more|off|now|again|at all))*${WHY}$`),
  new RegExp(`^${WISH}(?:turn|switch|take) ${MINE}${CALENDAR} off${WHY}$`),
  new RegExp(`^${MINE}${CALENDAR} (?:stop|off|remove|delete|cancel|end)$`),
];

/** What somebody wants of their calendar address, or undefined when they want something else. */
export function understand(said: Said): CalendarIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  if (STOP.some((pattern) => pattern.test(frame))) return { do: 'stop' };
  if (RENEW.some((pattern) => pattern.test(frame))) return { do: 'renew' };
  return GIVE.some((pattern) => pattern.test(frame)) ? { do: 'give' } : undefined;
}

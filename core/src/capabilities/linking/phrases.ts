/** The ways people speak of codes, linking and lost phones. Frames come in lower case, without apostrophes. */

const WISH =
  '(?:(?:(?:can|could|may|would|will) (?:i|you|we)|id like|i would like|i want|i need|i wish|how (?:do|can|could|would) i|help me|lets|let me|want|need|please|pls|to|just|now)(?: please| to| you)* )*';
const WHATSAPP = '(?:whats? ?app|wh?ats? ?ap+|watts? ?app|wa|(?:mobile |cell ?|smart ?)?phone|mobile|cell|phone number|mobile number|number)';
const ROCKETCHAT = '(?:rocket ?\\.? ?chat|rocket|rc|tablet|ipad|laptop|computer|pc)';
const ANY = '(?:chat|channel|account|device|app)';
const MY = '(?:(?:my|the|a|an|this|that|another|new|second|other|own|to|with|up|on|me) )*';
const TOO =
  '(?: (?:too|as well|also|account|app|number|please|pls|with you|to you|to hattie|here|now|again|instead|up|phone|to me|to my account|with hattie|with a code))*';
export const channels = { whatsapp: new RegExp(`^${WHATSAPP}$`), rocketchat: new RegExp(`^${ROCKETCHAT}$`) } as const;

const flagged = (pattern: string): RegExp => new RegExp(pattern, 'u');

export const OWN_CODE: readonly RegExp[] = [
  flagged(`^${WISH}(?:link|connect|add|set up|join up|hook up|pair|register|relink) ${MY}(?:(?<channel>${WHATSAPP}|${ROCKETCHAT})|${ANY})${TOO}$`),
  flagged(
    `^${WISH}(?:get|have|send me|give me|make|make me)? ?${MY}(?:six[ -]?digit |6[ -]?digit |link(?:ing)? )?code(?: for ${MY}(?<channel>${WHATSAPP}|${ROCKETCHAT})${TOO})?$`,
  ),
  flagged(`^(?:i(?:ve)? (?:have|got|have got)? ?|ive )?(?:got )?${MY}new (?<channel>${WHATSAPP})$`),
  flagged(`^(?:my (?<channel>${WHATSAPP}) (?:has |is )?(?:changed|new)|(?:i|ive|i have|im) (?:changed|chang(?:e|ing)) my (?<other>${WHATSAPP}))$`),
  /^link(?:ing)?(?: me)?(?: up)?$/,
];

const NAMELESS =
  '(?:me|my|the|a|an|you|your|it|this|that|her|him|them|us|someone|somebody|anyone|whatsapp|rocket|rocketchat|phone|i|we|he|she|they|his|their|our|today|tomorrow|mum|dad|nobody|everyone|everybody)';
const NOT_A_PERSON = '(?:door|safe|key|keysafe|house|gate|alarm|wifi|flat|building|pin|lock|garage|shed|app|bank|card|tv|post|discount|qr|dress)s?';
const NAME = `(?:@who|(?<name>(?!${NAMELESS}\\b)\\p{L}[\\p{L}-]{1,29}(?: (?!${NOT_A_PERSON}\\b|on |by |in |to |at |now|again|please|too)\\p{L}[\\p{L}-]{1,29})?))`;
const OWNS = `(?:@whos?|(?<name>(?!${NAMELESS}\\b)\\p{L}[\\p{L}-]{1,29}?)s)`;
const HOW =
  '(?: (?:(?<paper>on paper|to print|printed|in writing|by post)|(?<phone>by phone|on the phone|over the phone|by telephone)|(?<person>in person|face to face|by hand)|please|pls|now|again|too|so (?:s?he|they) can (?:join|link|get in)))*';
const A_CODE = '(?:(?:a|an|the|new|another|fresh|joining|invit(?:e|ation|ing)|link(?:ing)?|log ?in|six[ -]?digit|6[ -]?digit|whatsapp|rocket ?chat) )*codes?';
export const INVITE: readonly RegExp[] = [
  flagged(`^${WISH}(?:(?:get|have|make|give|send|create|need|print)(?: me)? )?${A_CODE} (?:for|to) ${NAME}${HOW}$`),
  flagged(`^${WISH}(?:give|make|get|send) ${NAME} ${A_CODE}${HOW}$`),
  flagged(`^${NAME} (?:needs|wants|would like|has lost|lost) ${A_CODE}${HOW}$`),
  flagged(`^${WISH}(?:link|relink|connect) ${NAME}(?:s)?(?: (?:whatsapp|phone|number|again|rocket ?chat))*${HOW}$`),
  flagged(`^invit(?:e|ation) code ${NAME}${HOW}$`),
];

export const SHOW_CODES: readonly RegExp[] = [
  flagged(`^(?:show |see |list |what are )?(?:me )?(?:my |the |open )*codes$`),
  flagged(`^(?:has|did|have) (?:@who|s?he|they|\\p{L}+) (?:used|use|got in with|tried) (?:the|her|his|their|my|that) codes?(?: yet)?$`),
  flagged(`^(?:is|was) (?:the|my|that|@whos) code (?:for @who )?(?:still )?(?:good|open|ok|valid|used|working|there)(?: yet| still)?$`),
  flagged(`^(?:what happened (?:to|with)|what about|wheres) (?:the|my|that|@whos) code(?: for @who)?$`),
];
export const END_CODES: readonly RegExp[] = [
  flagged(`^(?:please )?(?:cancel|stop|end|revoke|withdraw|delete|kill|take back|undo) (?:all )?(?:the |my |that |those |this )*codes?(?: for ${NAME})?$`),
  flagged(`^(?:please )?(?:cancel|stop|end|revoke|withdraw|delete|kill|take back) ${OWNS} codes?$`),
];

const THING = `(?<device>(?:smart ?|mobile |cell ?|work |own |old )*(?:phone|fone|phne|mobile|handset|iphone|android|sim(?: card)?|cell|number)|${WHATSAPP}(?: account)?|(?:work |own |old )*(?:tablet|ipad|laptop|computer)|rocket ?\\.? ?chat(?: account)?|account)`;
const NO_PART = '(?! (?:charger|case|number|numbers|bill|call|cover|lead|signal|book|shop|contract|line|credit|cable|password))';
const AND_SO_ON = `${NO_PART}(?:(?:[ ,.;:!-]+(?:today|yesterday|again|too|just now|now|last|this|@when|on|in|at|somewhere|and|so|while|when|out|from|please|by|over|sorry|i think|its|it|we|she|he|they|can|shes|hes|down|must|yes)\\b.*)|[ .!]*)$`;
const LOST = '(?:(?:has|have|s|ve|just|only|went and|thinks? (?:s?he|i|they)(?:s|ve| has| have)?|is) )*(?:lost|misplaced|mislaid|dropped|left)';
const TAKEN = '(?:lost|stolen|missing|gone(?: missing)?|nicked|pinched|snatched|taken|hacked|not (?:hers|his|theirs|mine) any ?more)';
const STOLE = '(?:has |have |s )?(?:just )?(?:stole|stolen|nicked|took|taken|pinched|snatched|hacked|got|grabbed|robbed)';
const WAS = '(?:(?:has|have|was|is|been|got|s|just|went|gone|were|might be|may be|must be) )*';
const OFF = '(?:unlink|disconnect|un-link|delink|unpair|block|cut off|log out|sign out)';

export const THEIRS_GONE: readonly RegExp[] = [
  flagged(`^@whos? ${LOST} (?:her|his|their|the|a|s?hes|my)?(?: own)? ?${THING}${AND_SO_ON}`),
  flagged(`^(?<name>(?!${NAMELESS}\\b)\\p{L}[\\p{L}-]{1,29}?)s? ${LOST} (?:her|his|their) ${THING}${AND_SO_ON}`),
  flagged(`^@whos? (?:has |have )?had (?:her|his|their) ${THING} ${TAKEN}${AND_SO_ON}`),
  flagged(`^${OWNS} ${THING} ${WAS}${TAKEN}${AND_SO_ON}`),
  flagged(`^(?:someone|somebody|a thief|they|thieves|a man|a boy|kids|some kids) ${STOLE} ${OWNS} ${THING}${AND_SO_ON}`),
];
export const THEIRS_OFF: readonly RegExp[] = [
  flagged(`^${WISH}${OFF} ${OWNS} ${THING}${AND_SO_ON}`),
  flagged(`^${WISH}${OFF} ${NAME}(?: from (?:whatsapp|hattie|rocket ?chat))?$`),
];
export const MINE_GONE: readonly RegExp[] = [
  flagged(`^(?:i|ive) ${LOST} (?:my|the) ${THING}${AND_SO_ON}`),
  flagged(`^(?:i(?:ve)? )?(?:have )?(?:had )?my ${THING} ${WAS}${TAKEN}${AND_SO_ON}`),
  flagged(`^(?:someone|somebody|a thief|they|thieves) ${STOLE} my ${THING}${AND_SO_ON}`),
  flagged(`^lost (?:my )?${THING}${AND_SO_ON}`),
];
export const MINE_OFF: readonly RegExp[] = [
  flagged(`^${WISH}(?:unlink|disconnect|un-link|delink|unpair|take off) ${MY}${THING}(?: from you| from hattie| please| now)*$`),
  flagged(`^${WISH}(?:remove|take) my ${THING}(?: off| from you| from hattie| please| now)*$`),
  flagged(`^${WISH}(?:unlink|disconnect|unpair)(?: me)?$`),
];
export const SCREEN = /tablet|ipad|laptop|computer|\bpc\b/;
export const ON_WHATSAPP = /^wh?ats? ?ap+|^watts? ?app|^wa\b/;
export const ON_ROCKETCHAT = /^rocket/;

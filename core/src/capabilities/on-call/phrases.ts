/** The ways people speak of being on call. Frames come in lower case, without apostrophes, and with "on call" in two words. */

export const SMALL_TALK =
  /^(?:(?:no(?! need| more| longer)|but|and|oh|ah|actually|sorry|well|right|ok|okay|please|pls|look|so|yes|hattie|i think)[ ,.!:;-]+)+(?=\S)/;

const ON_CALL = '(?:on call|the on call list|the on call rota|on call list)';
/** What may follow and changes nothing. */
const ASIDE =
  '(?:[ ,.;-]+(?:please|pls|thanks|ta|cheers|now|again|then|from now on|for (?:now|the circle|millbrook)|if (?:you|it) (?:like|helps?)|too|as well))*';
const DAY = '(?: (?:for |on )?@when)?';
/** Taking somebody off does no harm: a few words on why may follow. */
const AND_WHY = '(?:[ ,.;:-]+.*)?$';

const pattern = (core: string, end: string): RegExp => new RegExp(`^(?:${core})${end}`, 'u');

export const GO_ON: readonly RegExp[] = [
  pattern(`(?:(?:can|could|would|will) you )?(?:put|add|sign|book) me (?:(?:down|up|back)? ?(?:for|to|on|onto|in) )?${ON_CALL}`, `${DAY}${ASIDE}$`),
  pattern(`(?:put|add) me on call`, `${DAY}${ASIDE}$`),
  pattern(
    `(?:i|im|id|ill|i am|i would|i will|im able to|i dont mind|im happy to|happy to)(?: (?:can|could|will|would|happy|like|want|able|to|be|being|go|going|do|doing|back))* ${ON_CALL}`,
    `${DAY}${ASIDE}$`,
  ),
];
export const COME_OFF: readonly RegExp[] = [
  pattern(`(?:(?:can|could|would|will) you )?(?:take|get|cross|remove|drop) me (?:off|from|out of) (?:${ON_CALL}|call|the list for on call)`, AND_WHY),
  pattern(
    `(?:i )?(?:cant|cannot|can not|can no longer|wont|dont want to|dont wish to|would rather not|id rather not|im not|im no longer) (?:be |do |go )?on call`,
    AND_WHY,
  ),
  pattern(`(?:dont|do not) put me (?:down for |on )?${ON_CALL}`, AND_WHY),
  pattern('i(?:m| am|d like to be| want to be| need to be| want to come| come|ll come)? off call', AND_WHY),
];

const NOBODYS_NAME =
  'i|we|you|he|she|they|it|who|me|us|them|him|her|anyone|anybody|someone|somebody|everyone|everybody|nobody|myself|the|a|my|on|call|down|back|not';
const NAME = `(?:@who|(?!(?:${NOBODYS_NAME})\\b)\\p{L}[\\p{L}-]{1,29})`;
const NAMES = `(?<names>${NAME}(?:(?: ?, ?(?:and )?| and | & | then | ?> ?)${NAME})*)`;
export const BETWEEN_NAMES = /(?: ?, ?(?:and )?| and | & | then | ?> ?)/;

const BE_ON = `(?:be|go|come|do|being|going) ${ON_CALL}`;
export const ASK: readonly RegExp[] = [
  pattern(
    `(?:(?:can|could|would|will) you )?ask ${NAMES} (?:to|if (?:s?he|they)(?:d| would| could| can| will| might)?(?: like to| be able to| be happy to)?|about) ${BE_ON}`,
    `${DAY}${ASIDE}$`,
  ),
  pattern(`(?:can|could|would|will) ${NAMES} (?:please )?${BE_ON}`, `${DAY}${ASIDE}$`),
  pattern(`(?:(?:can|could|would|will) you )?(?:put|add|sign) ${NAMES} (?:(?:down|up)? ?(?:for|to|on|onto) )?${ON_CALL}`, `${DAY}${ASIDE}$`),
];
export const TAKE_OFF = new RegExp(`^(?:(?:can|could|would|will) you )?(?:take|get|remove) @who (?:off|from) (?:${ON_CALL}|call)${AND_WHY}`, 'u');

const ON_THE_LIST = `(?: (?:on|in|of|for) (?:call|${ON_CALL}|the list))?`;
export const BESIDE = new RegExp(
  `^(?:on call:? )?(?:put|move|ask|ring|have) (?<one>${NAME}) (?<how>before|ahead of|in front of|after|behind) (?<other>${NAME})${ON_THE_LIST}${ASIDE}$`,
  'u',
);
export const AT_AN_END = new RegExp(
  `^(?:put|move) (?<one>${NAME}) (?<end>first|last|(?:to|at) the (?:top|bottom|start|end))(?: (?:on|in|of|for) (?:call|${ON_CALL}))${ASIDE}$`,
  'u',
);
export const ORDER = new RegExp(
  `^(?:the )?(?:on call (?:list )?(?:order|first to last)|order (?:of|for|on) call|on call list|order (?:for|of) on call)(?: is)? ?:? ?${NAMES}${ASIDE}$`,
  'u',
);

export const SHOW: readonly RegExp[] = [
  /^who(?:s| is|s all| are| can be| will be| could be)? on call(?: @when| now| just now| at the moment| tonight)?$/,
  /^(?:(?:show|see)(?: me)? )?(?:the )?on call(?: list| rota)?$/,
  /^(?:is (?:anyone|anybody|someone|somebody)|anyone|am i|is @who) on call(?: @when| now)?$/,
  /^(?:(?:show|see|what is|whats|what are)(?: me)? )?(?:the |our )?last[ -]resorts?$/,
];

export const REMOVE_LAST_RESORT =
  /^(?:(?:remove|delete|take (?:off|down|away)|drop) (?:the |our |a )?last[ -]resorts?(?: (?:number )?(?<number>\d{1,2}))?|last[ -]resorts? (?:remove|off|delete)(?: (?:number )?(?<other>\d{1,2}))?)$/;
export const LAST_RESORT =
  /^(?:(?:please|pls|set|add|keep|use|our|the|a|new|another)\s+)*last[ -]?resorts?(?:\s*[:=–-]\s*|\s+(?:is|as|to|should be)\s*:?\s+|\s+)(?<rest>\S[\s\S]*)$/iu;

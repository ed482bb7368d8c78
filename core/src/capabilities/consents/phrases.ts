/** The ways people say how they want to be asked. Frames come in lower case, without apostrophes ("id" for "I'd"). */

export const SMALL_TALK =
  /^(?:(?:no(?! need| more| longer| any)|but|and|oh|ah|actually|sorry|well|right|ok|okay|please|look|so|yes|hattie|i think|on second thoughts?|tbh|honestly)[ ,.!:;-]+)+(?=\S)/;

export const BEGINS_ANY_TIME = /^(?:at )?(?:any ?time|whenever)\b/i;

const PERSON = '(?:anyone|anybody|someone|somebody|people)';
const WISH = [
  '(?:id|i would|ill|i) (?:rather|prefer|like)(?: it if)?(?: you| to)?',
  'i (?:want|need)(?: you)?(?: to)?',
  '(?:can|could|would|will) you',
  'you (?:can|may|should|must|need to|have to|could)',
  '(?:lets |let us )?go back to|back to|(?:switch|change)(?: it)?(?: back)? to',
  'dont (?:just|only) tell me[ ,]*',
  'from now on|in future|please|pls|always|to|for|now|rather',
  '(?:its|it is|thats|that is|im) (?:ok|okay|fine|alright|all right|happy)(?: to| if you| for you to| with)?',
].join('|');
const BEFORE = `^(?:(?:${WISH})[ ,:]+)*`;

const NOT_EVERY_TIME = '(?:(?:every|each) time|first|any ?more|all the time|again)';
const ALSO = [
  'from now on|in future|again|always|instead|as before|afterwards?|(?:every|each) time|first|please|pls|thanks|now|then|really|too|as (?:before|usual)',
  'about (?:it|visits|changes|everything|the visits|these things)',
  `(?:and )?(?:you )?(?:dont|do not|no|theres no|neednt|not) ?(?:need|have)?(?: to| for you to)? ?ask(?:ing)?(?: me)?(?: ${NOT_EVERY_TIME})*`,
  `(?:if|when|before) ${PERSON} else (?:comes?|is coming)`,
].join('|');
const AFTER = `(?:[ ,.;:-]+(?:${ALSO}))*$`;

const sentence = (core: string): RegExp => new RegExp(`${BEFORE}(?:${core})${AFTER}`);

export const ASK_FIRST = sentence(
  [
    'ask us first|ask me first|ask first|(?:be |being )?asked first|check with me first|run it (?:by|past) me first|keep asking me(?: first)?|ask me (?:again|every time|each time)',
    `ask me before(?: ${PERSON}(?: else)?(?: comes?)?)?|always ask me(?: first)?`,
    'ask me about (?:the )?(?:others|anyone else|anybody else|everyone else|everybody else|everyone|everybody)',
  ].join('|'),
);
export const JUST_TELL = sentence(
  [
    '(?:just|only|simply) (?:tell me|let me know)|(?:just|only) be(?:ing)? told|tell me (?:afterwards?|after)',
    '(?:you )?(?:dont|do not|neednt|dont need to|dont have to|do not need to|do not have to)(?: keep)? ask(?:ing)? me (?:first|(?:every|each) time|all the time)',
    '(?:you )?(?:dont|do not|neednt|stop)(?: need to| have to)?(?: keep)? ask(?:ing)? me[ ,.;:-]+(?:just |only )?(?:tell me|let me know)',
    '(?:theres )?no need(?: for you)? to ask me (?:first|(?:every|each) time|all the time)',
    'stop asking me (?:first|(?:every|each) time|all the time)',
  ].join('|'),
);

const SAYS = '^@who (?:says?|said|wants|would like|told me)(?: that)?(?: (?:i|we|you)(?: can| should| need only| need to| must)?| to)*';
export const THEY_SAY_JUST_TELL = new RegExp(`${SAYS} (?:just|only) (?:tell|let) (?:her|him|them)(?: know)?${AFTER}`);
export const THEY_SAY_ASK_FIRST = new RegExp(`${SAYS} ask (?:her|him|them) first${AFTER}`);

const NOBODYS_NAME =
  'i|we|you|he|she|they|it|who|what|any|anyone|anybody|anything|someone|somebody|nobody|everyone|everybody|everything|that|this|one|all|people|these|those|us|me|them|him|her|' +
  'the|a|an|my|your|no|not|visits?|volunteers?|yes|come|to|and|or|is|be|letting|let|others?|tomorrow|today';
const NAME = `(?:@who|(?!(?:${NOBODYS_NAME})\\b)\\p{L}[\\p{L}-]{1,29})`;
const NAMES = `(?<names>${NAME}(?:(?: ?, ?(?:and )?| and | & | or )${NAME})*)`;
export const BETWEEN_NAMES = /(?: ?, ?(?:and )?| and | & | or )/;

const ANY = '(?:at )?(?:any ?time|whenever)(?: (?:s?he|they) (?:likes?|wants?|can))?(?: (?:for|at|to) any visit)?(?: from now(?: on)?)?';
const UNTIL = '(?:[ ,]+(?:between now and |until |till )?@when)?';
const OTHERS =
  '(?<others>[ ,.;-]+(?:but |and )?(?:please )?ask me (?:first )?about (?:the |any )?(?:others?|anyone else|anybody else|everyone else|everybody else|rest))?';
const LETS = [
  '(?:its|it is|thats|im|i am) (?:fine|ok|okay|alright|all right|happy|good|lovely)(?: with me| by me)?(?: for| if| that| with| to let| letting)?',
  'let|ill let|happy (?:for|to let)|i dont mind(?: if)?|from now on|id like|i would like|i want',
].join('|');
const MAY = '(?: (?:can|may|could|is|are|always|both|all|just|welcome|come|comes|coming|visit|be|free|to|then|allowed))*';
const flagged = (pattern: string): RegExp => new RegExp(pattern, 'u');

export const ANY_TIME: readonly RegExp[] = [
  flagged(`^(?:(?:${LETS}) )?${NAMES}${MAY} ${ANY}${UNTIL}${OTHERS}$`),
  flagged(`^${NAMES} (?:is|are) always (?:welcome|ok|okay|fine|alright|all right)(?: with me| by me| to come)?${UNTIL}${OTHERS}$`),
  flagged(`^(?:until |till )?@when,? ${NAMES}${MAY} ${ANY}${OTHERS}$`),
  flagged(`^${ANY}(?: is (?:fine|ok|okay))? (?:for|with) ${NAMES}${UNTIL}${OTHERS}$`),
  flagged(
    `^(?:(?:these|those)(?: (?:\\d|one|two|three|four|five|six|seven|eight))?(?: people)?(?: (?:can|may))?(?: come)? )?${ANY}${UNTIL} ?[:,-] ?${NAMES}${OTHERS}$`,
  ),
];
export const EVERYBODY_ANY_TIME =
  /^(?:anyone|anybody|everyone|everybody|all of them|you all)(?: in the team)? (?:can|may) (?:all )?(?:come|visit)(?: any ?time| whenever)$/;

const AGAIN = '(?: (?:comes?|is coming|first|again|every time|each time|from now on|too|as well|now|any ?more))*';
export const ASK_ABOUT: readonly RegExp[] = [
  flagged(`${BEFORE}(?:ask|check with) me (?:first )?(?:about|before|for|when its) ${NAMES}${AGAIN}$`),
  flagged(`${BEFORE}(?:stop|no more) letting ${NAMES} (?:just )?(?:come|visit)(?: ${ANY})?${AGAIN}$`),
  flagged(`${BEFORE}(?:dont|do not) let ${NAMES} (?:just )?(?:come|visit) ${ANY}${AGAIN}$`),
  flagged(`^${NAMES} (?:cant|can not|cannot|can no longer|may not|may no longer|shouldnt|should not) (?:just )?(?:come|visit) ${ANY}${AGAIN}$`),
  flagged(`^(?:no more|no longer|not) ${ANY} for ${NAMES}${AGAIN}$`),
];

export const SHOW: readonly RegExp[] = [
  /^who (?:can|may|could|all can|is allowed to|have i said (?:can|may)) (?:come|visit)(?: any ?time| whenever| at any ?time)?(?: without asking(?: me)?)?$/,
  /^(?:whos|who is) (?:allowed|welcome)(?: to come)?(?: any ?time| whenever)?$/,
  /^(?:how do you ask me|how am i asked|when do you ask me|what do you ask me about|do you ask me first)$/,
  /^(?:can|may) (?:@who(?:,? and |, | or )?)+ (?:come|visit) (?:at )?any ?time$/,
  /^(?:my |the )?(?:standing )?consents?$/,
];

import { withoutCourtesy } from '../../words/courtesy.ts';

/** The pieces that wishes about the plan are typed in. Frames are in lower case, with @when and @who in place of times and names. */
const OWNER = "(?:my|the|a|an|our|his|her|their|your|that|this|these|those|all|all of|both|every|everything|mums?|mum's|dads?|dad's|nans?|nan's|@who's?|of)";
const KIND = '(?:visits?|ones?|slots?|turns?|mornings?|afternoons?|evenings?|teas?|tea ?time|nights?|company|sessions?|appointments?|series)';

/** One or several visits: "my @when", "the tea on @when", "@who's @when visit", "both visits on @when", "@when with @who". */
const WHICH = `(?:${OWNER} )*(?:${KIND} )*(?:on |for |from |at )?(?:the |my )?@when(?: ${KIND})*(?: (?:with|of|from|for) (?:@who|me|mum|dad|nan))?`;
const AMOUNT = '(?:(?:an?|one|two|three|four|half an|a half|\\d{1,3})(?: and a half)? ?(?:hours?|hrs?|h|minutes?|mins?|m)|an hour and a half)';
const SAME_TIME = '(?: (?:at )?(?:the )?same times?)?';

const BEFORE =
  /^(?:rota |planning )?(?:any chance (?:of |we can |we could |you can |you could |u can |u could )|(?:is|would) it (?:be )?(?:possible|ok|okay|alright|all right|poss) (?:to |if (?:we |i |you ))|(?:can|could|would|will|may|shall) (?:you|u|we|i|ya) (?:please |pls |plz )?|please |pls |plz |i(?:'d| would)? (?:like|want|need|wish) to |i wanna |we(?:'d| would)? (?:like|want|need) to |(?:i|we) need to |let's |lets |want to |need to |could do with |going to |i'll |ill |ok |right |yes |actually |sorry |also )*/;
const KIND_WORD =
  "(?:please|pls|plz|ta|thanks|thank you|thx|sorry|tho|though|then|this time|again|after all|just|only|lol|love|x+|if that's ok|if poss|if possible|if you can|for me|instead of me)";
const REASON =
  "(?:because|cos|coz|as (?:i|he|she|we|my)|since i|so that|i'm|im|i am|i've|ive|i have|i'll|we're|we are|we've|he's|she's|shes|hes|it's|its|there's|my|don't need|dont need|no need)";
/** A thought after the wish: a reason, a kind word. Reasons are nobody's business and are not kept. */
const AFTER = new RegExp(`(?<=@when.*)(?: ?[,;.!–—-] ?| ?\\p{Extended_Pictographic}| ${KIND_WORD}(?= |$)| ${REASON} ).*$`, 'u');
/** What comes after a wish and changes it is no afterthought: then it is not plain what is wanted. */
const TURNS =
  /^[ ,;.!–—-]*(?:(?:please|pls|sorry|but|oh|or|and) ?,? ?)*(?:if (?!that's ok|poss|you can)|unless|provided|actually|wait|no wait|hang on|or |only if|in case|maybe|perhaps|(?:and |then |also |but )*(?:cancel|move|add|swap|cover|put|stop|don't cancel|dont cancel))\b/;

/** What may come before a wish, where one begins: "… anyway, could you", "… so please". */
const BEGINS =
  /(?:[,;.!?:–—-]+ ?|\p{Extended_Pictographic}\uFE0F? ?| (?:so|but|and|anyway) )(?:(?:so|but|and|anyway|hattie|just|also|now) ,? ?)*(?=(?:(?:can|could|would|will) (?:you|u|we|i|ya) |please |pls |plz |i(?:'d| would)? (?:like|want|need) to |cancel |move ))/gu;
/** A story that doubts, reports or sets a condition: what follows it is not plainly wanted. */
const DOUBTFUL =
  /\b(?:if|unless|whether|should (?:i|we)|thinking of|thinking about|wondering|wonder|said|says|asked|told|reckons|thinks|suppose|might|don't|dont|not to)\b/;

/** The wish without the words around it. The rest of the sentence is left out. */
export const bare = (frame: string): string => frame.replace(BEFORE, '').trim();
export function withoutAfterthought(frame: string): string {
  const short = withoutCourtesy(frame.replace(AFTER, '').trim());
  return short.includes('@when') && !TURNS.test(frame.replace(/[.!]+$/, '').slice(short.length)) ? short : frame;
}

/** The wish at the end of a story, with all that came before it; undefined where there is no story, or one that leaves it in doubt. */
export function afterStory(frame: string): { readonly story: string; readonly wish: string } | undefined {
  const [begins] = [...frame.matchAll(BEGINS)];
  if (!begins) return undefined;
  const at = begins.index + begins[0].length;
  const story = frame.slice(0, at);
  return DOUBTFUL.test(story) ? undefined : { story, wish: frame.slice(at) };
}

const pattern = (text: string): RegExp => new RegExp(`^${text}$`);

export const ADD =
  /^(?:add|book(?: in)?|put in|pencil in|schedule|arrange|set up|new visit|extra visit|(?:we|i) (?:need|want)|(?:can|could|may|shall) (?:we|i) (?:have|get|book|add)|have|get|make)\b/;
export const NEW_VISIT = /\b(?:visits?|nights?|sleep-?in|sleepover|session|slot|company|turn|call)\b/;
export const NOT_A_VISIT = /\b(?:calendar|feed|notes?|pins?|pin|hat|reminders?|remind|room|list|cover|swap|swapped|name|number|skill|person|people|member)\b/;

export const CANCEL = [
  pattern(`(?:cancel|cancelling|scrap|call off|skip|drop|delete|remove|pause|suspend|take off|take out) ${WHICH}`),
  pattern(
    `no (?:need for (?:a |any )?)?(?:visits?|one|body|carers?|helpers?|tea|morning|evening|@who)(?: (?:visits?|needed|please))* (?:on |for |in )?${WHICH}`,
  ),
  pattern(
    `(?:i |we |she |he |mum |dad )?(?:don't|dont|do not|doesn't|doesnt|won't|wont|will not) (?:want|need|be needing)(?: (?:anyone|anybody|any one|a visit|any visits?|visits?|@who|the|to come|coming|visit|my))* ${WHICH}(?: ?,? ?(?:so )?(?:please |pls )?cancel(?: (?:it|them|that|him|her))?)?`,
  ),
  pattern(`${WHICH} (?:is|are|isn't|isnt|is not|aren't|arent) (?:cancelled|canceled|off|not needed|needed|not happening)`),
];
/** "No Saturdays until the new year", "pause the tea visits until 9 Jan": those of a time that ends. */
export const PAUSE = [
  pattern(`(?:pause|suspend|hold|skip|stop|cancel|drop|leave out|no(?: more)?(?: need for)?(?: any)?) ${WHICH}(?: @when)?`),
  pattern(
    `(?:i |we |she |he |mum |dad )?(?:don't|dont|do not|doesn't|doesnt|won't|wont|will not) (?:want|need|be needing)(?: (?:anyone|anybody|a visit|any visits?|visits?|@who|the|to come|coming|my))* ${WHICH}(?: @when)?`,
  ),
];
export const PUT_BACK = [
  pattern(`(?:put|bring|have) ${WHICH} back(?: (?:on|in)(?: the rota)?)?`),
  pattern(`(?:put|bring) back ${WHICH}`),
  pattern(`(?:un-?cancel|reinstate|restore|undo the cancelling of|don't cancel|dont cancel) ${WHICH}`),
  pattern(`${WHICH} (?:is|are) (?:back )?on (?:again|after all)`),
];
const MOVE_WORD = '(?:move|moving|change|changing|shifting|shift|reschedule|rearrange|switch|bring|push|put|make|have|do|start)';
export const MOVE_TO = [
  pattern(`${MOVE_WORD} ${WHICH}(?: (?:forward|back|over))? (?:to|until|till|for|on to|onto|at|be|be at|start at) @when${SAME_TIME}(?: instead)?`),
  pattern(`(?:can|could|would|may) ${WHICH} (?:be|start|happen|go|move|be moved|be changed)(?: (?:to|at|from|on))? @when${SAME_TIME}(?: instead)?`),
  pattern(
    `${WHICH} (?:is|isn't|isnt|is not|are|'s) (?:no|any) (?:good|use) ?,? ?(?:so )?(?:can|could) (?:we|you|i|@who) (?:do|have|make it|make|come)(?: on| at)? @when${SAME_TIME}(?: instead)?`,
  ),
];
export const MAKE_AT = pattern(`${MOVE_WORD} ${WHICH}${SAME_TIME}(?: instead)? instead of @when`);
export const MOVE_BY = [
  pattern(`${MOVE_WORD} ${WHICH}(?: (?:start|be|by))* (?<amount>${AMOUNT}) (?<way>later|earlier|sooner|forwards?|back|on)`),
  pattern(`${MOVE_WORD} ${WHICH} (?<way>later|earlier|forwards?|back)(?: by)? (?<amount>${AMOUNT})`),
  pattern(`(?<amount>${AMOUNT}) (?<way>later|earlier) (?:on |for )?${WHICH}`),
  pattern(`(?:can|could|would|may) ${WHICH} (?:be|start|be moved) (?<amount>${AMOUNT}) (?<way>later|earlier|sooner|forwards?|back)`),
];
/** Later or earlier, and not how much: the time is asked for. */
export const MOVE_SOMEHOW = [
  pattern(`(?:(?:can|could|would|may) )?${WHICH} (?:be|start|be moved) (?:a (?:bit|little) )?(?:later|earlier|sooner)`),
  pattern(`${MOVE_WORD} ${WHICH}(?: (?:start|be|to))* (?:a (?:bit|little) )?(?:later|earlier|sooner|(?:forwards?|back) a (?:bit|little))`),
  pattern(`(?:(?:can|could|will|would|may) )?(?:@who|i) (?:come|start|do|visit|be) (?:a (?:bit|little) )?(?:later|earlier|sooner) (?:on |for )?${WHICH}`),
];
export const COMES_BY = pattern(
  `(?:(?:can|could|will|would|may) )?(?:(?:@who|i) )?(?:come|start|do|visit|be) (?<amount>${AMOUNT}) (?<way>later|earlier) (?:on |for )?${WHICH}`,
);
/** The old time: "instead of 9", which the ear leaves as it is. */
const OLD_TIME = '(?:@when|\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]m)?)';
export const COMES_INSTEAD = pattern(
  `(?:(?:can|could|will|would|may) )?(?:(?:@who|i) )?(?:(?:needs?|has|have|wants?|would like) to )?(?:come|start|visit|be there|arrive) (?:for |on |at )?@when,? (?:instead(?: of (?:on |at )?${OLD_TIME})?|(?:and )?not (?:on |at )?${OLD_TIME}|rather than (?:on |at )?${OLD_TIME})`,
);
export const AT_INSTEAD = pattern('(?:my |the )?@when instead(?: please)?');

export const END = pattern(`(?:stop|end|finish) ${WHICH}(?: (?:visits?|teas?|mornings?))*(?: (?:for good|for now|altogether))?(?: @when)?`);
export const NO_MORE = pattern(`no more ${WHICH}(?: (?:visits?|teas?|mornings?))*(?: @when)?`);

const DOES = '(?:does|do|takes?|take over|takes over|has|have|gives?|is doing|is giving|covers?|comes|come)';
export const GIVE = [
  pattern(`@when (?:can |could |will |would )?(?<to>@who|i'll|i|i will) ${DOES} (?:on )?${WHICH}(?: instead(?: of (?:me|@who))?| from (?:me|@who))?`),
  pattern(`(?:can |could |will |would )?(?<to>@who|i'll|i|i will) ${DOES} (?:on )?${WHICH}(?: instead(?: of (?:me|@who))?)? @when`),
  pattern(`(?:give|hand|pass)(?: over)? ${WHICH} (?:over )?to (?<to>@who|me) @when`),
  pattern(`(?:can |could |will |would )?(?<to>@who|i'll|i|i will)(?: will| can| could)? ${DOES} (?:on )?${WHICH}`),
];
export const RETIME = [
  pattern(`@when ${WHICH} (?:is|are|will be|moves?|starts?|goes?|should be|to be|be|happens?|begins?)(?: (?:at|to|from))? @when`),
  pattern(
    `@when(?: (?:the |our |my )?(?:tea|morning|evening|night|company))? visits? (?:is|are|will be|moves?|starts?|goes?|should be)(?: (?:at|to|from))? @when`,
  ),
  pattern(`${MOVE_WORD} ${WHICH} to @when @when`),
  pattern(`@when ${MOVE_WORD} ${WHICH} to @when`),
];

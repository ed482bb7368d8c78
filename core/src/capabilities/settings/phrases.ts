import { CLOCK_TYPED } from '../../words/clock-typed.ts';

// All without apostrophes, question marks and exclamation marks, in small letters.
const ASK =
  '(?:(?:can|could|would|will) (?:you|u|i|we) |id (?:like|rather|prefer)(?: to| you to| it if you)? |i (?:want|need|prefer|would like)(?: to| you to)? |please |just )*';
const FROM_NOW = '(?: (?:from now on|instead|in future|only|always|please|then|now|every (?:day|night)|each (?:day|night)))*';
const TO = '(?: ?- ?| (?:to|till|til|until|and) )';

export const SHOW: readonly RegExp[] = [
  /^(?:mine|my settings?|settings?|preferences|my preferences|my options|options)$/,
  /^(?:show|see|change|what are|check)(?: me)? (?:my |the )?(?:settings?|preferences)$/,
  /^how (?:am i set up|do you (?:write to|message|text|contact|reach) me)$/,
];

const WRITE =
  '(?:write to|writing to|message|messaging|text|texting|contact|reach|send (?:things|everything|it|messages|them) to|send(?= me )|tell|talk to|use)';
const onChannel = (name: string): RegExp[] => [
  new RegExp(`^${ASK}${WRITE}(?: me| things| stuff| everything)*(?: on| via| by| through| over| in)? ?${name}(?: for me)?${FROM_NOW}$`),
  new RegExp(`^${ASK}(?:switch|change|move|swap|go)(?: me)?(?: over)? (?:back )?to ${name}${FROM_NOW}$`),
  new RegExp(`^i(?:d)? (?:prefer|rather have|like|want) ${name}(?: better| best)?${FROM_NOW}$`),
  new RegExp(`^(?:my )?(?:channel|chat|messages)(?: of choice)?(?: is| to| on|:)? ${name}${FROM_NOW}$`),
];
export const WHATSAPP = onChannel('(?:whats ?app|whatsap|watsapp|what s app|wa)');
export const ROCKETCHAT = onChannel('(?:rocket ?\\.? ?chat|rocket|rocketchat)');

const QUIET = '(?:quiet|silent)(?: (?:hours?|time|times))?';
const SET = '(?:(?:set|change|make|put|move|have|start) )?(?:my |the )?';
const NOTHING = `${ASK}(?:(?:dont|do not|never|not to) (?:message|text|bother|disturb|write to|contact|ping|wake|send (?:me )?(?:anything|messages?)(?: to)?)(?: me)?|no (?:more )?(?:messages|msgs|texts|pings)|(?:send|tell) me nothing)`;
const PART = '(?: (?:in the (?:morning|evening)|at night))?';

export const QUIET_BOTH: readonly RegExp[] = [
  new RegExp(`^${ASK}${SET}${QUIET}(?: (?:to|are|is|be|from|between|:))* (?<from>${CLOCK_TYPED})${TO}(?<until>${CLOCK_TYPED})${FROM_NOW}$`),
  new RegExp(`^${NOTHING}(?: (?:from|between))* (?<from>${CLOCK_TYPED})${TO}(?<until>${CLOCK_TYPED})${FROM_NOW}$`),
];
export const QUIET_BEFORE: readonly RegExp[] = [
  new RegExp(`^${NOTHING} (?:before|until|till|til) (?<until>${CLOCK_TYPED})${PART}${FROM_NOW}$`),
  new RegExp(`^${ASK}${SET}${QUIET}(?: (?:end|ends|are over|to))? (?:until|till|til|at|before) (?<until>${CLOCK_TYPED})${PART}${FROM_NOW}$`),
];
export const QUIET_AFTER: readonly RegExp[] = [
  new RegExp(`^${NOTHING} (?:after|later than|past|from) (?<from>${CLOCK_TYPED})${PART}(?: (?:on|onwards))?${FROM_NOW}$`),
  new RegExp(`^${ASK}${SET}${QUIET}(?: (?:start|starts|begin|begins))? (?:from|after) (?<from>${CLOCK_TYPED})${PART}(?: (?:on|onwards))?${FROM_NOW}$`),
];
export const QUIET_SHOW = /^(?:(?:what|when)(?: are|s|re)? |show (?:me )?)?(?:my |the )?quiet (?:hours|time)$/;
export const QUIET_OFF: readonly RegExp[] = [
  new RegExp(`^${ASK}(?:turn |switch )?(?:my |the )?quiet (?:hours?|time) off$`),
  new RegExp(
    `^${ASK}(?:no|turn off|switch off|stop|remove|end|cancel|without|i dont (?:need|want)(?: any)?) ?(?:my |the |more )?quiet (?:hours?|time)${FROM_NOW}$`,
  ),
  new RegExp(`^(?:you can )?(?:write to|message|text) me (?:at )?any ?time(?: day or night| of (?:the )?day(?: or night)?)?${FROM_NOW}$`),
];
export const QUIET_USUAL =
  /^(?:turn |switch )?(?:my |the )?(?:usual |normal |default )?quiet (?:hours?|time)(?: back)?(?: on| as usual| as before| usual| normal| default| reset)$|^(?:reset |back to |usual |normal |default |the )(?:my |the )?(?:usual |normal |default )?quiet (?:hours?|time)$/;

const REASON = '(?: (?:if|when|for|about|in case|because|with|even).*)?';
export const MAY_WAKE: readonly RegExp[] = [
  new RegExp(`^(?:you (?:can|may)|its (?:ok|fine|alright) to|feel free to|please do|do|please) wake me(?: up)?${REASON}$`),
  /^(?:only )?wake me(?: up)?(?: only)? (?:if|when|for|in case)\b.*$/,
  /^urgent (?:ones|things|messages|cover|visits|news)?(?: ?(?:only|is|are))*(?: ?(?:at night|in (?:my )?quiet hours|any ?time))*(?: ?:)? ?(?:yes|ok|okay|on|is fine|are fine|fine|allowed|are ok|is ok|please)$/,
  /^(?:you (?:can|may) |please )?(?:write to|message|text|ring|call) me (?:at night|in (?:my )?quiet hours)(?: only)? (?:if|when|for) .*(?:urgent|uncovered|emergenc|visit).*$/,
];
export const NEVER_WAKE: readonly RegExp[] = [
  new RegExp(`^(?:please )?(?:dont|do not|never) wake me(?: up)?(?: (?:at night|at all|ever|again|any ?more|any more))*${REASON}$`),
  /^urgent (?:ones|things|messages|cover|visits|news)?(?: ?(?:only|is|are))*(?: ?(?:at night|in (?:my )?quiet hours|any ?time))*(?: ?:)? ?(?:no|off|not allowed|never)$/,
  /^(?:nothing|not even urgent(?: ones| things| messages)?|no urgent (?:ones|things|messages)) (?:at night|in (?:my )?quiet hours)$/,
];

const DAILY =
  '(?:(?:daily |my |a |the |one )*digest|(?:one|1|a single) message (?:a|per|each) day|(?:everything|it all|all of it|messages|things|news) (?:once a day|in one(?: message| go)?|together)|(?:a )?(?:daily )?summary)';
export const DIGEST: readonly RegExp[] = [
  new RegExp(
    `^${ASK}(?:(?:set|turn|switch|make|put|have|get|give me|send me|send|change|move) )?(?:me )?${DAILY}(?: to| on| be| at| for| in| every| each|:)*(?: the)? (?<when>morning|evening|mornings|evenings|night|breakfast|tea ?time|${CLOCK_TYPED})(?: time)?${FROM_NOW}$`,
  ),
  new RegExp(
    `^${ASK}(?:(?:set|turn|switch|have|get|give me|send me|send|change) )?(?:me )?(?:a |the |my )?(?<when>morning|evening) (?:digest|summary)(?: on)?${FROM_NOW}$`,
  ),
];
export const DIGEST_OFF: readonly RegExp[] = [
  new RegExp(`^${ASK}(?:turn |switch )?(?:my |the )?digest off${FROM_NOW}$`),
  new RegExp(`^${ASK}(?:no|stop|turn off|switch off|cancel|end|no more|i dont want) ?(?:my |the |a |any )?digests?${FROM_NOW}$`),
  new RegExp(
    `^${ASK}(?:tell me|send me|write to me)(?: about)?(?: everything| things| it all)? (?:at once|straight away|as (?:it|they) happens?|right away)${FROM_NOW}$`,
  ),
];
export const DIGEST_SHOW = new RegExp(`^${ASK}(?:my |the |a )?(?:daily )?digest(?: on)?$|^(?:what|when)(?:s| is) (?:my |the )?digest$`);

import type { Need } from '@hatstand/db/schema/telling';
import { CLOCK_TYPED } from '../../words/clock-typed.ts';

// Without apostrophes, in small letters.
const THINGS = '(?: (?:things|stuff|it|news))?';
export const SHOW_OWN =
  /^(?:(?:show |see |what is |whats )?how (?:do )?i(?:d)? (?:like|want|prefer|need) to be (?:told|informed|written to|spoken to)(?: (?:things|stuff|about things))?|how i am told things|(?:my )?(?:communication|access(?:ibility)?|telling) (?:needs|preferences|settings))$/;
export const SHOW_OTHER: readonly RegExp[] = [
  new RegExp(
    `^how (?:does|do|should|would|can|shall) (?:i |we |you )?(?:@who )?(?:like|want|prefer|need|likes|wants)? ?(?:to be )?(?:told|informed|spoken to|talked to|written to|tell|talk to|speak to|write to)(?: to)?(?: @who)?${THINGS}$`,
  ),
  /^how (?:does )?@who likes? (?:to be told things|things told|being told things|things)$/,
  /^(?:what are )?@whos (?:communication|access(?:ibility)?) (?:needs|preferences)$/,
];
export const SHARE =
  /^(?:(?:my team|the team|they|everyone in my team) (?:can|may) (?:see|know) (?:how i like to be told things|it|that)|(?:share|show) (?:how i like to be told things|my (?:communication )?needs) with (?:my|the) team)$/;
export const KEEP_PRIVATE =
  /^(?:(?:dont|do not|stop) (?:share|sharing|show|showing) (?:how i like to be told things|my (?:communication )?needs)(?: with (?:my|the) team| any ?more)*|keep how i like to be told things (?:private|to yourself|between us))$/;

const OF_MINE =
  '(?: (?:in(?:to)?|of|on|with|to|for|my|messages|everything|what you (?:tell|send|write) me|things|it all|me|please|too|from now on|as well|all))*';
export const COPY_IN: readonly RegExp[] = [
  new RegExp(`^(?:(?:can|could|will|would) you |id like you to |i want you to )?(?:please )?copy(?: in)? @who${OF_MINE}$`),
  new RegExp(
    `^(?:(?:can|could|will|would) you |id like you to |i want you to )?(?:please )?(?:send|give|let) @who (?:get |have )?(?:a |the )?cop(?:y|ies)${OF_MINE}$`,
  ),
  new RegExp(`^(?:can|could|may) @who (?:get|have|be sent|be) (?:a |the )?cop(?:y|ies|ied)${OF_MINE}$`),
  new RegExp(`^(?:i (?:want|would like|need) |id like )@who (?:copied|to be copied|to get (?:a )?cop(?:y|ies)|to have (?:a )?cop(?:y|ies))${OF_MINE}$`),
  /^@who (?:is|should be) (?:my )?(?:supporter|copied in)$/,
];
export const COPY_SOMEBODY = /^(?:please )?copy (?:in (?!to\b|this|that|it)\p{L}+|(?!this|that|it|to|and)\p{L}+ in)$/u;
export const STOP_COPIES =
  /^(?:please )?(?:(?:stop|no more|dont|do not|end|cancel|without) )(?:copy(?:ing)?|(?:sending |giving |getting )?(?:me |@who )?(?:the |any |more |a )*cop(?:y|ies))(?: (?:in|to|for|of|@who|in @who|any ?more|please|me|my|messages|what you tell me))*$/;

const WHO_WANTS =
  '(?:(?:i(?: would|d)?|(?<whose>@who)) (?:really )?(?:likes?|needs?|wants?|prefers?|must have|has to have|have to have)(?: to (?:have|get|be))?(?: (?:my|me|his|her|their|your))?|(?:can|could|would|will|please) ?(?:i|you)?(?: please)?(?: have| get| give me| tell me| send me| print| read| write)?(?: me)?|tell me|give me|send me|write(?: to me)?|print(?: me)?|read(?: me)?|let me have|just)';
const OFF = '(?<off>no more |stop |no |without |i (?:dont|do not) (?:need|want|like) |not )?';
const DONE = '(?<done> (?:any ?more|off))?';
const FOR_ME = '(?: (?:please|for me|to (?:me|him|her|them)|for (?:him|her|them)|from now on|instead|when you (?:write|tell me things)|always))*';
const needFor = (what: string): RegExp =>
  new RegExp(`^${OFF}(?:${WHO_WANTS} )?(?:things |everything |stuff |it |messages |news )?(?:are |be |to be |told )?(?:${what})${FOR_ME}${DONE}$`);

export const NEEDS: Readonly<Record<Exclude<Need, 'best time' | 'in their words'>, RegExp>> = {
  'large print': needFor(
    '(?:in )?(?:large|big|bigger|larger) (?:print|letters|type|writing|text)|print(?:ed|ing)?(?: things| everything| it)? (?:out )?(?:large|big|bigger|larger)|large print(?:ing)?',
  ),
  'one at a time': needFor('(?:only |just )?one (?:thing |message |at |by )?(?:at )?a? ?(?:time|one)|(?:told )?one (?:thing )?at a time'),
  'read back': needFor('(?:to be )?read(?:ing)? (?:things |it |everything )?(?:back|out|aloud)(?: to me)?|readback'),
};

const BEST = '(?:best|good|better|easiest)';
const WHEN = `(?:(?:in )?(?:the )?(?:mornings?|afternoons?|evenings?)|(?:from |between )?${CLOCK_TYPED} (?:to|till|until|and) ${CLOCK_TYPED}|(?:after|from|past|not before|before|until|till|up to|not after) ${CLOCK_TYPED}(?: onwards)?)`;
export const BEST_TIME: readonly RegExp[] = [
  new RegExp(`^(?:the |my )?${BEST} time(?: of day)?(?: (?:for me|to (?:reach|message|tell|text|catch|write to) me))*(?: is|:|s)? (?<when>${WHEN})$`),
  new RegExp(`^(?<when>${WHEN}) (?:is|are|suits me|works) best(?: for me)?$`),
  new RegExp(`^i(?:m| am) (?:at my )?${BEST} (?<when>${WHEN})$`),
  new RegExp(`^${BEST} (?<when>not (?:before|after) ${CLOCK_TYPED})$`),
  /^(?:please )?(?:tell|message|text|write to) me (?:things )?(?<when>in the (?:mornings?|afternoons?|evenings?))(?: please)?$/,
];
export const NO_BEST_TIME =
  /^(?:(?:no|forget (?:the|my)) best time|best time off|any time(?: of (?:the )?day)? is (?:fine|good|ok|okay|best)(?: for me| by me)?)$/;

const MOST = '.{3,300}';
export const OWN_WORDS: readonly RegExp[] = [
  new RegExp(
    `^(?:how i like to be told(?: things)?|i like to be told(?: things)?(?: like this)?|when (?:you|people|they) (?:tell|talk to|speak to) me(?: things)?|to tell me things|tell people)\\s*[:,–-]\\s*(?<own>${MOST})$`,
    'isu',
  ),
  new RegExp(
    `^(?:please,? )?(?<own>(?:always )?(?:speak|talk)(?: to me)? (?:slowly|clearly|loudly|louder|up|into|on|to my|from my|in short|quietly|more slowly|face to face)${MOST.replace('{3,', '{0,')})$`,
    'isu',
  ),
  /^(?:please,? )?(?<own>(?:face|look at) me when .{3,200})$/isu,
  new RegExp(`^(?<own>i (?:lip ?-?read|use (?:bsl|british sign language|makaton|a hearing (?:aid|loop)|braille))${MOST.replace('{3,', '{0,')})$`, 'isu'),
];

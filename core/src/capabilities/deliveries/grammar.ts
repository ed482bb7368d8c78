import type { WayByHand } from '@hatstand/db/schema/deliveries';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { DeliveryIntent, Heard } from './intents.ts';

const WHAT = '(?:it|this|that|them|these|(?:the|my|that|this|our)(?: new| last)? (?:message|news|pin|announcement|note|update|change|letter|post)s?)';
const HAD = '(?:had|got|gotten|seen|received|read|heard|been told|gotten|have|get|see|receive|hear)';
const YET = '(?: (?:yet|so far|now|already|all|too|by now|ok|okay))*';
const ALL = '(?:everyone|everybody|every one|they all|all of them|they|the team|the whole team|all|anyone|anybody|the others|people)';
const PERSON = '(?:@who|the team owner)';
const PEOPLE = `(?<people>${PERSON}(?:(?:,| and|, and| &|,? ?\\+) ?${PERSON})*)`;

const SHOW = [
  `who(?:'s|s| has| have| is| all has| else has)? (?:all )?(?:not )?${HAD}(?: of| about)?(?: ${WHAT})?`,
  `who (?:still )?(?:hasn't|hasnt|haven't|havent|has not|have not|didn't|didnt|did not|still has to|still needs to) ${HAD}(?: of| about)?(?: ${WHAT})?`,
  `who did (?:${WHAT}) (?:reach|get to|go to|go out to)`,
  `who (?:knows|got told|was told|have i told|did you tell|have you told)(?: about)?(?: ${WHAT})?`,
  `(?:did|has|have|do|does) ${ALL} (?:all )?(?:${HAD}|know)(?: of| about)?(?: ${WHAT})?`,
  `(?:did|has) (?:${WHAT}) (?:reach(?:ed)?|got(?:ten)? (?:through )?to|get (?:through )?to|gone (?:out )?to|go (?:out )?to) ${ALL}`,
  `(?:did|has) (?:${WHAT}) (?:arrived?|got through|get through|gone out|go out|reached people)`,
  'deliveries',
].map((pattern) => new RegExp(`^(?:so |and |but |ok |okay )*(?:${pattern})${YET}$`));

const SHOW_ONE = [
  `(?:did|has|have|does|do) ${PEOPLE} (?:${HAD}|know)(?: of| about)?(?: ${WHAT})?`,
  `(?:did|has) (?:${WHAT}) (?:reach(?:ed)?|got(?:ten)? (?:through )?to|get (?:through )?to|gone (?:out )?to|go to) ${PEOPLE}`,
].map((pattern) => new RegExp(`^(?:so |and |but |ok |okay )*(?:${pattern})${YET}$`));

const I = "(?:(?:done|ok|okay|yes)[ ,.:]+)?(?:(?:i've|ive|i have|i|we've|we have|we|have)(?: just| already| now)? |just |already )?";
const WHEN = '(?: (?:now|today|already|just now|myself|@when|this morning|this afternoon|earlier|then|for you))*';
const ABOUT_IT = `(?: (?:about )?(?:${WHAT}|everything))?`;
const TOLD: readonly (readonly [WayByHand, RegExp])[] = [
  [
    'given on paper',
    new RegExp(
      `^${I}(?:gave|given|handed|passed|printed) (?:${WHAT}|the (?:page|paper|print ?out)|a (?:copy|print ?out|page)) (?:out )?(?:over )?(?:to|for) ${PEOPLE}(?: (?:on|in|as) (?:paper|print))?${WHEN}$`,
    ),
  ],
  [
    'given on paper',
    new RegExp(
      `^${I}(?:gave|given|handed) ${PEOPLE} (?:${WHAT} (?:on|in|as) (?:paper|print)|the (?:page|paper|print ?out)|a (?:copy|print ?out|page)(?: of ${WHAT})?)${WHEN}$`,
    ),
  ],
  ['read aloud', new RegExp(`^${I}read (?:${WHAT} )?(?:out )?(?:loud |aloud )?(?:to|for|with) ${PEOPLE}${WHEN}$`)],
  ['read aloud', new RegExp(`^${I}read ${PEOPLE} ${WHAT}(?: out)?(?: loud| aloud)?${WHEN}$`)],
  [
    'told by phone',
    new RegExp(
      `^${I}(?:rang|phoned|called|told) ${PEOPLE}(?: and (?:told|said|read) (?:her|him|them)(?: it)?)?${ABOUT_IT} (?:on|over|by|down) (?:the )?(?:phone|telephone)${WHEN}$`,
    ),
  ],
  [
    'told by phone',
    new RegExp(`^${I}(?:rang|phoned|called) ${PEOPLE} (?:and (?:told|read) (?:it to )?(?:her|him|them)(?: it)?|with ${WHAT}|about ${WHAT})${WHEN}$`),
  ],
  [
    'told face to face',
    new RegExp(`^${I}(?:told|let) ${PEOPLE}(?: know)?${ABOUT_IT}(?: (?:face to face|face-to-face|in person|to (?:her|his|their) face))?${WHEN}$`),
  ],
  ['told face to face', new RegExp(`^${PEOPLE} (?:has been told|was told|knows|knows about ${WHAT}|has been told about ${WHAT})${WHEN}$`)],
];
const WILL_TELL = new RegExp(
  `^(?:ok |okay |yes )?(?:i'll|ill|i will|i can|i shall|i'm going to|im going to|let me|leave it to me i'll) (?:tell|read (?:it|this|that) (?:out )?(?:loud |aloud )?to|speak to|talk to|ring|phone|let) ${PEOPLE}(?: know)?(?: (?:about )?${WHAT})?(?: (?:face to face|in person|myself|then|today|now|later|tonight|@when|on the phone))*$`,
);
const PRINT = new RegExp(
  `^(?:(?:can|could|will|would) (?:you|i) |i(?:'d| would) like to |i want to |let me |i'll |i need to )?(?:please )?print (?:${WHAT}|me (?:${WHAT}|a copy)|a copy(?: of ${WHAT})?)(?: out)?(?: (?:large|big|in large print|in big letters|on paper))?(?: for (?:me|${PEOPLE}))?$`,
);

/** What somebody asks of the ledger or tells it, or undefined when they say something else. */
export function understand(said: Said): DeliveryIntent | undefined {
  const frame = withoutCourtesy(said.frame).replace(/\?+$/, '').trim();
  if (SHOW.some((pattern) => pattern.test(frame))) return { do: 'who has had it' };
  const asked = SHOW_ONE.map((pattern) => pattern.exec(frame)).find((found) => found !== null);
  if (asked) return { do: 'who has had it', people: peopleIn(asked, said) };
  for (const [how, pattern] of TOLD) {
    const told = pattern.exec(frame);
    if (told) return { do: 'told by hand', how, people: peopleIn(told, said) };
  }
  const will = WILL_TELL.exec(frame);
  if (will) return { do: 'will tell', people: peopleIn(will, said) };
  const print = PRINT.exec(frame);
  return print ? { do: 'print', ...(print.groups?.['people'] ? { people: peopleIn(print, said) } : {}) } : undefined;
}

/** All names of a sentence that fits stand in its list of people, in order. */
function peopleIn(found: RegExpExecArray, said: Said): Heard {
  let next = 0;
  return (found.groups?.['people']?.match(/@who|the team owner/g) ?? []).map((one) => {
    if (one !== '@who') return 'team owner';
    next += 1;
    return said.who[next - 1]?.people ?? [];
  });
}

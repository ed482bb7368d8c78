import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { HeardWhen } from '../../words/times.ts';
import type { CoverIntent, Part, Wanted } from './intents.ts';

const SOMEBODY =
  '(?:any ?(?:one|body|1)|some ?(?:one|body|1)|sum ?(?:one|body|1)|every ?(?:one|body)|people|(?:any|one|some) of (?:you|u)|you|u|who|who ?ever)(?: else)?(?: of you)?';
const CAN =
  '(?:can|could|cd|cud|would|will|might|able to|be able to|free to|around to|willing to|mind|please|pls|possibly|who|that|to|if (?:they|he|she|any ?one|some ?one|you))';
const DO =
  '(?:do(?:ing)?|cover(?:ing)?|tak(?:e|ing)|hav(?:e|ing)|take over|step in(?: for)?|help(?: out)?(?: with| on)?|pick up|fill in(?: for)?|stand in(?: for)?|manage|go(?: to)?|swap me out of|be there for)';
const ALL = '(?<all>(?: for| of)? (?:all|everything|every one)(?: of)?(?: my| the)?(?: visits?| shifts?| days?)?| my (?:visits|shifts))?';
const PART =
  '(?: (?:just |only )?(?:the )?(?<end>first|last|(?:second|other)(?= half )) (?<amount>(?:half an? hour|half hour|hour and a half|hour|half|(?:\\d{1,3}|one|two|three|a couple of) ?(?:mins?|minutes|hours?|hrs?)))(?: (?:of|on|for))*)?';
const MINE = '(?: (?:for|on|with))?(?: (?:my|me|mine|the|this|our|for))*';
const NAMED = '@who(?:,? (?:or|and) @who)*';
const VISIT = '(?: (?:visit|visits|one|slot|turn|morning|evening|tea|day))?';
const BEGINS = '(?:^|[ ,.!?;:(-])';

/** "can anyone do my Tuesday", "any chance someone could cover Jo's Thursday": wherever it stands in what somebody tells. */
const ASK = new RegExp(`${BEGINS}${SOMEBODY}(?: ${CAN})* ${DO}(?<whose>(?: for)? @who(?:'s)?)?${ALL}${PART}${MINE}(?: from now)? (?<on>@when)`);
const ASK_NAMED = new RegExp(`${BEGINS}(?:can|could|would|will|cd|ask|maybe) (?<with>${NAMED})(?: ${CAN})* ${DO}${ALL}${PART}${MINE} (?<on>@when)`);
/** "Got the dentist on Fri, can anyone do my visit?": the one day that was said before. */
const ASK_IT = new RegExp(
  `${BEGINS}${SOMEBODY}(?: ${CAN})* ${DO}(?: for me)?(?: (?:it|that|this|then)|(?: (?:my|the|this|that))+(?: (?:visit|one|slot|turn|shift)))?(?: instead)?(?: for me)?$`,
);
/** "Can someone cover?", and nothing of when. */
const ASK_BARE = new RegExp(
  `^(?:(?:can|could|would|will|is) )?${SOMEBODY}(?: ${CAN})* (?:cover|step in|fill in|stand in|take over)(?: for)?(?: me| my visit| my shift)?$`,
);
/** A name that nobody here has. */
const ASK_UNKNOWN = new RegExp(
  `^(?:can|could|would|will) (?!(?:i|we|it|the|my|that|this|he|she|they)\\b)\\p{L}+(?: ${CAN})* ${DO} (?:my|the)(?: visit on| visit)? (?<on>@when)`,
  'u',
);
const FIND = new RegExp(
  `${BEGINS}(?:find(?: out)?|need|get|want|looking for|look for|ask for|ask)(?: me)? (?:${SOMEBODY}|cover|help)(?: ${CAN})*(?: ${DO})?(?<whose>(?: for)? @who(?:'s)?)?${ALL}${PART}${MINE} (?<on>@when)`,
);
const COVER = new RegExp(
  `^(?:rota )?(?:(?:i|we|yes|ok|actually|but|please|can|could|may|need|want|some|find|to|get|have)[ ,]+)*cover(?<whose>(?: for)? @who(?:'s)?)?${ALL}${PART}${MINE}(?: from now)?(?: (?<on>@when))?${VISIT}$`,
);
/** "I can't do Tuesday". Somebody else's "can't" is heard only with their name. */
const CANT = new RegExp(
  `(?:^|[ ,.!?;:(-])(?<subject>@who )?(?<!(?:you|we|he|she|they|it|mum|dad) )(?:can't|cant|cannot|can not|won't|wont|unable to|not able to|won't be able to|wont be able to|couldn't|can no longer|not going to) (?:do|make|come|get there|be there|work|manage|get in|make it)(?: it)?(?: in)?(?: to)?${PART}${MINE} (?<on>@when|at \\d{1,2}|\\d{1,2}(?!\\d))`,
);
const ILL =
  /(?:^|[,.!?;] ?|\b(?:and|but|so|sorry|as|because|cos|hi|x) )(?:i(?:'m| am|'ve| have| feel| got|'ve got| have got)?|im|ive|feel(?:ing)?|been|got|not|off|(?:come|came|gone) down)(?: (?:been|feel|feeling|got|not|being|really|so|very|a bit|all|just|up all nite?|up all night|come down with|gone down with|with|the|a))* (?:ill|poorly|sick|unwell|rotten|rough|throwing up|well|covid|flu|bug|migraine|temperature|fever)\b(?! of\b)/;
/** The day first: "Fri I can't do", "Sat am - can't. Anyone?" */
const DAY_CANT =
  /(?:^|[ ,.!?;:(-])(?<on>@when)(?: (?:morning|evening|visit))?[ ,.:-]+(?:(?:i|just|really) )*(?:can't|cant|cannot|can not|won't be able to|wont be able to|not able to)(?: (?:do|make|come|manage)(?: it)?)?(?=$|[,.!?]| (?:any|some|sorry|now|after all|pls|please))/;
const DAY_COVER = new RegExp(`^(?<on>@when)[ ,:-]+(?:(?:i|need|needs|want|please|any) )*(?:cover|${SOMEBODY})(?: needed| please)?$`);
const SOON = /^(?:@when|[^@])*$/;

const SWAP = new RegExp(
  `^(?:[^@]{0,40}? )?swap(?<whose> @who's)?(?: my| the)?(?: (?:tea|morning|evening|visit)(?: on| of)?)?(?: (?<on>@when))?${VISIT}(?: (?:with|for|to)(?: (?<with>${NAMED})(?:'s)?| ${SOMEBODY}))?(?:(?: (?:for|with|on))?(?: (?<owner>@who's)| their| his| her| a| the)? (?<other>@when)${VISIT})?(?: instead)?$`,
);
const ASK_SWAP = new RegExp(`^(?:can|could|would|will) (?<with>${NAMED}) swap(?: with me)?(?: for| on)?(?: my)?(?: (?<on>@when))?${VISIT}(?: with me)?$`);
/** "Can't make Thursday, swap with Sam?", "can't do Thurs, can Sam swap": said of oneself, with whom comes after. */
const CANT_BUT = [`swap(?: (?:with|for) (?<with>${NAMED}))?`, `(?<with>${NAMED})(?: ${CAN})* swap(?: with me)?`].map(
  (swap) =>
    new RegExp(`${CANT.source}[ ,.!?;:-]+(?:(?:and|so|but|please|pls|maybe|can|could|would|will|i|we|to|need|want|like) )*${swap}(?: instead| please)*$`),
);
const SWAP_ANYHOW = /^(?:rota )?swap\b/;
const COVER_ANYHOW = /^(?:rota )?cover(?: (?:for|on|my|me|the|this|that|visits?|morning|tea|evening|one|please|pls|and|or|then|both|@who(?:'s)?|@when))*$/;

const TAKE =
  /^(?:yes,? |ok,? |rota )?(?:(?:i|l)(?:'ll|ll|l| will| can| could|'d| would)?|il|happy to|i'm happy to|let me|can i|put me(?: down)?)(?: (?:do|take|cover|have|pick up|for|happily))+(?: (?:the|that|it|on|for|a|visit))* (?<on>@when)(?: visit| one| then)*$/;
const TAKE_WORD = /^(?:rota )?take(?: (?:the|that|a|visit))*(?: @when)?(?: visit| one)?$/;
/** With no yes before it: what somebody could do is kept by `availability`. */
const CAN_DO = /^(?:i|l) (?:can|could|'d be able to|am free to|'m free to) do\b/;
/** Never where somebody's death was told by mistake. */
const UNTAKE =
  /^(?!.*(?:died|dead|alive|passed away)).*(?:said yes(?: to| for| on)*(?: @when)?(?: visit)? by (?:mistake|accident)|(?:yes|it) was (?:a mistake|an accident)|(?:didn't|didnt|did not) mean (?:to say |to |that )?yes|take (?:back my yes|my yes back)|meant (?:to say )?no\b|shouldn't have said yes)/;
const STOP =
  /^(?:you can )?(?:stop asking|no need to ask|don't ask any ?more|(?:cancel|drop|stop) (?:(?:my|the) )?(?:question|request|swap|cover))(?: any ?more)?(?: (?:about|for|anyone|everyone|the team))*(?: my)?(?: @when)?$/;
/** "Feeling better, I can go after all", "don't need cover for Fri any more". */
const WELL_AGAIN =
  /(?:^|[ ,.!])(?:(?:i|i'll|i will|il) (?:can|could|be able to|am able to|will)?(?: (?:do|go|make|come|manage|cover))(?: (?:it|that|in|the visit))?(?: (?:on )?@when)? (?:after all|now)|(?:don't|dont|do not|no longer) need (?:any |to find )?(?:(?:cover|help)(?: (?:for|on))?(?: my)?(?: @when)?(?: any ?more| now| after all)*|(?:anyone|anybody|someone|somebody)(?: (?:for|on))?(?: my)?(?: @when)?(?: any ?more| now| after all)+))$/;
/** "Any news about Fri?", "has anyone said yes yet?" */
const NEWS =
  /^(?:(?:is there |have you had )?any (?:news|luck|joy|answers?|answer yet|takers|word|update)|has (?:any ?(?:one|body)|some ?(?:one|body)) (?:said yes|taken|answered|got back|replied|offered|picked up)|did (?:any ?(?:one|body)|some ?(?:one|body)) (?:say yes|take|answer|offer)|what's happening with my (?:question|cover|swap)|who(?:'ve| have| did| all did| are|)(?: you)? ask(?:ed|ing)?)(?: (?:yet|so far|to me|to you))*(?: (?:about|on|for|with|from|regarding))?(?: (?:my|the|anyone|cover|swap|visit|question))*(?: (?:about|on|for|with))?(?: @when)?(?: visit| one)?(?: yet)?$/;
const CIRCLE =
  /^(?:yes,? |ok,? )?(?:can you |could you )?ask (?:people in |round )?the (?:whole )?circle(?: too| as well| people)*(?:(?: (?:about|for))?(?<whose> @who(?:'s)?)?(?: my| the)?(?: (?<on>@when))?)?(?: too| as well)?$/;
const SORT =
  /^(?:ok(?:ay)?,? |right,? |yes,? |no worries,? )*(?:(?:i|l)(?:'ll|ll|l| will| can| have|'ve|'m)? (?:sort|sorted|handle|deal with|fix|see to|take care of|got|on)(?: (?:it|this|that|things))?(?: out)?|il sort it|leave (?:it|that) (?:with|to) me|on it|(?:it's |its )?(?:all )?sorted)(?: now)?(?: myself)?$/;

/** What others said or did, told to Hattie: "Jo said anyone can do Tuesday". Nobody is asked for that. */
const REPORTED = /\b(?:did|don't think|dont think|doubt|said|says|asked|told|thought|believe|heard)\b[^.!?,;]*$/;
const isReported = (frame: string, found: RegExpExecArray): boolean => REPORTED.test(frame.slice(0, found.index + 1));
/** "The nurse can't come Tuesday" is about somebody else. */
const SOMEBODY_ELSE = /\b(?:the|a|an|my|our|her|his|their|your) [\p{L}'-]+ ?$/u;

/** What somebody wants, or undefined when they want something else. */
export function understand(said: Said): CoverIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  if (STOP.test(frame)) return { do: 'stop asking', ...(said.when[0] ? { on: said.when[0] } : {}) };
  if (WELL_AGAIN.test(frame)) return { do: 'stop asking', ...(said.when[0] ? { on: said.when[0] } : {}) };
  if (NEWS.test(frame)) return { do: 'news', ...(said.when[0] ? { on: said.when[0] } : {}) };
  if (UNTAKE.test(frame)) return { do: 'untake', on: said.when[0] };
  if (SORT.test(frame)) return { do: 'sort' };
  const circle = CIRCLE.exec(frame);
  if (circle) return { do: 'ask circle', yes: true, ...people('of', circle.groups?.['whose'], said), ...(said.when[0] ? { on: said.when[0] } : {}) };
  return asked(frame, said) ?? taking(frame, said) ?? anyhow(frame, said);
}

/** About a visit that should not be, or for good: others understand that. */
const PLANNED =
  /^cancel\b|\bcancel (?:it|that|this|the|them)\b|\bcall (?:it )?off\b|(?:^|[ ,])(?:starting )?from @when\b|\b(?:do not|don't|dont) (?:want|need) (?:any|some)/;

/** "From 1 Dec Jo does Tuesdays". */
const isFromADayOn = ({ when }: Said): boolean => when.length > 1 && when[0]?.spans[0]?.to === null;

function asked(frame: string, said: Said): CoverIntent | undefined {
  if (PLANNED.test(frame) || isFromADayOn(said)) return undefined;
  const cantBut = CANT_BUT.map((pattern) => pattern.exec(frame)).find((found) => found && !found.groups?.['subject']) ?? null;
  return (
    wanted('swap', frame, said, cantBut ?? SWAP.exec(frame) ?? ASK_SWAP.exec(frame)) ??
    wanted('cover', frame, said, ASK_NAMED.exec(frame) ?? ASK.exec(frame) ?? FIND.exec(frame) ?? DAY_COVER.exec(frame) ?? COVER.exec(frame)) ??
    unknownName(wanted('cover', frame, said, ASK_UNKNOWN.exec(frame))) ??
    cant(frame, said) ??
    (ASK_BARE.test(frame) ? { do: 'find', wanted: 'cover', on: undefined } : undefined) ??
    (said.when.length === 1 && said.who.length === 0 ? wanted('cover', frame, said, ASK_IT.exec(frame), said.when[0]) : undefined)
  );
}

function taking(frame: string, said: Said): CoverIntent | undefined {
  if (TAKE_WORD.test(frame)) return { do: 'take', on: said.when[0] };
  return TAKE.test(frame) && !CAN_DO.test(frame) && !said.when[0]?.repeat ? { do: 'take', on: said.when[0] } : undefined;
}

function wanted(what: Wanted, frame: string, said: Said, found: RegExpExecArray | null, saidBefore?: Said['when'][number]): CoverIntent | undefined {
  if (!found || isReported(frame, found)) return undefined;
  const { whose, on, with: withWhom, owner, other, all } = found.groups ?? {};
  const first = whenAt(frame, found, on, said);
  const inReturn = other ? said.when[said.when.indexOf(first as Said['when'][number]) + 1] : undefined;
  const part = partSaid(found, on ? first : undefined);
  return {
    do: 'find',
    wanted: what,
    on: on ? (part && part !== 'as said' ? surely(first) : first) : saidBefore,
    ...people('of', whose, said),
    ...people('with', withWhom ?? owner, said, whose),
    ...(inReturn ? { inReturn } : {}),
    ...(all ? { all: true } : {}),
    ...(part ? { part } : {}),
  };
}

/** "The second half of Friday": the ear asks because of the half, which is understood here. */
const surely = (when: HeardWhen | undefined): HeardWhen | undefined => (when?.spans.length === 1 ? { ...when, ask: undefined } : when);

/** The time that stands where it was found, however many others were said before. */
function whenAt(frame: string, found: RegExpExecArray, on: string | undefined, said: Said): Said['when'][number] | undefined {
  const place = on === undefined ? found.index : found.index + found[0].indexOf('@when');
  return said.when[(frame.slice(0, place).match(/@when/g) ?? []).length];
}

/** Whose names stand there, in the order in which they were said. */
function people<Key extends 'of' | 'with'>(
  key: Key,
  words: string | undefined,
  said: Said,
  after?: string,
): { readonly [K in Key]?: readonly Said['who'][number]['people'][number][] } {
  if (!words) return {};
  const count = (text: string | undefined) => (text?.match(/@who/g) ?? []).length;
  const named = said.who.slice(count(after), count(after) + count(words)).flatMap((one) => one.people);
  return { [key]: named } as { readonly [K in Key]?: typeof named }; // the one key there is
}

const unknownName = (intent: CoverIntent | undefined): CoverIntent | undefined => (intent?.do === 'find' ? { ...intent, with: [] } : intent);

function cant(frame: string, said: Said): CoverIntent | undefined {
  const found = CANT.exec(frame) ?? DAY_CANT.exec(frame);
  const ill = ILL.test(frame);
  if (!found)
    return ill && frame.length < 160 && SOON.test(frame)
      ? { do: 'find', wanted: 'cover', on: said.when.length === 1 ? said.when[0] : undefined, ill: true }
      : undefined;
  const { subject, on } = found.groups ?? {};
  const isOthers = !subject && /\b(?:come|make|get there|be there|work)\b/.test(found[0]) && SOMEBODY_ELSE.test(frame.slice(0, found.index + 1));
  if (isReported(frame, found) || isOthers) return undefined;
  const when = on === '@when' ? whenAt(frame, found, on, said) : said.when[0];
  if (when?.repeat) return undefined;
  const part = partSaid(found, when);
  return { do: 'find', wanted: 'cover', on: when, cant: true, ...people('of', subject, said), ...(ill ? { ill: true } : {}), ...(part ? { part } : {}) };
}

const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, 'a couple of': 2 };

/** "the first hour", "the last 20 mins"; or from when to when. */
const FROM_TO = /\d[^a-z]*(?:am|pm)? ?(?:-|–|to|til|till|until) ?(?:\d|noon|half)/i;
function partSaid(found: RegExpExecArray, when: HeardWhen | undefined): Part | undefined {
  const { end, amount } = found.groups ?? {};
  if (end && amount === 'half') return { at: end === 'first' ? 'start' : 'end', minutes: 'half' };
  if (end && amount) return { at: end === 'first' ? 'start' : 'end', minutes: minutesIn(amount) };
  const span = when?.spans[0];
  const isFromTo = when?.spans.length === 1 && span?.from?.length === 16 && span.to?.length === 16 && span.from !== span.to;
  return isFromTo && FROM_TO.test(when?.text ?? '') ? 'as said' : undefined;
}

function minutesIn(amount: string): number {
  if (amount === 'hour') return 60;
  if (amount === 'hour and a half') return 90;
  if (amount.startsWith('half')) return 30;
  const [, count = '1', unit = ''] = /^(\d+|one|two|three|a couple of) ?(\w+)$/.exec(amount) ?? [];
  return (NUMBERS[count] ?? Number(count)) * (unit.startsWith('h') ? 60 : 1);
}

/** The wish is clear and the rest is not. One day heard is taken for the visit's; more are asked about. */
function anyhow(frame: string, said: Said): CoverIntent | undefined {
  const what: Wanted | undefined = SWAP_ANYHOW.test(frame) ? 'swap' : COVER_ANYHOW.test(frame) ? 'cover' : undefined;
  return what && { do: 'find', wanted: what, on: said.when.length === 1 ? said.when[0] : undefined };
}

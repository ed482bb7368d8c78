import { withoutCourtesy } from '../../words/courtesy.ts';
import type { HeardWhen } from '../../words/heard.ts';
import type { Said } from '../../words/hearing.ts';
import { monthNamed } from '../../words/months.ts';
import type { HoursIntent, Period, Whose } from './intents.ts';

const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const COUNT = '(?:\\d{1,2}|two|three|four|six|eight)';
/** Days that the ear leaves alone because the words could mean something else elsewhere. */
const OWN = `${MONTH}(?: 20\\d\\d)?|20\\d\\d|(?:last|past) (?:${COUNT} )?(?:days?|weeks?|wks?|fortnights?)|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?`;
const WHEN = `(?:(?: (?:for|in|of|from|on|during|over|since|within))?(?: the)?(?: (?<when>@when)| (?<own>${OWN}))(?:'s)?)?(?: so far)?`;
const HOURS = '(?:hours|hrs|hour|time ?sheets?)';
const SHOW = "(?:(?:can|could|may) (?:i|you|we) )?(?:show |see |give |tell |have |get |what (?:are|were|is) |what(?:'s|s|re|'re) |export |send )?(?:me |us )?";
const WORK = '(?:do|did|done|work|worked|have|had|give|given|get|got|been|put in)';
const NAMED = '@who(?:(?:,? and|,|,? or| &) @who)*';
const ALL = '(?:the )?(?:whole )?(?:team|everyone|everybody|all|us|all of us|rota)';

const pattern = (words: string): RegExp => new RegExp(`^${words}$`);
const MINE = [
  pattern(`${SHOW}my (?:total |own |worked )?${HOURS}(?: worked| done| i(?:'ve)? ${WORK})?${WHEN}`),
  pattern(`${HOURS} (?:me|mine)${WHEN}`),
  pattern(`how (?:many ${HOURS}|much) (?:did|have|do|had|were) i (?:${WORK} ?)*${WHEN}`),
];
const PEOPLE = [
  pattern(`${SHOW}(?:the )?${HOURS}(?: (?:for|of|by))? ${NAMED}${WHEN}`),
  pattern(`${SHOW}@who's (?:total )?${HOURS}${WHEN}`),
  pattern(`${HOURS}${WHEN} (?:for|of|by) ${NAMED}`),
  pattern(`how (?:many ${HOURS}|much) (?:did|has|have|does|had) ${NAMED} (?:${WORK} ?)*${WHEN}`),
];
const EVERYONE = [
  pattern(`${SHOW}(?:the |our |all |all the |everyone's |everybody's |team |team's )*${HOURS}(?: worked| done| (?:for|of) ${ALL})*${WHEN}`),
  pattern(`${HOURS}${WHEN} (?:for|of) ${ALL}`),
  pattern(`(?<when>@when)(?:'s)? ${HOURS}`),
  pattern(`(?<own>${OWN}) ${HOURS}`),
  pattern(`how (?:many ${HOURS}|much) (?:did|have|do|has) (?:we|${ALL}) (?:${WORK} ?)*${WHEN}`),
];
const NAME = "(?<name>[\\p{L}][\\p{L}'’-]{1,30})";
const TYPED = [
  new RegExp(`^${SHOW}(?:the )?${HOURS} (?:for|by) ${NAME}${WHEN}$`, 'u'),
  new RegExp(`^how many ${HOURS} (?:did|has) ${NAME} ${WORK}${WHEN}$`, 'u'),
];
const CSV = /(?:^| )(?:(?:as|in|to|into|for) (?:an? )?)?(?:csv|spread ?sheet|excel)(?: file| table| sheet)?(?: (?:of|with)(?: the)?)?(?= |$)/;

const VISIT = "(?:'s)?(?: (?:visits?|morning|evening|one|tea))?";
const ONE_DAY =
  '(?:(?: (?:of|for|from|on|with|to|at|in|about))*(?: the| my| our)?(?: (?:visits?|morning|tea))?(?: on)?(?: (?<when>@when)| (?<own>\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?)))?';
const RECORD = [
  pattern(`${SHOW}(?:the |rota |visit )?(?:record|records|history|log)${ONE_DAY}${VISIT}`),
  pattern(`(?<when>@when)(?:'s)? (?:record|history)`),
  pattern(`who (?:moved|cancelled|changed|swapped)${ONE_DAY}${VISIT}`),
];
const HAPPENED = [
  pattern(`(?:do you know )?what(?:'s| has)? happened${ONE_DAY}${VISIT}`),
  pattern(`who (?:came|visited|turned up|did)${ONE_DAY}${VISIT}`),
  pattern(`did (?:anyone|anybody|someone|somebody|@who) (?:come|came|turn up|visit|make it)(?: (?:on|at|for))?(?: the)? (?<when>@when)${VISIT}`),
  pattern(`how did(?: the)? (?<when>@when)${VISIT} go`),
];

/** What somebody wants to know about visits that have been, or undefined when they want something else. */
export function understand(said: Said): HoursIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  return record(frame, said) ?? hours(frame, said);
}

function record(frame: string, said: Said): HoursIntent | undefined {
  const happened = found(HAPPENED, frame);
  const asked = happened ?? found(RECORD, frame);
  return asked && { do: 'record', looksBack: happened !== undefined, ...periodOf(asked, said) };
}

function hours(frame: string, said: Said): HoursIntent | undefined {
  const csv = CSV.test(frame);
  const left = withoutCourtesy(frame.replace(CSV, '').replace(/ +/g, ' ').trim());
  const isBare = csv && /^(?:(?:for |of )?@when)?$/.test(left);
  const bare = isBare ? `hours ${left}`.trim() : left;
  for (const [patterns, whose] of WHOSE) {
    const asked = found(patterns, bare);
    if (asked) return { do: 'hours', whose: whose(said, asked), csv, ...periodOf(asked, said) };
  }
  return undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;
const WHOSE: readonly (readonly [readonly RegExp[], (said: Said, asked: Groups) => Whose])[] = [
  [MINE, () => ({ is: 'mine' })],
  [PEOPLE, ({ who }) => ({ is: 'people', people: [...new Set(who.flatMap(({ people }) => people))] })],
  [EVERYONE, () => ({ is: 'everyone' })],
  [TYPED, (_said, { name }) => ({ is: 'typed', name: name ?? '' })],
];

function found(patterns: readonly RegExp[], words: string): Groups | undefined {
  for (const one of patterns) {
    const match = one.exec(words);
    if (match) return match.groups ?? {};
  }
  return undefined;
}

function periodOf({ when, own }: Groups, said: Said): { period?: Period } {
  const heard = said.when[0];
  const period = when && heard ? periodHeard(heard) : own ? ownPeriod(own) : undefined;
  return period ? { period } : {};
}

/** What the ear heard, except where it is not sure of something that is plain when people look back. */
export function periodHeard({ spans, ask, text }: HeardWhen): Period {
  const plain = text.replace(/^(?:for|in|of|from|on|during|over|the) /, '');
  return (ask === undefined && !WEEK_OF.test(plain) ? undefined : ownPeriod(plain)) ?? { is: 'heard', spans, ask, text };
}

const WEEK_OF =
  /^(?:w\/?[cb]|week (?:commencing|beginning|starting|of)) (?:the )?(?:[a-z]{3,9} )?(?<date>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>[a-z]{3,9})$/;
const NUMBERS = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['six', 6],
  ['eight', 8],
]);

/** "2026", "may", "last 2 weeks", "24/11", "w/c 23 nov". */
function ownPeriod(words: string): Period | undefined {
  if (/^20\d\d$/.test(words)) return { is: 'year', year: Number(words) };
  const back = /^(?:last|past) (?:(\S+) )?(day|week|wk|fortnight)s?$/.exec(words);
  if (back) {
    const count = back[1] ? (NUMBERS.get(back[1]) ?? Number(back[1])) : 1;
    return { is: 'last days', days: count * (back[2] === 'day' ? 1 : back[2] === 'fortnight' ? 14 : 7) };
  }
  const date = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?$/.exec(words);
  if (date) return { is: 'date', date: Number(date[1]), month: Number(date[2]), ...(date[3] ? { year: fullYear(date[3]) } : {}) };
  const week = WEEK_OF.exec(words)?.groups;
  const weekMonth = monthNamed(week?.['month'] ?? '');
  if (week && weekMonth) return { is: 'date', date: Number(week['date']), month: weekMonth, week: true };
  const [name = '', year] = words.split(' ');
  const month = monthNamed(name);
  return month ? { is: 'month', month, ...(year ? { year: Number(year) } : {}) } : undefined;
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

import { Labelled } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import { addDays } from '../../words/calendar.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import type { LastDay, LeavingIntent } from './intents.ts';

const REASON =
  "(?:(?:i'm |i am |we're |we are |im )?(?:moving (?:away|house|to [a-z ]+?|abroad)|off to uni(?:versity)?|starting a new job|got a new job|retiring)(?: (?:soon|@when))?[, .;-]*(?:and |so )?)";
const WANT =
  "(?:i(?:'m| am)? (?:want|need|would like|have|am going|going|plan|planning|ve decided|have decided) to|i'd like to|id like to|i've decided to|ive decided to|i'm going to|im going to|i will|i'll|i think i(?:'ll| will| should| need to| want to)|can i|may i|could i|please let me|it's time for me to|i have to|i must)";
const TEAM = "(?:the team|this team|my team|our team|@who(?:'s)?(?: team)?(?<!@who)|@who's team|the care team)";
const END = '(?:[,.;-]* ?(?:(?:on|from|after|at|by|until|and )? ?(?:my )?(?:last day (?:is |will be |would be |: ?)?)?@when))?';
const LAST_DAY =
  "(?:my )?last (?:day|visit)(?: (?:here|with (?:you|@who|the team|you all)|in the team))?(?:'s| is| will be| would be| should be|:)? ?(?:on )?@when";

/** Words that can mean nothing else. */
const LEAVE: readonly RegExp[] = [
  new RegExp(
    `^${REASON}?${WANT} (?:leave|quit|stop (?:being in|working (?:in|for|with)|helping in|coming to)|step (?:down|back|away) from|come out of) ${TEAM}${END}$`,
  ),
  new RegExp(`^(?:i'm|i am|im) (?:leaving|quitting) ${TEAM}${END}$`),
  new RegExp(`^(?:i'm|i am|im) leaving (?:for good|you all|you)${END}$`),
  new RegExp(`^${REASON}?${LAST_DAY}$`),
  new RegExp(`^${REASON}(?:i'm |i am |im )?(?:leaving|finishing|i finish|i leave|i stop)(?: ${TEAM})?${END}$`),
  new RegExp(`^(?:team )?leave(?: ${TEAM})${END}$`),
  /^(?:leave team|leave well|leave a team well|leaving (?:the )?team|team leave)(?: @when)?$/,
];
/** Words that may also mean a single visit, or something else altogether: they are asked about. */
const PERHAPS: readonly RegExp[] = [
  /^(?:i'm|i am|im|we're|we are) moving (?:away|abroad|to another town)(?: (?:soon|on @when|@when|in @when))?$/,
  new RegExp(
    `^${WANT} (?:stop|give (?:this|it) up|finish|stop coming|stop helping|stop working here|leave)(?: (?:for good|altogether|completely))?(?: (?:on|from|after) @when)?$`,
  ),
  /^i (?:can't|cannot|cant) (?:do this|go on|carry on|keep (?:this|it) up|be in (?:the team|this)|be part of (?:this|the team|it))(?: (?:any ?more|any longer))?$/,
  /^(?:i'm|i am|im) leaving(?: (?:(?:on|from|after) )?@when)?$/,
];
const STAY =
  /^(?:i've |ive |i have )?(?:changed my mind,? ?(?:and )?(?:about leaving)?,? ?)?(?:i'm|i am|im|i'll|i will|i want to|i'd like to|i would like to)? ?(?:staying(?: on)?(?: after all)?|stay(?: on)?(?: after all| in the team)|not (?:going to leave|leaving)(?: the team)?(?: after all| any ?more)?)$|^i've changed my mind about leaving$|^(?:i have |ive )changed my mind about leaving$|^i (?:don't|dont|do not) want to leave(?: the team)?(?: any ?more| after all)?$|^(?:cancel|take back|forget) (?:my )?leaving(?: the team)?$/;
const FAREWELL = /^\/?(?:my )?(?:farewell|goodbye|good-bye|leaving)(?: (?:message|words|note))?\s*[:–-]\s*(?<words>[\s\S]+)$/iu;
const BEGIN_FAREWELL = /^(?:write|leave|i(?:'d| would)? (?:like|want) to (?:write|leave)|add) (?:a |my )?(?:farewell|goodbye)(?: (?:message|note|words))?$/;
const LET_GO: readonly RegExp[] = [
  /^(?:i )?(?:don't|dont|do not|no longer) want @who (?:to come|coming|here|to visit|visiting|in (?:the|my) team|to be in (?:the|my) team|to be here)(?: (?:to me|to my house|here|round))?(?: (?:any ?more|any longer|again|ever again))?$/,
  /^(?:i )?(?:don't|dont|do not) want to see @who(?: (?:any ?more|any longer|again))$/,
  /^@who (?:should|must|has to|is to) (?:leave|go from|be out of) (?:the|my|our) team$/,
  /^@who (?:should|must|is to) (?:not come|stop coming)(?: (?:any ?more|again|here))*$/,
  /^@who (?:shouldn't|mustn't|is not to|isn't to|must not|should not) come (?:any ?more|again|here again)$/,
  /^(?:please )?(?:take|get|put|remove) @who (?:out of|off|from) (?:the|my|our|this) team$/,
  /^(?:please )?(?:remove|team remove|let go of) @who(?: from the team)?$/,
  /^i(?:'d|d| would)? (?:want|like) @who to (?:stop coming|go|leave the team|stop visiting)(?: (?:any ?more|here|altogether|for good))*$/,
  /^stop @who (?:from )?coming(?: (?:any ?more|here|altogether|for good))*$/,
];
const LET_GO_NOBODY = /^(?:i )?(?:don't|dont|do not) want (?<name>[\p{L}'-]{2,20}) (?:to come|coming) (?:any ?more|any longer|again)$/u;
const NOT_A_NAME = /^(?:anyone|anybody|anything|someone|you|them|him|her|people|visits|visitors|it|that|more)$/;

/** What somebody says about coming to the end of their time in a team, or undefined when they say something else. */
export function understand(said: Said): LeavingIntent | undefined {
  const farewell = FAREWELL.exec(said.words)?.groups?.['words']?.trim();
  if (farewell) return { do: 'keep farewell', words: new Labelled('care', farewell) };
  const frame = plainFrame(said);
  if (STAY.test(frame)) return { do: 'stay' };
  if (BEGIN_FAREWELL.test(frame)) return { do: 'begin farewell' };
  const who = said.who[0]?.people ?? [];
  if (LET_GO.some((pattern) => pattern.test(frame))) return said.who.length === 1 ? { do: 'let go', who, unknown: false } : undefined;
  const nobody = LET_GO_NOBODY.exec(frame)?.groups?.['name'];
  if (nobody && !NOT_A_NAME.test(nobody)) return { do: 'let go', who: [], unknown: true };
  const sure = LEAVE.some((pattern) => pattern.test(frame));
  // "I'm leaving at ten" is about today.
  if (!sure && (isTimeOfDay(said) || !PERHAPS.some((pattern) => pattern.test(frame)))) return undefined;
  const lastDay = lastDayIn(said);
  return { do: 'leave', sure, ...(said.who.length > 0 ? { whose: who } : {}), ...(lastDay ? { lastDay } : {}) };
}

const SORRY = /^(?:(?:i'm |i am |im )?(?:so |very |really )?(?:sorry|afraid|sad)(?: to say)?(?: but| that)?[, ]*)+/;
const LATER = /[,.;]? (?:i'm sorry|im sorry|sorry|unfortunately|i'm afraid|soon)$/;
function plainFrame(said: Said): string {
  // A nickname such as “R's team” is heard as the person it is for.
  const isNickname = /\bteam\b/iu.test(said.words) && !/\bteam\b/u.test(said.frame);
  const frame = isNickname ? said.frame.replace(/@who(?!')/u, "@who's team") : said.frame;
  const bare = withoutCourtesy(frame.replace(/\s+/gu, ' '));
  const rest = bare
    .replace(SORRY, '')
    .replace(/^unfortunately,? /, '')
    .replace(LATER, '')
    .replace(/[.!]+$/, '');
  return rest === '' ? bare : rest;
}

const isTimeOfDay = ({ when }: Said): boolean => when.some(({ spans }) => spans.some(({ from, to }) => (to ?? from)?.length === 16));

/** The last day in what was said, where it is one sure day. */
export function lastDayIn({ when: [heard, another] }: Pick<Said, 'when'>): LastDay | undefined {
  if (!heard) return undefined;
  const [span, more] = heard.spans;
  if (another || heard.ask || heard.repeat || heard.except.length > 0 || !span || more) return 'unclear';
  // True: a day or a local time begins with its day.
  if (span.to) return span.to.slice(0, 10) as Day;
  return span.from && /^after\b/i.test(heard.text) ? addDays(span.from.slice(0, 10) as Day, -1) : 'unclear';
}

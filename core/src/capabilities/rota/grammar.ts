import type { Said } from '../../words/hearing.ts';
import { type Frame, frameOf, OWNER, POSSESSED, scopeOf } from './frames.ts';
import { gapsAsked } from './gaps-grammar.ts';
import type { RotaIntent, When } from './intents.ts';
import { nextAsked } from './next-grammar.ts';
import { whoAsked } from './who-grammar.ts';

const LIST = '(?:rota|week|weekend|month|day|days|visits|schedule|diary|timetable)';
const of = (...patterns: string[]): RegExp[] => patterns.map((pattern) => new RegExp(`^${pattern}$`));

const SHOW_TEAM = of(
  '(?:the |our |team |the team )?rota(?: show| week| list)?(?: (?:for|of|on|in|from))?',
  '(?:show|see|view|check|look at|can i see|let me see|could i see)(?: me)?(?: (?:the|our))? rota(?: (?:for|of|on|in|from))?',
  '(?:i )?(?:need|want|would like|d like) to see(?: the| our)? rota(?: (?:for|of|on|in|from))?',
  `what(?:'s| was|) (?:on(?: the rota)?|the rota|happening|planned|the plan|in the diary)(?: (?:for|on|in))?`,
  `(?:which|what) visits (?:are|'s|were|do we have|have we got)(?: there| on)?`,
  'our (?:week|month|visits)',
);
/** Only with a day. */
const SHOW_ON_DAY = of(`what(?:'s|)`, '(?:show|see)(?: me)?');
const SHOW_ONES = of(
  `(?:the )?rota(?: show| week)?(?: (?:for|of|with|at))?(?: the)? (?:${POSSESSED}|${OWNER})(?: (?:team|${LIST}))?`,
  `(?:(?:show|see|view|check|look at|can i see|let me see|could i see)(?: me)? |what's |what's in |what's on |how's |the )*${POSSESSED}(?: (?:whole|full|next))?(?: team)? (?:${LIST}|team)(?: (?:look(?:s|ing)?(?: like)?|for|in|on))*`,
  `@who(?: team)? ${LIST}`,
  `(?:show|see)(?: me)? (?:${POSSESSED}|@who)`,
  `what(?:'s|) @who (?:doing|on|got|got on|up to)`,
  `(?:which|what) visits (?:does|has|'s) @who (?:have|got|doing|do|give|giving)`,
);
const SHOW_MINE = of(
  "(?:rota (?:me|mine|for me)|(?:(?:show|see|view|check)(?: me)? |what's |what are |can i see )*my (?:rota|visits?|week|month|day|shifts?|schedule|diary|turns?)(?: (?:for|on|in))?|when am i (?:on|in|working)|when do i (?:work|visit)|what(?:'s|) am i (?:doing|on|down for)|what have i got(?: on)?|which are my visits|(?:what|which) visits do i have)",
);
const NOT_A_TEAM =
  'add|all|again|and|away|back|board|book|calendar|cancel|change|clear|commands|cover|day|days|delete|done|due|end|everyone|everybody|fair|fairness|free|full|gaps?|help|hello|holidays?|hours|is|it|last|late|list|make|me|menu|mine|month|move|new|next|now|offer|ok|okay|on|open|options?|pins?|please|print|remind|reminders?|remove|repeat|reset|settings?|show|start|stop|swap|take|team|thanks?|that|the|this|today|todays|tonight|undo|update|visits?|wave|week|weeks|weekly|when|whens|who|whos|what|whats|yes|no';
const NO_SUCH_TEAM = of(
  `rota (?:for )?(?!(?:${NOT_A_TEAM})$)\\p{L}{1,20}(?:'s)?(?: team)?`,
  `(?:show me |show |see )?(?!(?:${NOT_A_TEAM}|her|his|our|your|their|my|its)\\b)\\p{L}{2,20}(?:'s|s) (?:team |team's )?rota`,
);

/** Nobody asks about the rota in more words than these: longer text is a tale. */
const LONGEST_ASKED = 160;

/** What somebody wants of the rota, or undefined when they want something else. */
export function understand(said: Said): RotaIntent | undefined {
  const frame = frameOf(said);
  if (frame.text.length > LONGEST_ASKED) return undefined;
  return gapsAsked(frame) ?? nextAsked(frame) ?? shown(frame) ?? whoAsked(frame) ?? (isNoSuchTeam(frame) ? { do: 'name unknown', name: 'team' } : undefined);
}

function shown(frame: Frame): RotaIntent | undefined {
  const { text, when } = frame;
  const fits = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(text));
  if (frame.isNow) return undefined;
  if (fits(SHOW_MINE)) return { do: 'show', whose: 'mine', when };
  if (fits(SHOW_TEAM) || (when && fits(SHOW_ON_DAY)) || (text === '' && isStretchAlone(when, frame))) return { do: 'show', whose: 'team', when };
  if (isJustATeam(frame) || fits(SHOW_ONES)) return { do: 'show', whose: 'team', when, ...scopeOf(frame) };
  return undefined;
}

/** "R's team" alone is the team; a first name alone is no wish. */
const isJustATeam = ({ text, said }: Frame): boolean => text === '@who' && /team\W*$/iu.test(said.words) && said.when.length === 0;

/** A whole month, or a week gone by: nobody answers another question with that. A day alone may be the answer to one. */
function isStretchAlone(when: When | undefined, { said }: Frame): boolean {
  if (said.when.length !== 1) return false;
  const isMonth = when?.spans.length === 1 && when.spans.every(({ from, to }) => from?.endsWith('-01') && to !== null && from.slice(0, 7) === to.slice(0, 7));
  return Boolean(isMonth && !/^\d{4}-\d\d-01$/.test(when?.spans[0]?.to ?? '')) || /^last week\b/.test(said.when[0]?.text ?? '');
}

const isNoSuchTeam = ({ text, said }: Frame): boolean => said.who.length === 0 && NO_SUCH_TEAM.some((pattern) => new RegExp(pattern, 'u').test(text));

import type { Day } from '@hatstand/db/times';
import { addDays } from '../../words/calendar.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { HeardWhen } from '../../words/heard.ts';
import type { Said } from '../../words/hearing.ts';
import { numberNamed } from '../../words/numbers.ts';
import { isNearStop, pauseWrittenOut } from '../../words/stop-words.ts';
import type { BreakIntent, Until } from './intents.ts';

const ASK = "(?:(?:can|could|may) (?:i|you|we) |i(?:'d| would|d) like |i (?:want|need) |please )?";
const BREAK = '(?:(?:a |some |my )?(?:little |short |long )?(?:break|pause|rest|breather|bit of peace))';
const PAUSE = [
  new RegExp(`^${ASK}(?:to )?pause(?: (?:me|messages|my messages|everything|all messages|hattie|for me))?(?<how>.*)$`),
  new RegExp(`^${ASK}(?:(?:to )?(?:have|take|give me|get) )?${BREAK}(?: from (?:messages|you|hattie|this|it all|all this|all of this|everything))?(?<how>.*)$`),
  /^(?:don't|dont|do not) (?:message|text|write to|bother|contact|disturb) me(?<how> (?:until|till|til|for|this|today|tomorrow|@when).*)$/,
  /^(?:no messages|leave me (?:alone|in peace))(?<how> (?:until|till|til|for|this|today|@when).*)$/,
  /^(?:snooze|mute)(?: (?:me|messages|everything|hattie))?(?<how>.*)$/,
];
const LENGTH =
  /^ ?(?:for |just )*(?:about |the next |another )?(?<count>an?|one|a couple of|[a-z]+|\d{1,3}) ?(?<unit>hours?|hrs?|days?|weeks?|wks?|fortnights?|months?)$/;
const WHOLE_WHEN = /^ ?(?:from now |now |please )*(?:for |the |on |just )*@when$/;
/** A time that ends. "Before 9" is said of quiet hours, and "Saturdays" of visits. */
const A_STRETCH = /^(?:until|till|til|to|for|this|today|tonight|tomorrow|over|all|the rest|the whole|now|from|next)\b/i;
const NOTHING_MORE = /^(?: (?:now|for now|for a (?:bit|while)|a bit))*$/;

const CATCH_UP = [
  /^(?:(?:can|could|would) you )?(?:please )?catch (?:me )?up(?: (?:please|then|now|with everything|on everything))*$/,
  /^(?:so )?what(?:'s|s)?(?: (?:did|have|has|do|d))?(?: i|'ve i)?(?: i)? miss(?:ed)?(?: anything| out on)?$/,
  /^(?:did|have) i miss(?:ed)? (?:anything|something|much)$/,
  /^(?:is there |have you got |got |is )?(?:anything|any thing|anythng|something|what's|whats|what is) new(?: for me| hattie| today| since (?:then|last time))?$/,
  /^(?:any|is there any|what's the|whats the) (?:news|updates?)(?: for me| today)?$/,
  /^what(?:'s|s| has|has|) (?:been )?(?:happened|happening|happend|changed|going on)(?: (?:while i was (?:away|off|gone|out)|for me|since (?:then|last time|i was (?:here|away))))?$/,
  /^(?:anything|what) (?:changed|happened)(?: for me)?$/,
  /^(?:bring|fill) me (?:up to date|in)$/,
];
const CATCH_UP_SINCE =
  /^(?:catch (?:me )?up|what did i miss|what have i missed|anything new|what'?s new|any news|what'?s changed|what has changed|what changed)(?: from)? @when$/;

/** Said to something that is not plain: asked about, for it would be a pity to fall silent by mistake. */
const PERHAPS_STOP =
  /^(?:please )?(?:stop (?:it|this|doing this|all this|you|with the messages|with (?:all )?th(?:is|ese) messages)\b.*|quit|quit it|enough|that(?:'s|s) enough|too many messages.*|(?:these|those|so) (?:are |is )?too many messages)$/;

/** What somebody wants who would rather hear less, or hear again. */
export function understand(said: Said): BreakIntent | undefined {
  const frame = pauseWrittenOut(
    withoutCourtesy(said.frame)
      .replace(/[.,!?]+/g, '')
      .replace(/^mine (?=.)/, ''),
  );
  const since = CATCH_UP_SINCE.test(frame) ? said.when[0]?.spans[0]?.from : undefined;
  if (since) return { do: 'catch up', since: since.slice(0, 10) as Day }; // a day, or a day with a time
  if (CATCH_UP.some((pattern) => pattern.test(frame))) return { do: 'catch up' };
  if (PERHAPS_STOP.test(frame) || isNearStop(said.words)) return { do: 'sure of stop' };
  for (const pattern of PAUSE) {
    const how = pattern.exec(frame)?.groups?.['how'];
    const until = how === undefined ? undefined : untilSaid(how, said);
    if (until) return { do: 'pause', until };
  }
  return undefined;
}

/** How long, from what follows the word. Undefined where it is no length of time: then it was about something else. */
export function untilSaid(how: string, { when }: Pick<Said, 'when'>): Until | undefined {
  if (NOTHING_MORE.test(how)) return 'not said';
  const { count, unit } = LENGTH.exec(how)?.groups ?? {};
  if (count && unit) return lengthOf(count, unit);
  const [heard, another] = when;
  return heard && !another && WHOLE_WHEN.test(how) && A_STRETCH.test(heard.text) ? dayBack(heard) : undefined;
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^h/, 0],
  [/^d/, 1],
  [/^w/, 7],
  [/^f/, 14],
  [/^m/, 30],
];

function lengthOf(count: string, unit: string): Until | undefined {
  const number = /^\d+$/.test(count) ? Number(count) : /^an?$/.test(count) ? 1 : count === 'a couple of' ? 2 : numberNamed(count);
  const days = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  if (number === undefined || number === 0 || days === undefined) return undefined;
  return days === 0 ? 'unclear' : { days: number * days };
}

/** "Until Monday" and "till 1 Dec": they are back that day. "This week": the day after it. */
function dayBack({ spans, ask, repeat, text }: HeardWhen): Until {
  const [span, another] = spans;
  if (ask || repeat !== null || !span || another) return 'unclear';
  const last = span.to;
  if (last === null) return 'unclear';
  const day = last.slice(0, 10) as Day; // a day, or a day with a time
  if (span.from === null) return { day };
  // A first and a last day: the break is over the day after.
  const begins = span.from.slice(0, 10) as Day;
  return /^(?:until|till|til)\b/.test(text.toLowerCase()) ? { day } : { day: addDays(day, 1), begins };
}

import type { Day } from '@hatstand/db/times';
import type { Said } from '../../words/hearing.ts';
import type { Addition, PlanningIntent, When } from './intents.ts';
import { isPartOfDay } from './parts-of-day.ts';
import { ADD, NEW_VISIT, NOT_A_VISIT } from './phrasings.ts';

const BOUND = /^(?:from|starting|beginning|until|till|til|as of|after|up to|between)\b/;
const BANK_HOLIDAYS = /\b(?:except|but not|not|excluding|apart from|bar|skip|without)(?: on)?(?: the| any| all)? (?:bank hol(?:iday)?s|bhs)\b/;
const NEEDS = /\b(?:needs?|with|for) (?<skill>personal care|medication|moving and handling|first aid|driving)\b/;
/** What the visit is called: `team`, once the grammar has labelled it. */
export const CALLED = /\b(?:called|named)\s+["“']?(?<name>\p{L}[\p{L} '-]{0,38}?)["”']?(?=\s*(?:$|[,.]|\bneeds?\b|\bwith\b|\bon\b|\bevery\b|\bfrom\b))/iu;
const LENGTH = /\bfor (?<amount>an?|one|two|three|four|half an|\d{1,3})(?<half> and a half)? ?(?<unit>hours?|hrs?|h|minutes?|mins?)\b/;
/** The visit itself is one: "a trial visit", not "on trial". */
const TRIAL = /\btrial (?:visit|session|run)\b|\b(?:a|the|first|second|third) trial\b/;
/** What family and Team Owners say: "can someone come on Fri 4 Dec, 2 to 4". With from when until when it is a visit. */
const SOMEONE_COMES =
  /^(?:(?:can|could|would|will) (?:someone|somebody|anyone|anybody) (?:please )?(?:come|be here|be there|sit with|stay with|visit)\b|(?:mum|dad|nan|@who|i|we)(?:'d| would)? ?(?:needs?|like|want|wants?|could do with) (?:someone|somebody|a visit)\b|(?:can|could) (?:mum|dad|nan|@who|i|we) (?:have|get) (?:someone|somebody|an? (?:extra )?visit)\b)/;
const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, 'half an': 0.5 };

/** Whether, and what, somebody wants to add: "add a visit Wed 2 to 3 with Jo", "can we have an extra visit on Sat". */
export function hearAddition(said: Said, frame: string, wish: string): PlanningIntent | undefined {
  const isAdd =
    ADD.test(wish) ||
    /^(?:(?:can|could|may) (?:we|i|you) (?:have|get|add|book)|a(?:n extra|nother| new) visit|(?:i|we)(?:'d| would) like (?:a|an)|(?:we|i) (?:need|want) (?:a|an))\b/.test(
      frame,
    );
  const comes = SOMEONE_COMES.test(frame) && hasBothEnds(said, frame);
  if ((!isAdd && !comes) || NOT_A_VISIT.test(frame.replace(CALLED, ''))) return undefined;
  const isPlain = /^(?:add|book|pencil in|schedule)\b/.test(wish) && said.when.length > 0;
  // Anything else must say that it is a visit: "have Tuesday off" is not.
  if (!isPlain && !comes && !NEW_VISIT.test(frame)) return undefined;
  return { do: 'add', add: additionIn(said, frame) };
}

/** Without a day and both its ends it may as well be the cover of a visit that is there already. */
const hasBothEnds = (said: Said, frame: string): boolean =>
  said.when.length === 1 &&
  said.when.every(({ ask, spans: [span] }) => ask === undefined && span?.from?.length === 16 && (span.to !== span.from || minutesIn(frame) !== undefined));

function additionIn(said: Said, frame: string): Addition {
  const bounds = said.when.filter(({ text }) => BOUND.test(text));
  const when = mainOf(said.when.filter((heard) => !bounds.includes(heard)).map(dayOfPart));
  const [bound, second] = bounds;
  const both: When | undefined =
    bound && second && bound.spans[0] && second.spans[0] && !bound.ask && !second.ask
      ? {
          spans: [{ from: bound.spans[0].from ?? second.spans[0].from, to: second.spans[0].to ?? bound.spans[0].to }],
          ask: undefined,
          except: [...bound.except, ...second.except],
        }
      : bound;
  const named = said.who.flatMap(({ people }) => people);
  const skill = NEEDS.exec(frame)?.groups?.['skill'];
  const minutes = minutesIn(frame);
  return {
    ...(when ? { when: kept(when) } : {}),
    ...(both ? { bounds: kept(both) } : {}),
    ...(minutes ? { minutes } : {}),
    ...(named.length > 0 ? { with: named } : {}),
    ...(/\b(?:with|for|by) me\b|\bme (?:on|doing)\b|\bi'?ll do\b/.test(frame) && named.length === 0 ? { withMe: true } : {}),
    ...(skill ? { skill } : {}),
    skipsBankHolidays: BANK_HOLIDAYS.test(said.words.toLowerCase()),
    ...(TRIAL.test(frame) ? { trial: true } : {}),
  };
}

/** "Saturday morning" gives the day; the time is still to be said. */
const dayOfPart = (heard: Said['when'][number]): Said['when'][number] =>
  isPartOfDay(heard.text)
    ? {
        ...heard,
        spans: heard.spans.map(({ from, to }) => ({ from: from && (from.slice(0, 10) as Day), to: (from ?? to) && ((from ?? to)?.slice(0, 10) as Day) })), // a time: its day
      }
    : heard;

/** A day and a time that were said apart belong together: "Wed, with Jo, 2 to 3pm". */
function mainOf(heard: readonly Said['when'][number][]): When | undefined {
  const [first, second, third] = heard;
  if (!first || !second || third || first.ask || second.ask || first.spans.length !== 1 || second.spans.length !== 1) return first;
  const [day, time] = first.spans[0]?.from?.length === 10 ? [first, second] : [second, first];
  const on = day.spans[0]?.from;
  const at = time.spans[0];
  if (on?.length !== 10 || day.spans[0]?.to !== on || !at?.from || !at.to || at.from.length === 10 || at.to.length === 10) return first;
  const overnight = at.to.slice(0, 10) > at.from.slice(0, 10);
  const shown = overnight ? undefined : { from: `${on}T${at.from.slice(11)}`, to: `${on}T${at.to.slice(11)}` };
  // A day, a T and a time of day are a local time.
  return shown ? { ...day, spans: [shown as When['spans'][number]] } : first;
}

const kept = ({ spans, ask, repeat, except }: When): When => ({
  spans,
  ask,
  ...(repeat === undefined ? {} : { repeat }),
  ...(except === undefined ? {} : { except }),
});

/** "for an hour", "for 90 minutes". */
export function minutesIn(frame: string): number | undefined {
  const { amount, half, unit } = LENGTH.exec(frame)?.groups ?? {};
  if (!amount || !unit) return undefined;
  const number = NUMBERS[amount] ?? Number(amount);
  const minutes = number * (unit.startsWith('h') ? 60 : 1) + (half ? 30 : 0);
  return minutes > 0 ? Math.round(minutes) : undefined;
}

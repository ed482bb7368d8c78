import { Labelled } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import { CALLED, hearAddition } from './grammar-add.ts';
import type { Part, PlanningIntent, Target, When, Which } from './intents.ts';
import { isPartOfDay } from './parts-of-day.ts';
import { isWeekdayAlone, pausedIn } from './pauses.ts';
import * as P from './phrasings.ts';

type Heard = Said['when'][number];

/** What somebody wants of the plan, or undefined when they want something else. */
export function understand(said: Said): PlanningIntent | undefined {
  if (said.when.length === 0 && !/\b(?:visit|visits)\b/.test(said.frame)) return undefined;
  const heard = hearWish(said);
  if (heard || OTHERS.test(said.frame)) return heard;
  const found = P.afterStory(said.frame);
  const wish = found && hearWish(without(found.story, said, found.wish));
  return wish?.do === 'cancel' ? { ...wish, inStory: true } : wish;
}

/** Words that are written down as they are. */
const OTHERS = /^(?:note|pin|profile|concern|decide|propose|proposal)\b/;

/** The same without what came before: the times and names of the story are not those of the wish. */
function without(story: string, { words, when, who }: Said, frame: string): Said {
  const count = (mark: RegExp): number => (story.match(mark) ?? []).length;
  return { words, frame, when: when.slice(count(/@when/g)), who: who.slice(count(/@who/g)) };
}

function hearWish(said: Said): PlanningIntent | undefined {
  const frame = withoutCourtesy(said.frame);
  const wish = P.bare(frame);
  const short = P.withoutAfterthought(wish);
  const any = (patterns: readonly RegExp[]): string | undefined => [wish, short].find((text) => patterns.some((pattern) => pattern.test(text)));
  return (
    hearMove(said, wish, short) ??
    hearPause(said, any(P.PAUSE)) ??
    hearLasting(said, wish, short) ??
    hearCancelled(said, any(P.PUT_BACK), 'put back') ??
    hearCancelled(said, any(P.CANCEL), 'cancel') ??
    named(hearAddition(said, frame, wish), said)
  );
}

function named(wish: PlanningIntent | undefined, said: Said): PlanningIntent | undefined {
  const name = CALLED.exec(said.words)?.groups?.['name'];
  return wish?.do === 'add' && name ? { ...wish, add: { ...wish.add, called: new Labelled('team', name.trim()) } } : wish;
}

function hearCancelled(said: Said, text: string | undefined, what: 'cancel' | 'put back'): PlanningIntent | undefined {
  const [heard] = said.when;
  if (!text || !heard) return undefined;
  // "cancel Saturdays" ends them; where no day was said from which on, it asks.
  const isSeries = heard.repeat !== null || (isWeekdayAlone(heard) && PLURAL.test(text));
  if (isSeries && what === 'cancel') return { do: 'end', which: whichIn(said, text, heard), ...(BOUND.test(heard.text) ? { from: kept(onwards(heard)) } : {}) };
  return { do: what, which: whichIn(said, text, heard) };
}

/** Some weekdays of a time that ends: all the visits then, and none after it. */
function hearPause(said: Said, text: string | undefined): PlanningIntent | undefined {
  const [first] = said.when;
  const when = text && pausedIn(said.when);
  if (!text || !first || !when) return undefined;
  return { do: 'cancel', which: { ...whichIn(said, `${text} ${first.text}`, first), when, all: true } };
}

const PLURAL = /@when (?:teas|mornings|afternoons|evenings|nights)\b/;

function hearMove(said: Said, wish: string, short: string): PlanningIntent | undefined {
  const [first, second] = said.when;
  if (!first) return undefined;
  for (const text of [wish, short]) {
    const isOnce = !first.repeat;
    if (isOnce && second && P.MAKE_AT.test(text)) return { do: 'move', which: whichIn(said, text, dayOnly(first)), to: targetIn(first, text) };
    if (isOnce && second && P.MOVE_TO.some((pattern) => pattern.test(text)) && !isOpenEnded(second))
      return { do: 'move', which: whichIn(said, text, first), to: targetIn(second, text) };
    for (const pattern of [...P.MOVE_BY, P.COMES_BY]) {
      const found = isOnce && pattern.exec(text);
      if (found) return { do: 'move', which: whichIn(said, text, sure(first)), to: { by: minutesIn(found.groups) } };
    }
    if (isOnce && !second && P.MOVE_SOMEHOW.some((pattern) => pattern.test(text)))
      return { do: 'move', which: whichIn(said, text, sure(first)), to: { vague: true } };
    if (P.COMES_INSTEAD.test(text)) {
      // "at 10 instead of 9 on Wed": the ear asks because of "instead of", which is understood here.
      const old = second ? sure(second) : undefined;
      return { do: 'move', which: whichIn(said, text, old ?? dayOnly(first)), to: targetIn(first, text) };
    }
    if (said.when.length === 1 && P.AT_INSTEAD.test(text) && /\d|noon|midnight/.test(first.text))
      return { do: 'move', which: whichIn(said, text, dayOnly(first)), to: targetIn(first, text) };
  }
  return undefined;
}

/** Ends, givers from a day on, times from a day on. */
function hearLasting(said: Said, wish: string, short: string): PlanningIntent | undefined {
  const [first, second, third] = said.when;
  if (!first) return undefined;
  for (const text of [wish, short]) {
    if (P.END.test(text) || P.NO_MORE.test(text)) {
      const from = second ?? (BOUND.test(first.text) ? onwards(first) : undefined);
      return { do: 'end', which: whichIn(said, text, first), ...(from ? { from: kept(from) } : {}) };
    }
    if (P.RETIME.some((pattern) => pattern.test(text))) {
      const retimed = hearRetime(said, text);
      if (retimed) return retimed;
    }
    const [index, found] = firstMatch(P.GIVE, text);
    if (!found || third) continue;
    const to = found.groups?.['to'] ?? '';
    const people = to.startsWith('@who') ? said.who[whoBefore(text, found)]?.people : undefined;
    const given =
      index === 0
        ? { from: first, what: second }
        : second
          ? { from: second, what: first }
          : BOUND.test(first.text) && first.repeat
            ? { from: onwards(first), what: first }
            : undefined;
    // Without an open day from which on, it is one visit: that is cover.
    if (!given?.what || !isFromOn(given.from)) continue;
    const which = whichIn(said, text, given.what, people ?? []);
    return { do: 'give', which, to: people ?? 'me', from: kept(given.from) };
  }
  return undefined;
}

function hearRetime(said: Said, text: string): PlanningIntent | undefined {
  const { when } = said;
  const at = when.find((heard) => isTimeOnly(heard.text));
  const from = when.find((heard) => isFromOn(heard) || MONTH_ON.test(heard.text));
  if (!at || !from || at === from) return undefined;
  const month = MONTHS.indexOf(MONTH_ON.exec(from.text)?.[1]?.slice(0, 3) ?? '') + 1;
  const what = when.find((heard) => heard !== at && heard !== from);
  const which = what ? whichIn(said, text, what) : { ...(partIn(`${text} ${from.text}`) ?? {}) };
  return { do: 'retime', which, from: from.spans.length > 0 ? kept(from) : { month }, at: kept(at) };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_ON = /^from ([a-z]+)(?: (?:the|our|my) (?:tea|morning|evening|night))?$/;
const BOUND = /\b(?:from|starting|after|as of|beginning)\b/;
const isFromOn = (heard: Pick<Heard, 'spans' | 'text'>): boolean => BOUND.test(heard.text) && heard.spans[0]?.from !== null && heard.spans.length === 1;
const isOpenEnded = (heard: Heard): boolean => heard.spans[0]?.to === null;

/** "Saturdays from 12 Dec": the first of them, and on. */
const onwards = (heard: Heard): Heard => ({ ...heard, repeat: null, spans: heard.spans.slice(0, 1).map(({ from }) => ({ from, to: endOf(heard) })) });

/** "… until Christmas". */
function endOf({ repeat }: Heard): Day | null {
  const [, year, month, date] = /UNTIL=(\d{4})(\d\d)(\d\d)/.exec(repeat ?? '') ?? [];
  return year ? (`${year}-${month}-${date}` as Day) : null; // the digits of a day
}

const kept = ({ spans, ask, repeat, except }: Heard): When => ({ spans, ask, repeat, except });
const sure = (heard: Heard): Heard => (heard.spans.length === 1 ? { ...heard, ask: undefined } : heard);
/** The day that was said, without the time: "Tuesday at 10 instead" is about Tuesday's visit. */
const dayOnly = (heard: Heard): Heard => ({
  ...heard,
  ask: heard.spans.length === 1 ? undefined : heard.ask,
  spans: heard.spans.map(({ from, to }) => ({
    from: (from?.slice(0, 10) ?? null) as Heard['spans'][number]['from'],
    to: (from ?? to)?.slice(0, 10) as Heard['spans'][number]['to'],
  })),
});

const TIME_ONLY =
  /^(?:at |by |from |to |around |about |for )*(?:(?:half|quarter|past|to|o'?clock|noon|midday|midnight|and|til|till|until|-|–|am|pm|in|the|morning|afternoon|evening|at night|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|five|\d{1,2}(?:[:.]\d\d)?(?:am|pm|a\.m\.?|p\.m\.?)?)[ ,]*)+$/;
const isTimeOnly = (text: string): boolean =>
  TIME_ONLY.test(text) && /\d|noon|midday|midnight|half|quarter|o'?clock|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve/.test(text);
function targetIn(heard: Heard, text: string): Target {
  const isSame = /same times?/.test(text);
  const vague = isPartOfDay(heard.text);
  return { at: kept(isSame ? sure(heard) : heard), ...(isTimeOnly(heard.text) ? { timeOnly: true } : {}), ...(vague ? { vague: true } : {}) };
}

const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 };
function minutesIn(groups: Readonly<Record<string, string | undefined>> | undefined): number {
  const amount = groups?.['amount'] ?? '';
  const way = /earlier|sooner|forward/.test(groups?.['way'] ?? '') ? -1 : 1;
  if (/^(?:half an|a half)/.test(amount)) return way * 30;
  const number = Number(/\d+/.exec(amount)?.[0] ?? NUMBERS[amount.split(' ')[0] ?? ''] ?? 0);
  const isHours = /h(?:ou)?r|\dh$/.test(amount);
  return way * (number * (isHours ? 60 : 1) + (/and a half/.test(amount) ? 30 : 0));
}

const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/\bteas?\b|\btea ?time\b/, 'tea'],
  [/\bmornings?\b/, 'morning'],
  [/\bafternoons?\b/, 'afternoon'],
  [/\bevenings?\b/, 'evening'],
  [/\bnights?\b/, 'night'],
];
const partIn = (text: string): { part: Part } | undefined => {
  const found = PARTS.find(([pattern]) => pattern.test(text));
  return found && { part: found[1] };
};

function whichIn(said: Said, text: string, heard: Heard, besides: readonly string[] = []): Which {
  const people = said.who.flatMap(({ people }) => people).filter((person) => !besides.includes(person));
  const [span] = heard.spans;
  const isLong = span?.from !== span?.to && (span?.from?.length === 10 || span?.to?.length === 10);
  const isAll = /\b(?:all|both|everything|every)\b/.test(text) || isLong || heard.spans.length > 1;
  return {
    when: kept(heard),
    ...(people.length > 0 ? { who: people } : {}),
    ...(/\bmy\b/.test(text) ? { mine: true } : {}),
    ...(isAll && !heard.ask ? { all: true } : {}),
    ...(partIn(text) ?? {}),
  };
}

function firstMatch(patterns: readonly RegExp[], text: string): readonly [number, RegExpExecArray | undefined] {
  for (const [index, pattern] of patterns.entries()) {
    const found = pattern.exec(text);
    if (found) return [index, found];
  }
  return [-1, undefined];
}

/** How many names stand before the one that is to give the visits. */
const whoBefore = (text: string, found: RegExpExecArray): number => {
  const at = text.indexOf(found.groups?.['to'] ?? '');
  return (text.slice(0, at).match(/@who/g) ?? []).length;
};

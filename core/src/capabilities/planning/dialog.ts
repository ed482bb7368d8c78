import type { Day, LocalTime } from '@hatstand/db/times';
import type { Dialog } from '../../conversation/capability.ts';
import { justADay } from '../../visits/meant.ts';
import { addDays } from '../../words/calendar.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Said } from '../../words/hearing.ts';
import { minutesIn } from './grammar-add.ts';
import type { PlanningIntent, PlanningStep, PlanningWish, When } from './intents.ts';

const JUST_TIMES = /^(?:(?:at|from|until|till|til|to|on|make it|it's|say|about|the|for) )*@when(?: (?:please|then))?$/;
const JUST_A_LENGTH = /^(?:for )?(?:(?:an?|one|two|three|four|half an|\d{1,3})(?: and a half)? ?(?:hours?|hrs?|h|minutes?|mins?))$/;

export const dialog: Dialog<PlanningIntent, PlanningStep> = {
  version: 1,
  answer({ step, wish }, said) {
    const [when] = said.when;
    const frame = withoutCourtesy(said.frame);
    if (step === 'what time') return answerTime(wish, said, frame);
    if (!when || !(justADay(said) || JUST_TIMES.test(frame))) return undefined;
    if (step === 'from when') return startingFrom(wish, when);
    return wish.do === 'add' ? undefined : { ...wish, which: { ...wish.which, when } };
  },
};

function startingFrom(wish: PlanningWish, when: When): PlanningIntent | undefined {
  const open: When = { ...when, spans: when.spans.slice(0, 1).map(({ from, to }) => ({ from: from ?? to, to: null })) };
  if (wish.do === 'end') return { ...wish, from: open };
  return wish.do === 'give' || wish.do === 'retime' ? { ...wish, from: open } : undefined;
}

/** The time that was missing: from when until when, or how long. */
function answerTime(wish: PlanningWish, said: Said, frame: string): PlanningIntent | undefined {
  const [when] = said.when;
  if (wish.do === 'add') {
    const minutes = JUST_A_LENGTH.test(frame) ? minutesIn(`for ${frame.replace(/^for /, '')}`) : undefined;
    if (minutes) return { ...wish, add: { ...wish.add, minutes } };
    if (!when || !JUST_TIMES.test(frame)) return undefined;
    return { ...wish, add: { ...wish.add, when: joined(wish.add.when, when) } };
  }
  if (!when || !(JUST_TIMES.test(frame) || justADay(said))) return undefined;
  if (wish.do === 'move') return { ...wish, to: { at: when, ...(hasDay(said) ? {} : { timeOnly: true }) } };
  return wish.do === 'retime' ? { ...wish, at: when } : undefined;
}

const DAY_WORDS = /mon|tue|wed|thu|fri|sat|sun|\d(?:st|nd|rd|th)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tomorrow|today/;
const hasDay = (said: Said): boolean => DAY_WORDS.test(said.when[0]?.text ?? '');

/** The day that was said first with the time that was said now; or the start that was said first with the end. */
function joined(first: When | undefined, then: When): When {
  const [old, span] = [first?.spans[0], then.spans[0]];
  if (!first || !old?.from || !span || then.ask) return then;
  const end = span.to ?? span.from;
  if (!end || end.length === 10) return then;
  const day = old.from.slice(0, 10);
  const start = old.from.length === 10 ? (span.from?.length === 16 ? span.from.slice(11) : undefined) : old.from.slice(11);
  if (!start) return then;
  const isPoint = span.from === span.to;
  if (old.from.length === 10 && isPoint) return { ...first, ask: undefined, spans: [pair(day, start, day, start)] };
  const until = end.slice(11);
  const next = until > start ? day : addDays(day as Day, 1);
  return { ...first, ask: undefined, spans: [pair(day, start, next, until)] };
}
// A day, a T and a time of day are a local time.
const pair = (day: string, from: string, next: string, to: string) => ({ from: `${day}T${from}` as LocalTime, to: `${next}T${to}` as LocalTime });

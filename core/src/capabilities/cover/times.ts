import type { LocalTime, Span, TimeOfDay } from '@hatstand/db/times';
import { closingOf } from '../../visits/closing.ts';
import { lengthOf, type Visit } from '../../visits/visits.ts';
import { addDays, at, dayOf, instantOf, localTimeOf, minuteOfDay, minutesInto, timeOf } from '../../words/calendar.ts';
import { inWakingHours, isNight, nextWaking } from '../../words/waking-hours.ts';
import type { Climb } from './facts.ts';
import type { Part, Rung } from './intents.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A swap asked of one person is not left open for longer than this. */
const SWAP_PATIENCE_HOURS = 48;
export const swapClosing = (visit: Visit, now: Date): Date => closingOf(visit.span.from, SWAP_PATIENCE_HOURS, now);

/** The next wave is asked when those before have had this long, awake. */
const WAVE_HOURS = 4;
export function nextWaveAt(now: Date): Date {
  const heard = instantOf(nextWaking(localTimeOf(now)));
  const next = new Date(heard.getTime() + WAVE_HOURS * HOUR_MS);
  if (!isNight(localTimeOf(next))) return next;
  return instantOf(nextWaking(localTimeOf(next)));
}

/** Minutes from the first rung to each of the others, with the usual hour; on call every five minutes down the list. */
const FIRST_RUNG_MINUTES = 60;
const COACH_AFTER = 15;
const EACH_ON_CALL = 5;

/** The first rung for a visit nobody has: an hour before, or from eight the evening before where that hour is in the night, or now if that is over. */
export function firstClimb(visit: Visit, now: Date): Climb {
  const starts = instantOf(visit.span.from).getTime();
  const wanted = inWakingHours(new Date(starts - FIRST_RUNG_MINUTES * MINUTE_MS)).getTime();
  return { visit, rung: { is: 'Rota Holder' }, at: new Date(Math.max(wanted, now.getTime())) };
}

/** The first rung that is still to be climbed when somebody asks: where it is due now and those on it have just been told, the one after it. */
export function climbAfterAsking(visit: Visit, now: Date, haveBeenTold: boolean, onCall: number): Climb {
  const first = firstClimb(visit, now);
  return haveBeenTold && first.at <= now ? (climbAfter(first, onCall) ?? first) : first;
}

/** The rung after this one and when. Where too little time is left for all of them, the steps are shorter: everything fits before the visit begins. */
export function climbAfter({ visit, rung, at: then }: Climb, onCall: number): Climb | undefined {
  if (rung.is === 'last resort') return undefined;
  const next: Rung = rungAfter(rung, onCall);
  const left = instantOf(visit.span.from).getTime() - then.getTime();
  const usual = minutesAfter(rung);
  const all = usual + stepsAfter(next, onCall).reduce((sum, minutes) => sum + minutes, 0);
  // The last resort needs some time too.
  const share = Math.min(1, left / ((all + EACH_ON_CALL) * MINUTE_MS));
  return { visit, rung: next, at: new Date(then.getTime() + Math.max(usual * MINUTE_MS * share, 0)) };
}

const minutesAfter = (rung: Rung): number => (rung.is === 'on call' ? EACH_ON_CALL : COACH_AFTER);

/** The usual minutes of every step from this rung to the last resort. */
function stepsAfter(rung: Rung, onCall: number): number[] {
  return rung.is === 'last resort' ? [] : [minutesAfter(rung), ...stepsAfter(rungAfter(rung, onCall), onCall)];
}

function rungAfter(rung: Rung, onCall: number): Rung {
  switch (rung.is) {
    case 'Rota Holder':
      return { is: 'Coach' };
    case 'Coach':
      return onCall > 0 ? { is: 'on call', place: 0 } : { is: 'last resort' };
    case 'on call':
      return rung.place + 1 < onCall ? { is: 'on call', place: rung.place + 1 } : { is: 'last resort' };
    case 'last resort':
      return rung;
  }
}

/** Days before a visit on which it is mentioned again while it needs somebody. */
export const MENTIONED_DAYS_BEFORE: readonly number[] = [14, 7, 3, 1];
export const WATCH_DAYS = 15;
const WATCHED_AT = '09:00' as TimeOfDay;
/** The watch looks at a team's visits at nine every morning. */
export function nextWatch(local: LocalTime): Date {
  const today = at(dayOf(local), WATCHED_AT);
  return instantOf(local < today ? today : at(addDays(dayOf(local), 1), WATCHED_AT));
}

/** The times of a part of a visit: at its beginning or at its end, and shorter than the whole; undefined for anything else. */
export function partOf(visit: Visit, part: Part, said: { readonly from: string | null; readonly to: string | null } | undefined): Span | undefined {
  const span = part === 'as said' ? said && timesIn(said) : minutesOf(visit, part);
  if (!span || span.from < visit.span.from || span.to > visit.span.to || span.from >= span.to) return undefined;
  const isBeginning = span.from === visit.span.from;
  const isEnd = span.to === visit.span.to;
  return isBeginning !== isEnd ? span : undefined;
}

const timesIn = ({ from, to }: { readonly from: string | null; readonly to: string | null }): Span | undefined =>
  from?.length === 16 && to?.length === 16 ? { from: from as LocalTime, to: to as LocalTime } : undefined;

function minutesOf(visit: Visit, { at: end, minutes: wanted }: Exclude<Part, 'as said'>): Span {
  const { span } = visit;
  const minutes = wanted === 'half' ? Math.floor(lengthOf(visit) / 2) : wanted;
  const shifted = (time: LocalTime, by: number): LocalTime => minutesInto(dayOf(time), minuteOfDay(timeOf(time)) + by);
  return end === 'start' ? { from: span.from, to: shifted(span.from, minutes) } : { from: shifted(span.to, -minutes), to: span.to };
}

/** What is left of a visit when one end of it has been given to somebody else. */
export const restOf = ({ span }: Visit, part: Span): Span => (part.from === span.from ? { from: part.to, to: span.to } : { from: span.from, to: part.from });

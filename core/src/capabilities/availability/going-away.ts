import type { LocalTime } from '@hatstand/db/times';
import { refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { Away } from '../../visits/known.ts';
import { justGone } from '../../visits/meant.ts';
import { addDays, asDay, dayOf, daysBetween } from '../../words/calendar.ts';
import { readingsOf } from '../../words/questions.ts';
import type { AvailabilityFact } from './facts.ts';
import type { AvailabilityIntent, When } from './intents.ts';
import { askedIn, type Known, ownVisitsIn } from './known.ts';
import { cannotRegularly } from './regularly.ts';
import type { Decision } from './rules.ts';
import { awayIn, isWithin, joined, lastDayOf, overlap, startOf, startOfDay } from './spans.ts';

type GoingAway = Extract<AvailabilityIntent, { do: 'away' }>;

/** "I'm away 1 to 14 Dec". Asks unless the days are sure; then they are kept, joined with what was said before. */
export function goAway(intent: GoingAway, known: Known, moment: Moment): Decision {
  const { when, back, sure } = intent;
  if (when.length === 0) return [{ happened: 'when-asked', about: 'away' }];
  const unsure = when.find(({ ask }) => ask !== undefined);
  if (unsure) return [unclear(unsure, known)];
  if (when.some(({ repeat }) => repeat !== null)) return cannotRegularly(when, known, moment);
  const said = timesSaid(when, back, known.now);
  if (said === 'no end') return [{ happened: 'until-asked', from: startOf(when.flatMap(({ spans }) => spans)[0] ?? { from: null, to: null }, known.now) }];
  const toCome = said.filter(({ until }) => until > known.now);
  if (toCome.length === 0) return refuse('in the past');
  const doubtful = sure ? undefined : (goneOrNextYear(when, toCome, known) ?? otherWayRound(toCome));
  return doubtful ? [doubtful] : keep(joined(toCome), known, moment);
}

/** "away 1 Dec, back on the 15th" ends when they are back. */
function timesSaid(when: readonly When[], back: When | undefined, now: LocalTime): Away[] | 'no end' {
  const returns = back && !back.ask ? back.spans[0]?.from : undefined;
  const spans = when.flatMap((one) => one.spans);
  const [only, another] = spans;
  if (returns && only && !another) {
    const until = returns.length === 10 ? startOfDay(dayOf(returns as LocalTime)) : (returns as LocalTime); // a day or a local time, which begins with its day
    const from = startOf(only, now);
    if (until > from) return [{ from, until }];
  }
  const all: Away[] = [];
  for (const one of when) {
    const times = awayIn(one, now);
    if (times === 'no end') return times;
    all.push(...times);
  }
  return all;
}

function unclear({ ask, spans, except }: When, known: Known): AvailabilityFact {
  const choices = readingsOf({ spans }).flatMap((reading) => {
    const when: When = { ...reading, repeat: null, except };
    const times = awayIn(when, known.now);
    const [away] = times === 'no end' ? [] : times;
    return away ? [{ away, means: { do: 'away', when: [when] } as const }] : [];
  });
  return { happened: 'days-unclear', about: 'away', question: ask ?? 'which of these', choices };
}

/** "away 16 to 20 Nov" on the 23rd: next year's are hardly meant. */
function goneOrNextYear(when: readonly When[], [away]: readonly Away[], { today }: Known): AvailabilityFact | undefined {
  const isGone = when.length === 1 && when[0] !== undefined && justGone(when[0], today) !== undefined;
  return isGone && away ? { happened: 'gone-or-next-year', away, means: { do: 'away', when, sure: true } } : undefined;
}

/** "14 Dec to 1 Dec" is heard as nearly a year. Whoever means a year says so, and then it is one. */
const NEARLY_A_YEAR_DAYS = 300;
const A_YEAR_DAYS = 364;
function otherWayRound(times: readonly Away[]): AvailabilityFact | undefined {
  const [away, another] = times;
  if (!away || another) return undefined;
  const [first, last] = [dayOf(away.from), lastDayOf(away)];
  const length = daysBetween(first, last);
  const ends = asDay(`${Number(last.slice(0, 4)) - 1}${last.slice(4)}`);
  if (length < NEARLY_A_YEAR_DAYS || length >= A_YEAR_DAYS || ends === undefined || ends > first) return undefined;
  const asWhen = (from: typeof first, to: typeof first): When => ({ spans: [{ from, to }], ask: undefined, repeat: null, except: [] });
  return {
    happened: 'other-way-round',
    away,
    means: { do: 'away', when: [asWhen(first, last)], sure: true },
    swapped: { do: 'away', when: [asWhen(ends, first)], sure: true },
    swappedAway: { from: startOfDay(ends), until: startOfDay(addDays(first, 1)) },
  };
}

/** What is known already is not kept twice; what meets or overlaps becomes one. */
function keep(said: readonly Away[], known: Known, { newId }: Moment): readonly AvailabilityFact[] {
  const fresh = said.filter((one) => !isWithin(one, known.absences));
  const [visits, asked] = [ownVisitsIn(known, said), askedIn(known, said)];
  if (fresh.length === 0) return [{ happened: 'away-already', away: said, visits, asked }];
  const whole = joined([...fresh, ...known.absences]).filter((one) => fresh.some((part) => overlap(part, one)));
  const ended = known.absences.filter((one) => whole.some((other) => overlap(one, other))).map(({ id }) => id);
  return [{ happened: 'went-away', by: known.me, said, added: whole.map((one) => ({ id: newId('absence'), ...one })), ended, visits, asked }];
}

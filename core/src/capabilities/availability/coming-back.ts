import type { LocalTime } from '@hatstand/db/times';
import { refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { Away } from '../../visits/known.ts';
import type { AvailabilityFact } from './facts.ts';
import type { AvailabilityIntent, When } from './intents.ts';
import { type Known, type OwnAbsence, ownVisitsIn } from './known.ts';
import { canAgain } from './regularly.ts';
import type { Decision } from './rules.ts';
import { awayIn, earliest, latest, overlap, startOf, without } from './spans.ts';

const MOST_CHOICES = 3;

/** "I'm back", "back from Thursday": what is left of that time away is over. */
export function comeBack(said: When | undefined, known: Known, moment: Moment): Decision {
  const since: LocalTime = said?.spans[0] && !said.ask ? startOf(said.spans[0], known.now) : known.now;
  const { absences } = known;
  if (absences.length === 0) return known.regular.length > 0 ? [shown(known)] : refuse('not away');
  const now = absences.find(({ from, until }) => from <= since && since < until);
  if (now) return cutOut([{ from: since, until: now.until }], known, moment);
  if (absences.some(({ until }) => until === since)) return [shown(known)];
  return said ? refuse('not away then') : [{ happened: 'which-absence', absences: absences.slice(0, MOST_CHOICES) }];
}

/** "Not away after all": all of it, or only the days named. */
export function dropAbsence({ when, absence }: Extract<AvailabilityIntent, { do: 'not away' }>, known: Known, moment: Moment): Decision {
  const { absences } = known;
  const again = when && !when.ask && when.spans.length > 0 ? canAgain(when, known, moment) : undefined;
  if (again && (when?.repeat || !isAwayThen(when, known))) return [{ happened: 'can-again', by: known.me, ...again }];
  if (absences.length === 0) return known.regular.length > 0 ? [shown(known)] : refuse('not away');
  const named = absence === undefined ? undefined : absences.find(({ id }) => id === absence);
  if (absence !== undefined) return named ? cutOut([named], known, moment) : refuse('not away then');
  const times = when && !when.ask && when.spans.length > 0 ? awayIn(when, known.now) : 'no end';
  if (times !== 'no end') return times.some((time) => absences.some((one) => overlap(one, time))) ? cutOut(times, known, moment) : refuse('not away then');
  const [only, another] = absences;
  return only && !another ? cutOut([only], known, moment) : [{ happened: 'which-absence', absences: absences.slice(0, MOST_CHOICES) }];
}

const shown = ({ absences, regular }: Known): AvailabilityFact => ({ happened: 'own-absences-shown', away: absences, regular });

/** A day named may lie in time away that was said by its dates: that comes first. */
function isAwayThen(when: When | undefined, { absences, now }: Known): boolean {
  const times = when ? awayIn(when, now) : 'no end';
  return times !== 'no end' && times.some((time) => absences.some((one) => overlap(one, time)));
}

function cutOut(times: readonly Away[], known: Known, { newId }: Moment): readonly AvailabilityFact[] {
  const touched = known.absences.filter((one) => times.some((time) => overlap(one, time)));
  const left = touched.map((one): readonly [OwnAbsence, readonly Away[]] => [one, leftOf(one, times, known)]);
  const cut = touched.flatMap((one) => times.filter((time) => overlap(one, time)).map((time) => common(one, time)));
  return [
    {
      happened: 'came-back',
      by: known.me,
      cut,
      ended: left.flatMap(([{ id }, parts]) => (parts.length === 0 ? [id] : [])),
      changed: left.flatMap(([{ id }, [first]]) => (first ? [{ id, from: first.from, until: first.until }] : [])),
      added: left.flatMap(([, [, ...rest]]) => rest.map(({ from, until }) => ({ id: newId('absence'), from, until }))),
      isToldOf: touched.some(({ isToldOf }) => isToldOf),
      isBackNow: cut.some(({ from, until }) => from <= known.now && known.now < until),
      stillAway: known.absences.flatMap((one) => leftOf(one, times, known)),
      lookedFor: ownVisitsIn(known, cut).filter(({ id }) => known.lookedFor.has(id)),
    },
  ];
}

/** What is over already is not kept as time away to come. */
const leftOf = (one: Away, times: readonly Away[], { now }: Known): Away[] =>
  times.reduce((parts, time) => without(parts, time), [{ from: one.from, until: one.until }]).filter(({ until }) => until > now);
const common = (one: Away, other: Away): Away => ({ from: latest(one.from, other.from), until: earliest(one.until, other.until) });

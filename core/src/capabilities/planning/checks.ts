import { partsOf } from '@hatstand/db/ids';
import { isAway, visitById, visitsGivenBy } from '../../visits/known.ts';
import { isFreeFor, type Visit } from '../../visits/visits.ts';
import { dayOf, happensOnce } from '../../words/calendar.ts';
import { isBankHoliday } from '../../words/holidays.ts';
import type { Change, Stood } from './changes.ts';
import type { Doubted, PlanningFact } from './facts.ts';
import type { Doubt } from './intents.ts';
import { type Known, scheduleById } from './known.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** Somebody would have to be in two places at once, the way between counted. The only check that stops a change, but for skills. */
export function clashOf(outcome: Outcome, known: Known): Extract<PlanningFact, { happened: 'clash-shown' | 'skill-missing' }> | undefined {
  const gone = new Set(outcome.before.map(({ id }) => id));
  for (const wanted of outcome.after) {
    if (!wanted.giver) continue;
    const giver = known.teams.flatMap(({ givers }) => givers).find(({ person }) => person === wanted.giver);
    if (wanted.skill !== undefined && giver && !giver.skills.includes(wanted.skill)) return { happened: 'skill-missing', giver: wanted.giver, wanted };
    const theirs = [...visitsGivenBy(known, wanted.giver).filter(({ id }) => !gone.has(id)), ...outcome.after.filter((other) => other.giver === wanted.giver)];
    if (isFreeFor(wanted, theirs, known.journey)) continue;
    const clash = theirs.find((other) => !isFreeFor(wanted, [other], known.journey));
    if (clash) return { happened: 'clash-shown', giver: wanted.giver, wanted, clash };
  }
  return undefined;
}

/** What whoever plans it should know first. Bank holidays are said of single visits: a series is told with `except bank holidays`. */
export function doubtsAbout(change: Change, outcome: Outcome, known: Known, sure: readonly Doubt[]): Doubted[] {
  const doubts: Doubted[] = [];
  const isNew = change.is === 'add' || change.is === 'move' || change.is === 'retime';
  const [first] = outcome.after;
  const isSingle = change.is === 'move' || (change.is === 'add' && change.series.repeats === null);
  if (isNew && first && isSingle && isBankHoliday(dayOf(first.span.from))) doubts.push({ doubt: 'bank holiday', visit: first });
  if (isNew) {
    const overlap = overlapIn(outcome, known);
    if (overlap) doubts.push(overlap);
    const shifted = outcome.after.find(({ span }) => !happensOnce(span.from) || !happensOnce(span.to));
    if (shifted) doubts.push({ doubt: 'clocks', visit: shifted });
  }
  const away = outcome.after.find((visit) => visit.giver && visit.giver !== known.me && isAway(known, visit.giver, visit));
  if (away?.giver) doubts.push({ doubt: 'away', visit: away, giver: away.giver });
  return doubts.filter(({ doubt }) => !sure.includes(doubt));
}

function overlapIn({ before, after }: Outcome, known: Known): Doubted | undefined {
  const gone = new Set(before.map(({ id }) => id));
  for (const visit of after) {
    const other = known.visits.find(
      (one) => one.team === visit.team && !gone.has(one.id) && one.id !== visit.id && one.span.from < visit.span.to && visit.span.from < one.span.to,
    );
    if (other) return { doubt: 'overlap', visit, other };
  }
  return undefined;
}

/** Whether a change can still be made as it was meant: another may have come between. */
export function stillPossible(change: Change, known: Known): Outcome | undefined {
  const outcome = outcomeOf(change, known);
  if (!stands(change, outcome, known)) return undefined;
  const isMember = outcome.after.every(({ giver, team }) => !giver || known.teams.find(({ id }) => id === team)?.givers.some(({ person }) => person === giver));
  return isMember && clashOf(outcome, known) === undefined ? outcome : undefined;
}

function stands(change: Change, { before, after }: Outcome, known: Known): boolean {
  const isAsItWas = (stood: Stood): boolean => {
    const visit = visitById(known, stood.id);
    return visit !== undefined && isSame(visit, stood) && visit.span.from > known.now;
  };
  switch (change.is) {
    case 'add':
      return after[0] !== undefined && after[0].span.from > known.now && !scheduleById(known, change.series.id);
    case 'move':
      return isAsItWas(change.visit) && after.every(({ span }) => span.from > known.now);
    case 'cancel':
      return change.visits.every(isAsItWas);
    case 'put back':
      return after.every((visit) => isSame(visit, change.visit) && visit.span.from > known.now) && after.length > 0;
    case 'end':
    case 'give':
      return before.length > 0;
    case 'retime':
      return before.length > 0 && !known.visits.some(({ id }) => partsOf(id).series === change.next) && hasTimes(change, known);
  }
}

const isSame = (visit: Visit, stood: Stood): boolean =>
  visit.span.from === stood.span.from && visit.span.to === stood.span.to && (visit.giver ?? null) === stood.giver;

const hasTimes = ({ series, was }: Extract<Change, { is: 'retime' }>, known: Known): boolean => {
  const now = scheduleById(known, series)?.schedule.series;
  return now?.starts === was.starts && now.ends === was.ends;
};

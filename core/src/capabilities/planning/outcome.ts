import { type PersonId, partsOf, type TeamId, type VisitId } from '@hatstand/db/ids';
import type { Schedule } from '@hatstand/db/repositories/visits';
import type { Day, Span, TimeOfDay } from '@hatstand/db/times';
import { visitById } from '../../visits/known.ts';
import { type Visit, visitsOf } from '../../visits/visits.ts';
import { addDays, at, dayOf } from '../../words/calendar.ts';
import type { Change } from './changes.ts';
import { type Known, scheduleById } from './known.ts';

/** The visits that a change takes away and those it puts in their place, up to the horizon. */
export interface Outcome {
  readonly before: readonly Visit[];
  readonly after: readonly Visit[];
}

export const spanAt = (day: Day, { starts, ends }: { readonly starts: TimeOfDay; readonly ends: TimeOfDay }): Span => ({
  from: at(day, starts),
  to: ends > starts ? at(day, ends) : at(addDays(day, 1), ends),
});

export function outcomeOf(change: Change, known: Known): Outcome {
  switch (change.is) {
    case 'add':
      return { before: [], after: newVisits(change, known) };
    case 'move': {
      const visit = visitById(known, change.visit.id);
      return visit ? { before: [visit], after: [{ ...visit, span: spanAt(change.to.day, change.to) }] } : NOTHING;
    }
    case 'cancel':
      return { before: change.visits.flatMap(({ id }) => visitById(known, id) ?? []), after: [] };
    case 'put back': {
      const visit = known.cancelled.find(({ id }) => id === change.visit.id);
      return visit ? { before: [], after: [{ ...visit, cancelled: 'no' }] } : NOTHING;
    }
    case 'end':
      return { before: upcoming(known).filter((visit) => isIn(change.series, visit) && dayOf(visit.span.from) > change.lastDay), after: [] };
    case 'give': {
      const before = upcoming(known).filter((visit) => isIn(change.series, visit) && isGiven(visit, change));
      return { before, after: before.map((visit) => ({ ...visit, giver: change.giver, usual: change.giver })) };
    }
    case 'retime':
      return retimed(change, known);
  }
}
const NOTHING: Outcome = { before: [], after: [] };
const upcoming = (known: Known): Visit[] => known.visits.filter((visit) => visit.span.from > known.now);
const isIn = (series: readonly string[], visit: Visit): boolean => series.includes(partsOf(visit.id).series);

/** Only days that whoever usually comes gives: what was arranged for one day stays. */
function isGiven(visit: Visit, change: Extract<Change, { is: 'give' }>): boolean {
  const { day } = partsOf(visit.id);
  return day >= change.from && (change.until === null || day <= change.until) && visit.giver === visit.usual && visit.giver !== change.giver;
}

function newVisits({ series, except }: Extract<Change, { is: 'add' }>, known: Known): Visit[] {
  const last = series.lastDay !== null && series.lastDay < known.horizon ? series.lastDay : known.horizon;
  const schedule: Schedule = { series: { ...series, kind: series.kind ?? 'ordinary' }, givers: [], changes: [] };
  return visitsOf(schedule, known.places.get(series.team) ?? '', series.firstDay, last).filter((visit) => !except.includes(partsOf(visit.id).day));
}

/** The visits of a series from a day on, at another time. Days that were moved on their own keep what was agreed about them. */
function retimed(change: Extract<Change, { is: 'retime' }>, known: Known): Outcome {
  const found = scheduleById(known, change.series);
  if (!found) return NOTHING;
  const apart = new Set(found.schedule.changes.filter(({ movedTo, starts }) => movedTo !== null || starts !== null).map(({ day }) => day));
  const before = upcoming(known).filter((visit) => isIn([change.series], visit) && partsOf(visit.id).day >= change.from && !apart.has(partsOf(visit.id).day));
  const after = before.map((visit) => {
    const { day } = partsOf(visit.id);
    return { ...visit, id: `${change.next}@${day}` as VisitId, span: spanAt(day, change) }; // a series, an @ and a day are a visit
  });
  return { before, after };
}

/** The team whose visits a change is about. */
export function teamChanged(change: Change, known: Known): TeamId | undefined {
  switch (change.is) {
    case 'add':
      return change.series.team;
    case 'move':
    case 'put back':
      return scheduleById(known, partsOf(change.visit.id).series)?.schedule.series.team;
    case 'cancel': {
      const [first] = change.visits;
      return first && scheduleById(known, partsOf(first.id).series)?.schedule.series.team;
    }
    case 'end':
    case 'give': {
      const [first] = change.series;
      return first && scheduleById(known, first)?.schedule.series.team;
    }
    case 'retime':
      return scheduleById(known, change.series)?.schedule.series.team;
  }
}

export const giversOf = (visits: readonly Visit[]): PersonId[] => [...new Set(visits.flatMap(({ giver }) => giver ?? []))];

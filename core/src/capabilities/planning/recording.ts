import type { SeriesId, VisitId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { changesFrom, keepProposalOpen, moveProposal, noteProposalAnswer, openProposal, standingGiversOf } from '@hatstand/db/repositories/proposals';
import { moveRequest } from '@hatstand/db/repositories/requests';
import { recordVisit } from '@hatstand/db/repositories/visit-record';
import { addSeries, cancelVisit, endSeries, giveSeriesTo, giveVisitTo, moveVisit, partsOf, seriesById } from '@hatstand/db/repositories/visits';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import type { Moment } from '../../moment.ts';
import { addDays, at } from '../../words/calendar.ts';
import type { Change } from './changes.ts';
import type { PlanningFact } from './facts.ts';
import { daysOfRule, MONTHS_AHEAD_DAYS } from './repeating.ts';

const MIDNIGHT = '00:00' as TimeOfDay;
type Changed = Extract<PlanningFact, { happened: 'changed' }>;

/** Writes down what was decided. */
export function record(tx: Tx, fact: PlanningFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'proposed': {
      const { proposal: id, team, change, voiceFirst, by, openedAt, closesAt, answers } = fact;
      return openProposal(tx, { id, team, change: { change, voiceFirst }, by, openedAt, closesAt }, answers);
    }
    case 'yes-said':
      noteProposalAnswer(tx, fact.proposal, fact.row.person, { answer: 'yes', as: fact.as, at: now });
      return keepProposalOpen(tx, fact.proposal, fact.closesAt);
    case 'declined':
      if (fact.row) noteProposalAnswer(tx, fact.proposal, fact.row.person, { answer: 'no', as: fact.row.as, at: now });
      return moveProposal(tx, fact.proposal, 'declined');
    case 'proposal-ended':
      return moveProposal(tx, fact.proposal, fact.state);
    case 'overtaken':
      return moveProposal(tx, fact.proposal, 'withdrawn');
    case 'request-closed':
      return moveRequest(tx, fact.request, 'lapsed', undefined);
    case 'changed':
      if (fact.proposal) moveProposal(tx, fact.proposal, 'agreed');
      return make(tx, fact, now);
    case 'which-visit':
    case 'day-unclear':
    case 'which-team':
    case 'time-asked':
    case 'start-asked':
    case 'doubted':
    case 'cover-or-not':
    case 'all-shown':
    case 'clash-shown':
    case 'skill-missing':
    case 'left':
    case 'wants-to-keep':
      return;
  }
}

function make(tx: Tx, fact: Changed, now: Date): void {
  const { change, by } = fact;
  switch (change.is) {
    case 'add':
      addSeries(tx, change.series);
      for (const day of change.except) cancelVisit(tx, visitOn(change.series.id, day), 'yes', by, now);
      return note(tx, fact, now, {
        series: change.series.id,
        day: change.series.repeats === null ? change.series.firstDay : null,
        what: 'added',
        person: change.series.giver,
      });
    case 'move':
      moveVisit(tx, change.visit.id, change.to, by, now);
      return noteVisits(tx, fact, now, 'moved');
    case 'cancel':
      for (const { id } of fact.before) cancelVisit(tx, id, isLate(fact, id) ? 'late' : 'yes', by, now);
      return noteVisits(tx, fact, now, 'cancelled');
    case 'put back':
      cancelVisit(tx, change.visit.id, 'no', by, now);
      return noteVisits(tx, fact, now, 'put back');
    case 'end':
      for (const series of change.series) end(tx, series, change.lastDay, fact, now);
      return;
    case 'give':
      for (const series of change.series) give(tx, series, change, fact, now);
      return;
    case 'retime':
      return retime(tx, change, fact, now);
  }
}

const visitOn = (series: SeriesId, day: Day): VisitId => `${series}@${day}` as VisitId; // a series, an @ and a day are a visit
const isLate = (fact: Changed, id: VisitId): boolean => fact.late.some((visit) => visit.id === id);

type Entry = Parameters<typeof recordVisit>[1];
const note = (tx: Tx, { team, by, as }: Changed, at: Date, entry: Pick<Entry, 'series' | 'what'> & Partial<Entry>): void =>
  recordVisit(tx, { team, by, as, at, ...entry });

function noteVisits(tx: Tx, fact: Changed, now: Date, what: 'moved' | 'cancelled' | 'put back'): void {
  const visits = what === 'cancelled' ? fact.before : fact.after;
  for (const { id, giver, span } of visits) {
    const late = what === 'cancelled' && isLate(fact, id) ? 'cancelled late' : what;
    note(tx, fact, now, { ...partsOf(id), what: late, person: giver ?? null, from: span.from, to: span.to });
  }
}

/** Days that were moved past the end go with the series, whichever day of it they are. */
function end(tx: Tx, series: SeriesId, lastDay: Day, fact: Changed, now: Date): void {
  endSeries(tx, series, lastDay);
  for (const { day, movedTo, cancelled } of changesFrom(tx, series, addDays(lastDay, 1)))
    if ((movedTo ?? day) > lastDay && cancelled === 'no') cancelVisit(tx, visitOn(series, day), 'yes', fact.by, now);
  note(tx, fact, now, { series, what: 'ended', from: at(lastDay, MIDNIGHT) });
}

/** What was said for later days gives way; after the last day it is whoever would have had it then. */
function give(tx: Tx, series: SeriesId, { giver, from, until }: Extract<Change, { is: 'give' }>, fact: Changed, now: Date): void {
  const standing = standingGiversOf(tx, series);
  const back = until && addDays(until, 1);
  const hadIt = back ? standing.findLast(({ fromDay }) => fromDay <= back) : undefined;
  // A standing giver of nobody is nobody: only without one is it the giver of the series.
  const afterwards = hadIt ? hadIt.giver : seriesById(tx, series)?.giver;
  for (const { fromDay } of standing) if (fromDay > from && (until === null || fromDay <= until)) giveSeriesTo(tx, series, giver, fromDay);
  giveSeriesTo(tx, series, giver, from);
  if (back) giveSeriesTo(tx, series, afterwards ?? undefined, back);
  note(tx, fact, now, { series, what: 'standing giver', person: giver, from: at(from, MIDNIGHT) });
}

/** The old series ends and a new one begins that differs in its time alone; days that differed go over to it. */
function retime(tx: Tx, { series: id, next, from, starts, ends }: Extract<Change, { is: 'retime' }>, fact: Changed, now: Date): void {
  const old = seriesById(tx, id);
  if (!old || old.repeats === null) throw new Error(`series ${id} does not repeat, so it has no new time from a day on`);
  const [firstDay] = daysOfRule(old.repeats, old.firstDay, from > old.firstDay ? from : old.firstDay, addDays(from, MONTHS_AHEAD_DAYS));
  if (!firstDay) throw new Error(`series ${id} has no day after ${from}`);
  const standing = standingGiversOf(tx, id);
  const hasIt = standing.findLast(({ fromDay }) => fromDay <= firstDay);
  const giver = hasIt ? hasIt.giver : old.giver;
  addSeries(tx, { ...old, id: next, firstDay, starts, ends, giver });
  for (const later of standing) if (later.fromDay > firstDay) giveSeriesTo(tx, next, later.giver ?? undefined, later.fromDay);
  for (const change of changesFrom(tx, id, from)) {
    if (change.day < from) continue;
    const day = visitOn(next, change.day);
    if (change.giverIs === 'other') giveVisitTo(tx, day, change.giver ?? undefined, fact.by, now);
    if (change.starts && change.ends) moveVisit(tx, day, { day: change.movedTo ?? change.day, starts: change.starts, ends: change.ends }, fact.by, now);
    if (change.cancelled !== 'no') cancelVisit(tx, day, change.cancelled, fact.by, now);
    cancelVisit(tx, visitOn(id, change.day), 'yes', fact.by, now);
  }
  endSeries(tx, id, addDays(from, -1));
  note(tx, fact, now, { series: id, what: 'ended' });
  note(tx, fact, now, { series: next, what: 'added', person: giver });
}

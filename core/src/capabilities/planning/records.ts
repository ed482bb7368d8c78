import { partsOf, type SeriesId, type TeamId, type VisitId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import {
  changesFrom,
  keepProposalOpen,
  moveProposal,
  noteProposalAnswer,
  openProposal,
  openRequestsIn,
  type Proposal,
  proposalById,
  standingGiversOf,
  waitingProposals,
} from '@hatstand/db/repositories/proposals';
import { moveRequest } from '@hatstand/db/repositories/requests';
import { teamById, watchVisit } from '@hatstand/db/repositories/teams';
import { recordVisit } from '@hatstand/db/repositories/visit-record';
import {
  addSeries,
  cancelVisit,
  endSeries,
  giveSeriesTo,
  giveVisitTo,
  moveVisit,
  scheduleOf,
  seriesById,
  seriesOfTeam,
} from '@hatstand/db/repositories/visits';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { everyVisitBetween, visitsKnown } from '../../visits/records.ts';
import { addDays, asDay, at, dayOf, instantOf } from '../../words/calendar.ts';
import type { Change } from './changes.ts';
import type { PlanningFact } from './facts.ts';
import type { PlanningIntent } from './intents.ts';
import type { Known, ProposalKnown } from './known.ts';
import { daysOfRule, MONTHS_AHEAD_DAYS } from './repeating.ts';

const DAYS_BACK = 14;
const DAYS_AHEAD = 56;
/** What has no end is looked at for a year and a bit: whatever can meet in such rhythms has met by then. */
const LASTING_DAYS = 400;
/** Nobody plans further ahead than this in one go. */
const FURTHEST_DAYS = 1_900;

/** What the rules must see: the teams concerned, their visits in the days concerned, and all that waits for an answer there. */
export function know(tx: Tx, speaker: Speaker, intent: PlanningIntent, moment: Moment): Known {
  const today = dayOf(moment.local);
  const record = 'proposal' in intent ? proposalById(tx, intent.proposal) : undefined;
  const proposal = record && proposalKnown(record);
  const { from, to } = daysConcerned(proposal?.change ?? intent, today);
  const base = visitsKnown(tx, speaker, { from, to, ...(proposal ? { teams: [proposal.team] } : {}) }, moment);
  const teams = base.teams.map(({ id }) => id);
  return {
    ...base,
    ...ownVisits(tx, teams, from, to),
    horizon: to,
    proposal,
    waiting: teams.flatMap((team) => waitingProposals(tx, team)).map(proposalKnown),
    requests: teams.flatMap((team) =>
      openRequestsIn(tx, team).map(({ id, visit, inReturn, askedBy, asked }) => ({ id, team, askedBy, asked, visits: inReturn ? [visit, inReturn] : [visit] })),
    ),
  };
}

function ownVisits(tx: Tx, teams: readonly TeamId[], from: Day, to: Day): Pick<Known, 'cancelled' | 'schedules' | 'places'> {
  return {
    cancelled: teams.flatMap((team) => everyVisitBetween(tx, team, from, to)).filter(({ cancelled }) => cancelled !== 'no'),
    schedules: teams.flatMap((team) => {
      const { place } = teamById(tx, team);
      return seriesOfTeam(tx, team, from, to).map((series) => ({ schedule: scheduleOf(tx, series, from, to), place }));
    }),
    places: new Map(teams.map((team) => [team, teamById(tx, team).place])),
  };
}

/** The change was packed by this capability, and Proposal says nothing of its shape: so it is what was packed. */
function proposalKnown({ id, team, by, state, closesAt, change, answers }: Proposal): ProposalKnown {
  const packed = change as Pick<ProposalKnown, 'change' | 'voiceFirst'>;
  return { id, team, by, state, closesAt, ...packed, answers };
}

/** From a fortnight ago, so that what has just been is known, to the last day that plays a part. */
function daysConcerned(about: PlanningIntent | Change, today: Day): { from: Day; to: Day } {
  const days = daysIn(about);
  const [first, last] = [days[0] ?? today, days.at(-1) ?? today];
  const from = [addDays(today, -DAYS_BACK), first].sort()[0] ?? first;
  const start = last > today ? last : today;
  const to = addDays(start, isLasting(about) ? LASTING_DAYS : DAYS_AHEAD);
  const furthest = addDays(today, FURTHEST_DAYS);
  return { from: from < addDays(today, -FURTHEST_DAYS) ? today : from, to: [to, furthest].sort()[0] ?? to };
}

const isLasting = (about: PlanningIntent | Change): boolean => {
  if ('do' in about) return about.do === 'end' || about.do === 'give' || about.do === 'retime' || (about.do === 'add' && Boolean(about.add.when?.repeat));
  return about.is === 'end' || about.is === 'give' || about.is === 'retime' || (about.is === 'add' && about.series.repeats !== null);
};

/** Every day that is mentioned anywhere in it, in order. */
const daysIn = (about: unknown): Day[] => (JSON.stringify(about).match(/\d{4}-\d\d-\d\d/g) ?? []).flatMap((text) => asDay(text) ?? []).sort();

const MIDNIGHT = '00:00' as TimeOfDay;
type Changed = Extract<PlanningFact, { happened: 'changed' }>;

/** Writes down what was decided. */
export function record(tx: Tx, fact: PlanningFact, moment: Moment): void {
  const { now } = moment;
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
      watchSoon(tx, fact, moment);
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

/** What begins later than this is seen by the next morning's look. */
const SOON_HOURS = 48;
/** Not sooner than a slip can be taken back, where there is time for that. */
const UNDONE_MINUTES = 10;
const TOLD_MINUTES_BEFORE = 60;

/** A visit that nobody has and that begins soon must not go quiet (PRODUCT, promise 7), though this morning's look is over. */
function watchSoon(tx: Tx, { after, by }: Changed, { now, newId }: Moment): void {
  for (const { id, giver, span } of after) {
    const minutes = (instantOf(span.from).getTime() - now.getTime()) / 60_000;
    if (giver !== undefined || minutes > SOON_HOURS * 60) continue;
    const wait = minutes < TOLD_MINUTES_BEFORE + UNDONE_MINUTES ? 0 : UNDONE_MINUTES;
    watchVisit(tx, { id: newId('alarm'), rings: new Date(now.getTime() + wait * 60_000), person: by }, id);
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

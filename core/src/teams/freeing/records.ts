import type { DepartureId, PersonId, RequestId, TeamId, VisitId } from '@hatstand/db/ids';
import { partsOf } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { noteFreed } from '@hatstand/db/repositories/departures';
import { endOffersAbout } from '@hatstand/db/repositories/offers';
import { standingGiversOf } from '@hatstand/db/repositories/proposals';
import { askForFreeVisit, moveRequest, openRequestsIn } from '@hatstand/db/repositories/requests';
import { teamById, watchVisit } from '@hatstand/db/repositories/teams';
import { recordVisit } from '@hatstand/db/repositories/visit-record';
import { giveSeriesTo, giveVisitTo, type Series, scheduleOf, seriesOfGiver } from '@hatstand/db/repositories/visits';
import type { Day, LocalTime } from '@hatstand/db/times';
import type { Moment } from '../../moment.ts';
import { byTime } from '../../visits/known.ts';
import { type Visit, visitsOf } from '../../visits/visits.ts';
import { addDays, dayOf, instantOf, timeOf } from '../../words/calendar.ts';

/** How far ahead single days are looked for; a series is freed for good. */
const DAYS_AHEAD = 400;
/** What begins sooner is put on the ladder at once; the rest is seen by the next morning's look. */
const SOON_HOURS = 48;
const HOUR_MS = 3_600_000;

interface Going {
  readonly team: TeamId;
  readonly person: PersonId;
  /** What begins at or after this time is not theirs any more. */
  readonly from: LocalTime;
}

/** The visits somebody gives in a team from then on, for `days` days. */
export function visitsGivenFrom(tx: Tx, { team, person, from }: Going, days: number): Visit[] {
  const to = addDays(dayOf(from), days);
  return seriesGiven(tx, { team, person, from }, to)
    .flatMap((one) => visitsIn(tx, one, dayOf(from), to))
    .filter((visit) => visit.giver === person && visit.span.from >= from)
    .sort(byTime);
}

const seriesGiven = (tx: Tx, { team, person, from }: Going, to: Day): Series[] =>
  seriesOfGiver(tx, person, addDays(dayOf(from), -1), to).filter((one) => one.team === team);
const visitsIn = (tx: Tx, one: Series, from: Day, to: Day): Visit[] => visitsOf(scheduleOf(tx, one, from, to), teamById(tx, one.team).place, from, to);

/**
 * Nobody has these visits any more: series from the first whole day on, single days one by one. Nothing of it goes quiet: the morning's look finds it,
 * and what begins soon is put on the ladder now. Kept under `departure`, so that it can be theirs again.
 */
export function freeVisitsOf(tx: Tx, going: Going & { readonly by: PersonId; readonly departure: DepartureId }, { now, newId }: Moment): void {
  const { person, from, by, departure, team } = going;
  const firstDay = timeOf(from) === '00:00' ? dayOf(from) : addDays(dayOf(from), 1);
  const to = addDays(firstDay, DAYS_AHEAD);
  const theirs = seriesGiven(tx, going, to);
  const before = visitsGivenFrom(tx, going, DAYS_AHEAD);
  for (const one of theirs) freeSeries(tx, one, person, firstDay, { by, departure, at: now });
  for (const visit of theirs.flatMap((one) => visitsIn(tx, one, dayOf(from), to)))
    if (visit.giver === person && visit.span.from >= from) {
      giveVisitTo(tx, visit.id, undefined, by, now);
      noteFreed(tx, departure, partsOf(visit.id).series, partsOf(visit.id).day);
      recordVisit(tx, { team, ...partsOf(visit.id), what: 'given', by, as: 'Hattie', from: visit.span.from, to: visit.span.to, at: now });
    }
  for (const { id, span } of before)
    if (instantOf(span.from).getTime() - now.getTime() < SOON_HOURS * HOUR_MS)
      watchVisit(tx, { id: newId('alarm'), rings: now, person: teamById(tx, team).owner }, id);
}

interface Freeing {
  readonly by: PersonId;
  readonly departure: DepartureId;
  readonly at: Date;
}
function freeSeries(tx: Tx, one: Series, person: PersonId, from: Day, { by, departure, at }: Freeing): void {
  if (one.repeats === null || (one.lastDay !== null && one.lastDay < from)) return;
  const givers = standingGiversOf(tx, one.id);
  const usual = givers.findLast(({ fromDay }) => fromDay <= from)?.giver ?? (givers.some(({ fromDay }) => fromDay <= from) ? null : one.giver);
  for (const { fromDay } of givers.filter((later) => later.giver === person && later.fromDay > from)) giveSeriesTo(tx, one.id, undefined, fromDay);
  if (usual !== person) return;
  giveSeriesTo(tx, one.id, undefined, from);
  noteFreed(tx, departure, one.id, null);
  recordVisit(tx, { team: one.team, series: one.id, what: 'standing giver', by, as: 'Hattie', at });
}

/**
 * What they were asking, and what they had said yes to, from then on. With `keepAsking` a search for cover goes on, as one for a visit that nobody has;
 * a swap is over. Where they were to take a visit, somebody else is asked.
 */
export function closeRequestsOf(tx: Tx, { team, person, from }: Going, keepAsking: boolean, { now, newId }: Moment): void {
  const freed = new Set<VisitId>(visitsGivenFrom(tx, { team, person, from }, DAYS_AHEAD).map(({ id }) => id));
  for (const request of openRequestsIn(tx, team)) {
    const isTheirs = request.giver === person && (freed.has(request.visit) || !keepAsking);
    const isReturn = request.inReturn !== null && freed.has(request.inReturn);
    if (isTheirs && request.kind === 'cover' && keepAsking) askForFreeVisit(tx, request.id);
    else if (isTheirs || isReturn) end(tx, request.id);
    else if (request.taker === person) {
      if (request.kind === 'swap') end(tx, request.id);
      else {
        moveRequest(tx, request.id, 'asking', undefined);
        setAlarm(tx, { id: newId('alarm'), rings: now, person: request.askedBy, capability: 'cover', intent: { do: 'next wave', request: request.id } });
      }
    }
  }
}

function end(tx: Tx, request: RequestId): void {
  moveRequest(tx, request, 'lapsed', undefined);
  if (tx.current.turn) endOffersAbout(tx, request, tx.current.turn);
}

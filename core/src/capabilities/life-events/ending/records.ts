import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { endTeam, layToRest } from '@hatstand/db/repositories/deaths';
import { endMembership, noteDeparture } from '@hatstand/db/repositories/departures';
import { moveProposal, waitingProposals } from '@hatstand/db/repositories/proposals';
import { moveRequest, openRequestsIn } from '@hatstand/db/repositories/requests';
import { withdrawDisturbing } from '@hatstand/db/repositories/stillness';
import { teamById } from '@hatstand/db/repositories/teams';
import { recordVisit } from '@hatstand/db/repositories/visit-record';
import { cancelVisit, endSeries, scheduleOf, seriesOfTeam } from '@hatstand/db/repositories/visits';
import type { Day } from '@hatstand/db/times';
import type { Moment } from '../../../moment.ts';
import { closeRequestsOf, freeVisitsOf } from '../../../teams/freeing/records.ts';
import { visitsOf } from '../../../visits/visits.ts';
import { dayOf } from '../../../words/calendar.ts';
import type { DeathFact } from '../facts.ts';

/** Later than any series: what begins only then ends too. */
const FOREVER = '9999-12-31' as Day;

/** Everything stops. Nothing is deleted: visits that have been stay as they were, and so does every word that was written down. */
export function everythingStops(tx: Tx, { of, by, over, left }: Extract<DeathFact, { happened: 'death-confirmed' }>, moment: Moment): void {
  const { now, local, newId } = moment;
  const today = dayOf(local);
  for (const team of over) {
    endVisits(tx, team, by, moment);
    for (const request of openRequestsIn(tx, team)) moveRequest(tx, request.id, 'lapsed', undefined);
    for (const proposal of waitingProposals(tx, team)) moveProposal(tx, proposal.id, 'withdrawn');
    endTeam(tx, team);
  }
  for (const team of left) {
    const departure = newId('departure');
    noteDeparture(tx, { id: departure, team, person: of, because: 'died', by, lastDay: today, state: 'over', saidAt: now });
    closeRequestsOf(tx, { team, person: of, from: local }, false, moment);
    freeVisitsOf(tx, { team, person: of, from: local, by, departure }, moment);
    endMembership(tx, team, of, today);
  }
  layToRest(tx, of, today, now);
  if (tx.current.turn) withdrawDisturbing(tx, of, tx.current.turn);
}

/** Every series of the team ends today; of today and of days that were moved, what has not begun will not be, and is not charged. */
function endVisits(tx: Tx, team: TeamId, by: PersonId, { now, local }: Moment): void {
  const today = dayOf(local);
  const { place } = teamById(tx, team);
  for (const one of seriesOfTeam(tx, team, today, FOREVER)) {
    const lastDay = one.lastDay !== null && one.lastDay < today ? one.lastDay : today;
    endSeries(tx, one.id, lastDay);
    for (const visit of visitsOf(scheduleOf(tx, { ...one, lastDay }, today, FOREVER), place, today, FOREVER))
      if (visit.span.from > local) cancelVisit(tx, visit.id, 'yes', by, now);
    recordVisit(tx, { team, series: one.id, what: 'ended', by, as: 'Hattie', at: now });
  }
}

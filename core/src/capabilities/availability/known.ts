import type { AbsenceId, AvailabilityId, TeamId } from '@hatstand/db/ids';
import { type Away, byTime, isAway, teamOf, type VisitsKnown, type VisitTeam, visitsGivenBy } from '../../visits/known.ts';
import { hasBegun, isFreeFor, type Visit } from '../../visits/visits.ts';
import { fits, type Offer } from './offers.ts';
import { overlap } from './spans.ts';

export interface OwnAbsence extends Away {
  readonly id: AbsenceId;
  /** Long enough ago that the Rota Holders have heard of it. */
  readonly isToldOf: boolean;
}
export interface OwnOffer extends Offer {
  readonly id: AvailabilityId;
}

/** What the rules of availability must see. */
export interface Known extends VisitsKnown {
  /** In a team, or among a circle's people: somebody who may be asked about visits. */
  readonly belongs: boolean;
  readonly absences: readonly OwnAbsence[];
  readonly offers: readonly OwnOffer[];
  /** When the speaker regularly can't. */
  readonly regular: readonly OwnOffer[];
  /** Visits the speaker is being asked about: not answered yet, or their yes waits. */
  readonly asked: readonly { readonly visit: Visit; readonly is: 'not answered' | 'yes waits' }[];
  /** Visits of the speaker's for which somebody is being looked for. */
  readonly lookedFor: ReadonlySet<string>;
}

/** Teams of which the speaker may see who is away: as Rota Holder, Team Owner or advocate. */
export const ledTeams = (known: Known): VisitTeam[] =>
  known.teams.filter(
    ({ id, rotaHolders, speaksForIt }) =>
      (known.room === undefined || known.room === 'no team' || known.room === id) && (rotaHolders.includes(known.me) || speaksForIt.includes(known.me)),
  );

/** Teams in which the speaker gives visits. */
export const givesIn = (known: Known): VisitTeam[] => known.teams.filter(({ givers }) => givers.some(({ person }) => person === known.me));

const asAway = ({ span }: Visit): Away => ({ from: span.from, until: span.to });

/** The speaker's visits to come that touch these times, in order. */
export const ownVisitsIn = (known: Known, times: readonly Away[]): Visit[] =>
  visitsGivenBy(known, known.me)
    .filter((visit) => !hasBegun(visit, known.now) && times.some((time) => overlap(asAway(visit), time)))
    .sort(byTime);

export const askedIn = (known: Known, times: readonly Away[]): Known['asked'] =>
  known.asked.filter(({ visit }) => !hasBegun(visit, known.now) && times.some((time) => overlap(asAway(visit), time)));

/** Visits nobody has that fit what was offered and that the speaker may give, in order. */
export function freeVisitsFor(known: Known, offers: readonly Offer[]): Visit[] {
  const theirs = visitsGivenBy(known, known.me);
  const mayGive = (visit: Visit, team: TeamId): boolean => {
    const giver = teamOf(known, team)?.givers.find(({ person }) => person === known.me);
    return giver !== undefined && (visit.skill === undefined || giver.skills.includes(visit.skill));
  };
  return known.visits
    .filter((visit) => visit.giver === undefined && !hasBegun(visit, known.now) && offers.some((offer) => fits(visit, offer)))
    .filter((visit) => mayGive(visit, visit.team) && !isAway(known, known.me, visit) && isFreeFor(visit, theirs, known.journey))
    .sort(byTime);
}

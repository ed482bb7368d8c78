import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { DepartureId, PersonId, SeriesId, TeamId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import type { Tx } from '../open.ts';
import { departures, freedVisits } from '../schema/life-events.ts';
import { advocates, clearances, hats, memberships, standingConsents } from '../schema/teams.ts';
import { changedVisits, standingGivers } from '../schema/visits.ts';
import type { Day } from '../times.ts';
import { giveSeriesTo, giveVisitTo } from './visits.ts';

export type Departure = typeof departures.$inferSelect;
type NewDeparture = Pick<Departure, 'id' | 'team' | 'person' | 'because' | 'by' | 'lastDay' | 'state' | 'saidAt'>;

/** Somebody's last day in a team is known. */
export const noteDeparture = (tx: Tx, departure: NewDeparture): void => {
  tx.drizzle.insert(departures).values(departure).run();
};

const isAhead = inArray(departures.state, ['said', 'known']);
/** The departures of somebody that are not over yet, in any team. */
export const departuresAheadOf = (tx: Tx, person: PersonId): Departure[] =>
  tx.drizzle
    .select()
    .from(departures)
    .where(and(eq(departures.person, person), isAhead))
    .orderBy(departures.team)
    .all();

export const departureById = (tx: Tx, id: DepartureId): Departure | undefined => tx.drizzle.select().from(departures).where(eq(departures.id, id)).get();

export const moveDeparture = (tx: Tx, id: DepartureId, state: Departure['state']): void => {
  tx.drizzle.update(departures).set({ state }).where(eq(departures.id, id)).run();
};

/** What they want to say on their last day: locked with the team's key. */
export const keepFarewell = (tx: Tx, { id, team }: Pick<Departure, 'id' | 'team'>, words: Labelled<'care'>): void => {
  tx.drizzle
    .update(departures)
    .set({ farewell: tx.vault.seal(words, team) })
    .where(eq(departures.id, id))
    .run();
};
export const farewellOf = (tx: Tx, { farewell }: Departure): Labelled<'care'> | undefined => (farewell ? tx.vault.open(farewell) : undefined);

/** From a day on (the first they are not there) they are not of the team: no clearance, no hat, no yes given beforehand. The rows are kept. */
export function endMembership(tx: Tx, team: TeamId, person: PersonId, from: Day): void {
  const later = (until: typeof memberships.until | typeof clearances.until | typeof hats.until | typeof standingConsents.until | typeof advocates.until) =>
    or(isNull(until), sql`${until} > ${from}`);
  tx.drizzle
    .update(memberships)
    .set({ until: from })
    .where(and(eq(memberships.team, team), eq(memberships.person, person), later(memberships.until)))
    .run();
  tx.drizzle
    .update(clearances)
    .set({ until: from })
    .where(and(eq(clearances.team, team), eq(clearances.person, person), later(clearances.until)))
    .run();
  tx.drizzle
    .update(standingConsents)
    .set({ until: from })
    .where(and(eq(standingConsents.team, team), eq(standingConsents.person, person), later(standingConsents.until)))
    .run();
  tx.drizzle
    .update(hats)
    .set({ until: from })
    .where(and(eq(hats.team, team), eq(hats.wornBy, person), later(hats.until)))
    .run();
  tx.drizzle
    .update(advocates)
    .set({ until: from })
    .where(and(eq(advocates.team, team), eq(advocates.person, person), later(advocates.until)))
    .run();
}

/** It does not end after all: what was to end on that day goes on, unless somebody has changed it since. */
export function goOnAsMember(tx: Tx, team: TeamId, person: PersonId, from: Day): void {
  tx.drizzle
    .update(memberships)
    .set({ until: null })
    .where(and(eq(memberships.team, team), eq(memberships.person, person), eq(memberships.until, from)))
    .run();
  tx.drizzle
    .update(clearances)
    .set({ until: null })
    .where(and(eq(clearances.team, team), eq(clearances.person, person), eq(clearances.until, from)))
    .run();
  tx.drizzle
    .update(standingConsents)
    .set({ until: null })
    .where(and(eq(standingConsents.team, team), eq(standingConsents.person, person), eq(standingConsents.until, from)))
    .run();
  tx.drizzle
    .update(hats)
    .set({ until: null })
    .where(and(eq(hats.team, team), eq(hats.wornBy, person), eq(hats.until, from)))
    .run();
  tx.drizzle
    .update(advocates)
    .set({ until: null })
    .where(and(eq(advocates.team, team), eq(advocates.person, person), eq(advocates.until, from)))
    .run();
}

/** A series from a day on (no `day`), or one day of it, has become free. */
export const noteFreed = (tx: Tx, departure: DepartureId, series: SeriesId, day: Day | null): void => {
  tx.drizzle.insert(freedVisits).values({ departure, series, day }).run();
};

/** What became free and nobody has taken since is theirs again. Gives how much somebody else has by now. */
export function takeBackFreed(tx: Tx, { id, person, lastDay }: Departure, from: Day, at: Date): number {
  let gone = 0;
  for (const { series, day } of tx.drizzle.select().from(freedVisits).where(eq(freedVisits.departure, id)).all()) {
    const isFree = day === null ? seriesIsFree(tx, series, from) : visitIsFree(tx, series, day);
    if (!isFree) gone += 1;
    else if (day === null) giveSeriesTo(tx, series, person, from);
    else if (day > lastDay) giveVisitTo(tx, `${series}@${day}` as Parameters<typeof giveVisitTo>[1], person, person, at);
  }
  return gone;
}

const seriesIsFree = (tx: Tx, series: SeriesId, from: Day): boolean =>
  tx.drizzle
    .select({ giver: standingGivers.giver })
    .from(standingGivers)
    .where(and(eq(standingGivers.series, series), eq(standingGivers.fromDay, from)))
    .get()?.giver === null;
const visitIsFree = (tx: Tx, series: SeriesId, day: Day): boolean =>
  tx.drizzle
    .select({ giver: changedVisits.giver })
    .from(changedVisits)
    .where(and(eq(changedVisits.series, series), eq(changedVisits.day, day)))
    .get()?.giver === null;

import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { DeathId, PersonId, TeamId } from '../ids.ts';
import type { Tx } from '../open.ts';
import { deaths } from '../schema/life-events.ts';
import { addresses } from '../schema/people.ts';
import { circleMemberships, hats, teams } from '../schema/teams.ts';
import type { Day } from '../times.ts';

export type Death = typeof deaths.$inferSelect;

/** What has been said of these people, and was no mistake. */
export const deathsOf = (tx: Tx, people: readonly PersonId[]): Death[] =>
  people.length === 0
    ? []
    : tx.drizzle
        .select()
        .from(deaths)
        .where(and(inArray(deaths.of, [...people]), ne(deaths.state, 'mistaken')))
        .all();

export const deathById = (tx: Tx, id: DeathId): Death | undefined => tx.drizzle.select().from(deaths).where(eq(deaths.id, id)).get();

/** Somebody has said that a person died. From now on everything to them, and about their team, is held. */
export const hearOfDeath = (tx: Tx, death: Pick<Death, 'id' | 'of' | 'state' | 'saidBy' | 'saidAt'>): void => {
  tx.drizzle.insert(deaths).values(death).run();
};
export const moveDeath = (tx: Tx, id: DeathId, to: Partial<Omit<Death, 'id' | 'of' | 'saidBy' | 'saidAt'>>): void => {
  tx.drizzle.update(deaths).set(to).where(eq(deaths.id, id)).run();
};

/** A team is over. Everything of it stays. */
export const endTeam = (tx: Tx, team: TeamId): void => {
  tx.drizzle.update(teams).set({ state: 'ended' }).where(eq(teams.id, team)).run();
};

/** Nothing goes to this person any more, and what they did for a circle is free. The rows are kept. */
export function layToRest(tx: Tx, person: PersonId, today: Day, now: Date): void {
  tx.drizzle.update(addresses).set({ unlinkedAt: now }).where(eq(addresses.person, person)).run();
  tx.drizzle
    .update(hats)
    .set({ until: today })
    .where(and(isNotNull(hats.circle), eq(hats.wornBy, person)))
    .run();
  tx.drizzle.update(circleMemberships).set({ until: today }).where(eq(circleMemberships.person, person)).run();
}

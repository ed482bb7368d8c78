import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { memberships, standingConsents, teams } from '../schema/teams.ts';
import type { Day } from '../times.ts';

type WayOfAsking = typeof teams.$inferSelect.asking;

/** A yes given beforehand. `until` is the first day it no longer holds; null: until it is taken back. */
export interface StandingConsent {
  readonly person: PersonId;
  readonly until: Day | null;
}

const ANY_VISIT = 'any visit';

/** How the Team Owner wants to be asked from now on. */
export const askFromNowOn = (tx: Tx, team: TeamId, asking: WayOfAsking): void => {
  tx.drizzle.update(teams).set({ asking }).where(eq(teams.id, team)).run();
};

const running = prepared((drizzle) =>
  drizzle
    .select({ person: standingConsents.person, until: standingConsents.until })
    .from(standingConsents)
    .where(
      and(
        eq(standingConsents.team, sql.placeholder('team')),
        eq(standingConsents.what, ANY_VISIT),
        or(isNull(standingConsents.until), gt(standingConsents.until, sql.placeholder('today'))),
      ),
    )
    .orderBy(standingConsents.givenOn, standingConsents.person)
    .prepare(),
);
/** Who may come to any visit of a team today, and until when. */
export const whoMayComeAnyTime = (tx: Tx, team: TeamId, today: Day): StandingConsent[] => running(tx).all({ team, today });

/** Lets somebody come any time; a consent they had before is replaced. */
export const letComeAnyTime = (
  tx: Tx,
  given: { readonly team: TeamId; readonly person: PersonId; readonly by: PersonId; readonly on: Day; readonly until: Day | null },
): void => {
  const { team, person, by, on, until } = given;
  tx.drizzle
    .insert(standingConsents)
    .values({ team, person, what: ANY_VISIT, givenBy: by, givenOn: on, until })
    .onConflictDoUpdate({
      target: [standingConsents.team, standingConsents.person, standingConsents.what],
      set: { givenBy: by, givenOn: on, until },
    })
    .run();
};

/** From today on somebody's visits wait for a yes again. */
export const askAboutAgain = (tx: Tx, team: TeamId, person: PersonId, today: Day): void => {
  tx.drizzle
    .update(standingConsents)
    .set({ until: today })
    .where(and(eq(standingConsents.team, team), eq(standingConsents.person, person), eq(standingConsents.what, ANY_VISIT)))
    .run();
};

/** The Team Owner knows them now. */
export const noLongerNewcomer = (tx: Tx, team: TeamId, person: PersonId): void => {
  tx.drizzle
    .update(memberships)
    .set({ newcomer: false })
    .where(and(eq(memberships.team, team), eq(memberships.person, person)))
    .run();
};

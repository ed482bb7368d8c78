import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { LetterId, PersonId, TeamId } from '../ids.ts';
import { LABELS, type Label, mayCarry } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { letters } from '../schema/letters.ts';
import { clearances, roomMembers } from '../schema/teams.ts';
import type { Day } from '../times.ts';

/** What somebody may read in a team, as it was given. `until` is the first day it no longer holds; null: until it is changed. */
export interface Clearance {
  readonly person: PersonId;
  readonly label: Label;
  readonly givenBy: PersonId;
  readonly givenOn: Day;
  readonly until: Day | null;
}

const EVERYTHING = 'everything';

const running = prepared((drizzle) =>
  drizzle
    .select()
    .from(clearances)
    .where(
      and(
        eq(clearances.team, sql.placeholder('team')),
        eq(clearances.section, EVERYTHING),
        or(isNull(clearances.until), gt(clearances.until, sql.placeholder('today'))),
      ),
    )
    .orderBy(clearances.person)
    .prepare(),
);
/** Who may read what in a team today, beyond what everybody in it may. */
export const clearancesOf = (tx: Tx, team: TeamId, today: Day): Clearance[] => running(tx).all({ team, today });

/** Says what somebody may read in a team from today on. What they were given before is replaced. */
export const clear = (
  tx: Tx,
  given: { readonly team: TeamId; readonly person: PersonId; readonly label: Label; readonly by: PersonId; readonly on: Day; readonly until: Day | null },
): void => {
  const { team, person, label, by, on, until } = given;
  const what = { label, givenBy: by, givenOn: on, until };
  tx.drizzle
    .insert(clearances)
    .values({ team, person, section: EVERYTHING, ...what })
    .onConflictDoUpdate({ target: [clearances.team, clearances.person, clearances.section], set: what })
    .run();
};

/**
 * Letters that wait for somebody who may no longer read them are not sent: those that tell of this team, of several teams at once, and posts in rooms
 * where they read along. Gives what was withdrawn.
 */
export function withdrawAbove(tx: Tx, { team, person, label }: { readonly team: TeamId; readonly person: PersonId; readonly label: Label }): LetterId[] {
  const above = LABELS.filter((one) => !mayCarry(label, one) && one !== 'open' && one !== 'plan');
  if (above.length === 0) return [];
  const theirRooms = tx.drizzle.select({ room: roomMembers.room }).from(roomMembers).where(eq(roomMembers.person, person));
  const theirs = and(eq(letters.person, person), or(eq(letters.team, team), isNull(letters.team)));
  const posts = and(isNull(letters.person), eq(letters.team, team), inArray(letters.room, theirRooms));
  return tx.drizzle
    .update(letters)
    .set({ state: 'withdrawn', words: null, stranger: null })
    .where(and(eq(letters.state, 'queued'), inArray(letters.label, above), or(theirs, posts)))
    .returning({ id: letters.id })
    .all()
    .map(({ id }) => id);
}

import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { addresses, type ChannelName, people } from '../schema/people.ts';
import { type Need, needsShared, supporters, tellingNeeds } from '../schema/telling.ts';
import type { Day, TimeOfDay } from '../times.ts';
import { addressesOf, type Person } from './people.ts';

export type TellingNeed = typeof tellingNeeds.$inferSelect;

const needs = prepared((drizzle) =>
  drizzle
    .select()
    .from(tellingNeeds)
    .where(eq(tellingNeeds.person, sql.placeholder('person')))
    .orderBy(asc(tellingNeeds.need))
    .prepare(),
);
/** How somebody likes to be told things, as it was recorded. */
export const needsOf = (tx: Tx, person: PersonId): TellingNeed[] => needs(tx).all({ person });

/** From now on somebody is written to on this channel, which they have linked. */
export function preferChannel(tx: Tx, person: PersonId, channel: ChannelName): void {
  const chosen = addressesOf(tx, person).find((one) => one.channel === channel);
  if (!chosen) throw new Error(`person ${person} has not linked ${channel}`);
  const theirs = and(eq(addresses.person, person), isNull(addresses.unlinkedAt));
  tx.drizzle
    .update(addresses)
    .set({ preferred: false })
    .where(and(theirs, eq(addresses.preferred, true), ne(addresses.id, chosen.id)))
    .run();
  tx.drizzle.update(addresses).set({ preferred: true }).where(eq(addresses.id, chosen.id)).run();
}

/** Quiet hours that end as they begin are none. */
export const setQuietHours = (tx: Tx, person: PersonId, quietFrom: TimeOfDay, quietUntil: TimeOfDay): void => {
  tx.drizzle.update(people).set({ quietFrom, quietUntil }).where(eq(people.id, person)).run();
};
export const setUrgent = (tx: Tx, person: PersonId, urgentInQuietHours: boolean): void => {
  tx.drizzle.update(people).set({ urgentInQuietHours }).where(eq(people.id, person)).run();
};
export const setDigest = (tx: Tx, person: PersonId, digest: Person['digest']): void => {
  tx.drizzle.update(people).set({ digest }).where(eq(people.id, person)).run();
};

/** What Hattie keeps to herself, in the row of the person; the rest is for people to keep to. */
const KEPT_BY_HATTIE = { 'large print': 'largePrint', 'one at a time': 'oneAtATime', 'read back': 'readBack' } as const;

/** Notes how somebody likes to be told things, by whom and when; what was noted of that kind before is replaced. */
export function recordNeed(
  tx: Tx,
  need: {
    readonly person: PersonId;
    readonly need: Need;
    readonly words: Labelled<'care'> | undefined;
    readonly best: { readonly from?: TimeOfDay; readonly until?: TimeOfDay } | undefined;
    readonly by: PersonId;
    readonly as: TellingNeed['recordedAs'];
    readonly on: Day;
    readonly reviewOn: Day;
  },
): void {
  const row = {
    words: need.words ? tx.vault.seal(need.words, undefined) : null,
    recordedBy: need.by,
    recordedAs: need.as,
    recordedOn: need.on,
    reviewOn: need.reviewOn,
  };
  tx.drizzle
    .insert(tellingNeeds)
    .values({ person: need.person, need: need.need, ...row })
    .onConflictDoUpdate({ target: [tellingNeeds.person, tellingNeeds.need], set: row })
    .run();
  keepTo(tx, need.person, need.need, true, need.best);
}

export function endNeed(tx: Tx, person: PersonId, need: Need): void {
  tx.drizzle
    .delete(tellingNeeds)
    .where(and(eq(tellingNeeds.person, person), eq(tellingNeeds.need, need)))
    .run();
  keepTo(tx, person, need, false, undefined);
}

function keepTo(tx: Tx, person: PersonId, need: Need, isOn: boolean, best: { readonly from?: TimeOfDay; readonly until?: TimeOfDay } | undefined): void {
  const change =
    need === 'best time'
      ? { bestFrom: best?.from ?? null, bestUntil: best?.until ?? null }
      : need === 'in their words'
        ? undefined
        : { [KEPT_BY_HATTIE[need]]: isOn };
  if (change) tx.drizzle.update(people).set(change).where(eq(people.id, person)).run();
}

/** The teams in which somebody lets it be seen. */
export const sharedNeedsOf = (tx: Tx, person: PersonId): TeamId[] =>
  tx.drizzle
    .select({ team: needsShared.team })
    .from(needsShared)
    .where(eq(needsShared.person, person))
    .all()
    .map(({ team }) => team);

export function shareNeeds(tx: Tx, person: PersonId, teams: readonly TeamId[], sharedBy: PersonId, sharedOn: Day): void {
  for (const team of teams) tx.drizzle.insert(needsShared).values({ person, team, sharedBy, sharedOn }).onConflictDoNothing().run();
}
export const keepNeeds = (tx: Tx, person: PersonId): void => {
  tx.drizzle.delete(needsShared).where(eq(needsShared.person, person)).run();
};

/** Everything between somebody and their supporters, and between them and those they support. */
export const supportOf = (tx: Tx, person: PersonId): (typeof supporters.$inferSelect)[] =>
  tx.drizzle
    .select()
    .from(supporters)
    .where(or(eq(supporters.person, person), eq(supporters.supporter, person)))
    .all();

const agreed = prepared((drizzle) =>
  drizzle
    .select({ supporter: supporters.supporter })
    .from(supporters)
    .where(and(eq(supporters.person, sql.placeholder('person')), eq(supporters.state, 'agreed')))
    .prepare(),
);
/** Who gets a copy of what somebody is told. */
export const supportersOf = (tx: Tx, person: PersonId): PersonId[] =>
  agreed(tx)
    .all({ person })
    .map(({ supporter }) => supporter);

export const askSupport = (tx: Tx, person: PersonId, supporter: PersonId, askedBy: PersonId, askedAt: Date): void => {
  const row = { state: 'asked', askedBy, askedAt, answeredAt: null } as const;
  tx.drizzle
    .insert(supporters)
    .values({ person, supporter, ...row })
    .onConflictDoUpdate({ target: [supporters.person, supporters.supporter], set: row })
    .run();
};
export const answerSupport = (tx: Tx, person: PersonId, supporter: PersonId, state: 'agreed' | 'declined' | 'ended', answeredAt: Date): void => {
  tx.drizzle
    .update(supporters)
    .set({ state, answeredAt })
    .where(and(eq(supporters.person, person), eq(supporters.supporter, supporter)))
    .run();
};
export const endSupport = (tx: Tx, person: PersonId, supporter: PersonId, at: Date): void => answerSupport(tx, person, supporter, 'ended', at);

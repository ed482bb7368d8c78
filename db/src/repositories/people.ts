import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { AddressId, PersonId } from '../ids.ts';
import { type Labelled, lower } from '../labels.ts';
import { atMost, type Db, prepared, type Tx } from '../open.ts';
import { addresses, type ChannelName, employments, people, skills, strangers } from '../schema/people.ts';
import { teams } from '../schema/teams.ts';
import { sortedBy } from '../sorted.ts';
import type { Day } from '../times.ts';

export type Person = typeof people.$inferSelect;

/** A way to reach somebody. The handle (number or account) stays locked until a channel sends. */
export type Address = typeof addresses.$inferSelect;

const linkedAddress = prepared((drizzle) =>
  drizzle
    .select()
    .from(addresses)
    .where(
      and(
        eq(addresses.channel, sql.placeholder('channel')),
        eq(addresses.findable, sql.placeholder('findable')),
        isNull(addresses.unlinkedAt),
        isNull(addresses.restsSince),
      ),
    )
    .prepare(),
);
/** Whose account or number this is, if anybody has linked it. One that rests is nobody's. */
export const addressByHandle = (tx: Db, channel: ChannelName, handle: string): Address | undefined =>
  linkedAddress(tx).get({ channel, findable: tx.vault.findable(channel, handle) });

const linkedAddresses = prepared((drizzle) =>
  drizzle
    .select()
    .from(addresses)
    .where(and(eq(addresses.person, sql.placeholder('person')), isNull(addresses.unlinkedAt), isNull(addresses.restsSince)))
    .prepare(),
);
/** Every linked address of a person that does not rest, the one they prefer first. */
export const addressesOf = (tx: Tx, person: PersonId): Address[] =>
  sortedBy(
    linkedAddresses(tx).all({ person }),
    (row) => (row.preferred ? 'first' : 'then'),
    (row) => row.id,
  );

const writtenTo = prepared((drizzle) =>
  drizzle
    .select({ id: addresses.id })
    .from(addresses)
    .innerJoin(people, eq(people.id, addresses.person))
    .where(
      and(
        eq(addresses.person, sql.placeholder('person')),
        isNull(addresses.unlinkedAt),
        isNull(addresses.restsSince),
        isNull(people.stoppedAt),
        or(isNull(people.pausedUntil), lte(people.pausedUntil, sql.placeholder('today'))),
      ),
    )
    .limit(atMost(1))
    .prepare(),
);
/** Whether somebody may be asked and told things in chat today: an address is linked and does not rest, and they have neither said STOP nor take a break. */
export const isWrittenTo = (tx: Tx, id: PersonId, today: Day): boolean => writtenTo(tx).get({ person: id, today }) !== undefined;

const address = prepared((drizzle) =>
  drizzle
    .select()
    .from(addresses)
    .where(eq(addresses.id, sql.placeholder('id')))
    .prepare(),
);
export const addressById = (db: Db, id: AddressId): Address | undefined => address(db).get({ id });

const person = prepared((drizzle) =>
  drizzle
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder('id')))
    .prepare(),
);
/** Somebody who is known to exist, because an id of theirs was stored. */
export function personById(tx: Db, id: PersonId): Person {
  const found = person(tx).get({ id });
  if (!found) throw new Error(`there is no person ${id}`);
  return found;
}

export const isSomebody = (tx: Db, id: PersonId): boolean => person(tx).get({ id }) !== undefined;

const owned = prepared((drizzle) =>
  drizzle
    .select({ id: teams.id })
    .from(teams)
    .where(eq(teams.owner, sql.placeholder('person')))
    .prepare(),
);
/** Whether somebody is the Team Owner of any team: then they are not named where it is not sure which team is meant. */
export const isTeamOwner = (tx: Db, person: PersonId): boolean => owned(tx).get({ person }) !== undefined;

/** A helper's first name, as their own team may hear it. Never for a Team Owner in their own team. */
export const helperName = (tx: Db, id: PersonId): Labelled<'plan'> =>
  lower(personById(tx, id).firstName, 'plan', 'helpers know each other by first name (PRODUCT, sensitivity labels)');

const skill = prepared((drizzle) =>
  drizzle
    .select({ skill: skills.skill })
    .from(skills)
    .where(eq(skills.person, sql.placeholder('person')))
    .prepare(),
);
export const skillsOf = (tx: Tx, id: PersonId): string[] =>
  skill(tx)
    .all({ person: id })
    .map((row) => row.skill);

const employment = prepared((drizzle) =>
  drizzle
    .select({ weeklyHours: employments.weeklyHours })
    .from(employments)
    .where(eq(employments.person, sql.placeholder('person')))
    .prepare(),
);
/** The hours a week somebody is employed for; undefined for everybody who is not. */
export const weeklyHoursOf = (tx: Tx, id: PersonId): number | undefined => employment(tx).get({ person: id })?.weeklyHours;

const greet = prepared((drizzle) =>
  drizzle
    .insert(strangers)
    .values({ findable: sql.placeholder('findable'), greetedAt: sql.placeholder('now') })
    .onConflictDoUpdate({
      target: strangers.findable,
      set: { greetedAt: sql`excluded.greeted_at` },
      setWhere: sql`${strangers.greetedAt} <= excluded.greeted_at - 86400000 and ${strangers.stoppedAt} is null`,
    })
    .prepare(),
);
/** Whether this stranger has not had their line in the last day; marks them greeted. Only a keyed hash is kept. */
export const greetStrangerOnceADay = (tx: Tx, channel: ChannelName, handle: string, now: Date): boolean =>
  greet(tx).run({ findable: tx.vault.findable(channel, handle), now }).changes === 1;

/** A stranger wants no more lines: none is sent to them any more, whatever they write. */
export const leaveStrangerAlone = (tx: Tx, channel: ChannelName, handle: string, now: Date): void => {
  const findable = tx.vault.findable(channel, handle);
  tx.drizzle
    .insert(strangers)
    .values({ findable, greetedAt: now, stoppedAt: now })
    .onConflictDoUpdate({ target: strangers.findable, set: { stoppedAt: now } })
    .run();
};
/** They want their line after all, on a day on which they have had none. */
export const welcomeStrangerBack = (tx: Tx, channel: ChannelName, handle: string): void => {
  tx.drizzle
    .update(strangers)
    .set({ stoppedAt: null })
    .where(eq(strangers.findable, tx.vault.findable(channel, handle)))
    .run();
};
export const isLeftAlone = (tx: Tx, channel: ChannelName, handle: string): boolean =>
  tx.drizzle
    .select({ stoppedAt: strangers.stoppedAt })
    .from(strangers)
    .where(eq(strangers.findable, tx.vault.findable(channel, handle)))
    .get()?.stoppedAt != null;

/** Forgets a stranger who is none any more. */
export const noLongerStranger = (tx: Tx, findable: string): void => {
  tx.drizzle.delete(strangers).where(eq(strangers.findable, findable)).run();
};

/** Forgets strangers greeted more than a day ago, but for those who asked to be left alone. */
export const forgetStrangers = (tx: Tx, now: Date): void => {
  tx.drizzle
    .delete(strangers)
    .where(sql`${strangers.greetedAt} < ${now.getTime() - 86_400_000} and ${strangers.stoppedAt} is null`)
    .run();
};

/** Whether nobody is known yet: a database just made. */
export const isEmpty = (db: Db): boolean => db.drizzle.select({ id: people.id }).from(people).limit(1).get() === undefined;

import { and, eq } from 'drizzle-orm';
import type { CircleId, PersonId, PosterId } from '../ids.ts';
import { Labelled } from '../labels.ts';
import type { Tx } from '../open.ts';
import { giftingVolunteers } from '../schema/people.ts';
import { volunteers } from '../schema/volunteers.ts';
import { addPerson, UNNAMED } from './people-by-name.ts';

export type Volunteer = typeof volunteers.$inferSelect;

const theirs = (circle: CircleId, person: PersonId) => and(eq(volunteers.circle, circle), eq(volunteers.person, person));

/** What somebody has told of what they gift in a circle; undefined for who is no volunteer there, or was never asked. */
export const volunteerIn = (tx: Tx, circle: CircleId, person: PersonId): Volunteer | undefined =>
  tx.drizzle.select().from(volunteers).where(theirs(circle, person)).get();

/** The circles somebody gifts time in, and whether somebody there has met them yet. */
export const giftsTimeIn = (tx: Tx, person: PersonId): { circle: CircleId; toMeet: boolean }[] =>
  tx.drizzle
    .select({ circle: giftingVolunteers.circle, toMeet: giftingVolunteers.toMeet })
    .from(giftingVolunteers)
    .where(eq(giftingVolunteers.person, person))
    .orderBy(giftingVolunteers.circle)
    .all();

/** Somebody from a poster is a person from now on. Not undone with the turn: they may say STOP, or “forget me”. */
export function welcomeStranger(tx: Tx, person: PersonId): void {
  addPerson(tx, { id: person, firstName: new Labelled('team', UNNAMED), surname: new Labelled('team', '') });
}

interface Joining {
  readonly circle: CircleId;
  readonly person: PersonId;
  readonly poster: PosterId | undefined;
  readonly isNamed: boolean;
  readonly toMeet: boolean;
}

/** Somebody gifts time in a circle from now on. In and out without being pinned down, until they say otherwise: so they are asked least. */
export function giftTime(tx: Tx, { circle, person, poster, isNamed, toMeet }: Joining, joinedAt: Date): void {
  tx.drizzle.insert(giftingVolunteers).values({ circle, person, rhythm: 'butterfly', toMeet }).onConflictDoNothing().run();
  tx.drizzle
    .insert(volunteers)
    .values({ circle, person, poster: poster ?? null, joinedAt, isNamed })
    .onConflictDoNothing()
    .run();
}

/** Their own words about what they give, or how often they want to hear: locked. Undefined: they would rather not say. */
export function keepTheirWords(tx: Tx, circle: CircleId, person: PersonId, about: 'gives' | 'often', words: Labelled<'care'> | undefined): void {
  const locked = words ? tx.vault.seal(words, undefined) : null;
  tx.drizzle
    .update(volunteers)
    .set(about === 'gives' ? { gives: locked } : { often: locked })
    .where(theirs(circle, person))
    .run();
}

export const volunteerIsNamed = (tx: Tx, circle: CircleId, person: PersonId): void => {
  tx.drizzle.update(volunteers).set({ isNamed: true }).where(theirs(circle, person)).run();
};

export const keeperWasTold = (tx: Tx, circle: CircleId, person: PersonId, now: Date): void => {
  tx.drizzle.update(volunteers).set({ toldAt: now }).where(theirs(circle, person)).run();
};

/** Somebody of the circle has met them: they may be asked like anybody else who gifts time. */
export const wasMet = (tx: Tx, circle: CircleId, person: PersonId): void => {
  tx.drizzle
    .update(giftingVolunteers)
    .set({ toMeet: false })
    .where(and(eq(giftingVolunteers.circle, circle), eq(giftingVolunteers.person, person)))
    .run();
};

import { and, eq, gt, sql } from 'drizzle-orm';
import type { AddressId, AlarmId, CircleId, InvitationId, PersonId, TeamId } from '../ids.ts';
import { type Db, prepared, type Tx } from '../open.ts';
import { invitations } from '../schema/invitations.ts';
import { circleMemberships, type MemberKind, memberships } from '../schema/teams.ts';
import type { Day } from '../times.ts';
import { clear } from './clearances.ts';
import { setAlarm } from './conversation.ts';
import { wearHat } from './hats.ts';

export type Invitation = typeof invitations.$inferSelect;
/** The team or the circle that somebody is invited to. */
export type InvitedTo = { readonly team: TeamId; readonly circle?: undefined } | { readonly circle: CircleId; readonly team?: undefined };
export type AnsweredAs = NonNullable<Invitation['answeredAs']>;
/** A yes or a no for a whole team or circle: whose, and as what. */
export interface AnswerForAll {
  readonly by: PersonId;
  readonly as: AnsweredAs;
  readonly yes: boolean;
}

/** Somebody is asked from now on. An answer for the team or circle may be there already. */
export const openInvitation = (
  tx: Tx,
  invitation: {
    readonly id: InvitationId;
    readonly to: InvitedTo;
    readonly person: PersonId;
    readonly as: string;
    readonly invitedBy: PersonId;
    readonly openedAt: Date;
    readonly closesAt: Date;
  },
): void => {
  const { to, ...rest } = invitation;
  tx.drizzle
    .insert(invitations)
    .values({ ...rest, team: to.team ?? null, circle: to.circle ?? null, state: 'asking', theirAnswer: 'none yet', answerForAll: 'none yet' })
    .run();
};

const byId = prepared((drizzle) =>
  drizzle
    .select()
    .from(invitations)
    .where(eq(invitations.id, sql.placeholder('id')))
    .prepare(),
);
export const invitationById = (tx: Db, id: InvitationId): Invitation | undefined => byId(tx).get({ id });

const openOf = prepared((drizzle) =>
  drizzle
    .select()
    .from(invitations)
    .where(and(eq(invitations.person, sql.placeholder('person')), eq(invitations.state, 'asking')))
    .orderBy(invitations.openedAt, invitations.id)
    .prepare(),
);
/** What somebody is invited to and has not answered to the end, the oldest first. */
const openInvitationsOf = (tx: Tx, person: PersonId): Invitation[] => openOf(tx).all({ person });

/** The teams that have asked somebody and wait for an answer. */
export const teamsInviting = (tx: Tx, person: PersonId): TeamId[] => openInvitationsOf(tx, person).flatMap(({ team }) => team ?? []);

/** Whom a team has asked, and waits for. */
export const invitedTo = (tx: Tx, team: TeamId): PersonId[] =>
  tx.drizzle
    .select({ person: invitations.person })
    .from(invitations)
    .where(and(eq(invitations.team, team), eq(invitations.state, 'asking')))
    .all()
    .map(({ person }) => person);

/** What somebody was invited to since then, whatever came of it. */
export const invitationsSince = (tx: Tx, person: PersonId, since: Date): Invitation[] =>
  tx.drizzle
    .select()
    .from(invitations)
    .where(and(eq(invitations.person, person), gt(invitations.openedAt, since)))
    .all();

export const recordTheirAnswer = (tx: Tx, id: InvitationId, yes: boolean, now: Date): void => {
  tx.drizzle
    .update(invitations)
    .set({ theirAnswer: yes ? 'yes' : 'no', theirAnswerAt: now })
    .where(eq(invitations.id, id))
    .run();
};
export const recordAnswerForAll = (tx: Tx, id: InvitationId, { by, as, yes }: AnswerForAll, now: Date): void => {
  const answer = { answerForAll: yes ? ('yes' as const) : ('no' as const), answeredBy: by, answeredAs: as, answerForAllAt: now };
  tx.drizzle.update(invitations).set(answer).where(eq(invitations.id, id)).run();
};
export const closeInvitation = (tx: Tx, id: InvitationId, state: 'joined' | 'not this time' | 'lapsed'): void => {
  tx.drizzle.update(invitations).set({ state }).where(eq(invitations.id, id)).run();
};
export const noteInvitationReminded = (tx: Tx, id: InvitationId, now: Date): void => {
  tx.drizzle.update(invitations).set({ remindedAt: now }).where(eq(invitations.id, id)).run();
};

/** Into the team, as a newcomer who may read what is planned and no more, until the Team Owner says otherwise. Who was in it before comes in anew. */
export function joinTeam(
  tx: Tx,
  { team, person, kind, givesVisits, clearedBy, on }: { team: TeamId; person: PersonId; kind: MemberKind; givesVisits: boolean; clearedBy: PersonId; on: Day },
): void {
  const fresh = { kind, givesVisits, newcomer: true, since: on, until: null };
  tx.drizzle
    .insert(memberships)
    .values({ team, person, ...fresh })
    .onConflictDoUpdate({ target: [memberships.team, memberships.person], set: fresh })
    .run();
  clear(tx, { team, person, label: 'plan', by: clearedBy, on, until: null });
}

/** Into the circle, with the hat they said yes to. */
export function joinCircle(
  tx: Tx,
  { circle, person, hat, id, on }: { circle: CircleId; person: PersonId; hat: string | undefined; id: InvitationId; on: Day },
): void {
  tx.drizzle
    .insert(circleMemberships)
    .values({ circle, person, since: on })
    .onConflictDoUpdate({ target: [circleMemberships.circle, circleMemberships.person], set: { since: on, until: null } })
    .run();
  if (hat) wearHat(tx, { id: `hat-${id}`, where: { circle }, hat, by: person, on });
}

/** Somebody has just linked a chat: what they are invited to is asked of them there. */
export function askOnceLinked(tx: Tx, person: PersonId, at: AddressId, now: Date): void {
  for (const { id } of openInvitationsOf(tx, person)) {
    // An alarm's id may be any text; an address is linked anew only once.
    const alarm = { id: `alarm-${id}-${at}` as AlarmId, rings: now, person, capability: 'joining' };
    setAlarm(tx, { ...alarm, intent: { do: 'ask again', invitation: id, because: 'linked' } });
  }
}

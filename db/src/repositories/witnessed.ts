import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { OfferId, PersonId, TeamId, WitnessedId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import type { Tx } from '../open.ts';
import { offers } from '../schema/conversation.ts';
import { witnessed, witnesses } from '../schema/life-events.ts';
import { advocates, teams } from '../schema/teams.ts';
import type { Day } from '../times.ts';

export type WitnessedRow = typeof witnessed.$inferSelect;
/** With everybody who said so, the first first. */
export type Witnessed = WitnessedRow & { readonly by: readonly { readonly person: PersonId; readonly saidOn: Day }[] };

const withWitnesses = (tx: Tx, row: WitnessedRow): Witnessed => ({
  ...row,
  by: tx.drizzle.select({ person: witnesses.person, saidOn: witnesses.saidOn }).from(witnesses).where(eq(witnesses.record, row.id)).orderBy(sql`rowid`).all(),
});

/** What was witnessed in a team, the oldest first. */
export const witnessedIn = (tx: Tx, team: TeamId): Witnessed[] =>
  tx.drizzle
    .select()
    .from(witnessed)
    .where(eq(witnessed.team, team))
    .orderBy(asc(witnessed.openedOn), sql`rowid`)
    .all()
    .map((row) => withWitnesses(tx, row));

export function witnessedById(tx: Tx, id: WitnessedId): Witnessed | undefined {
  const row = tx.drizzle.select().from(witnessed).where(eq(witnessed.id, id)).get();
  return row && withWitnesses(tx, row);
}

export const openWitnessed = (tx: Tx, row: typeof witnessed.$inferInsert): void => {
  tx.drizzle.insert(witnessed).values(row).run();
};
export const witness = (tx: Tx, record: WitnessedId, person: PersonId, saidOn: Day): void => {
  tx.drizzle.insert(witnesses).values({ record, person, saidOn }).onConflictDoNothing().run();
};
export const moveWitnessed = (tx: Tx, id: WitnessedId, state: WitnessedRow['state'], recordedOn: Day | null = null): void => {
  tx.drizzle.update(witnessed).set({ state, recordedOn }).where(eq(witnessed.id, id)).run();
};

/** From today they speak for the Team Owner. */
export const beginAdvocate = (tx: Tx, team: TeamId, person: PersonId, since: Day): void => {
  tx.drizzle
    .insert(advocates)
    .values({ team, person, since })
    .onConflictDoUpdate({ target: [advocates.team, advocates.person], set: { since, until: null } })
    .run();
};
export const endAdvocate = (tx: Tx, team: TeamId, person: PersonId, until: Day): void => {
  tx.drizzle
    .update(advocates)
    .set({ until })
    .where(and(eq(advocates.team, team), eq(advocates.person, person)))
    .run();
};
export const decideFromNowOn = (tx: Tx, team: TeamId, deciding: 'alone' | 'with the advocate'): void => {
  tx.drizzle.update(teams).set({ deciding }).where(eq(teams.id, team)).run();
};

/** Questions put to somebody as the voice of a team that are still open: their requests and proposals wait for the Team Owner's yes. */
export const voiceQuestionsTo = (tx: Tx, team: TeamId, person: PersonId): { id: OfferId; about: Labelled<'plan'> | null }[] =>
  tx.drizzle
    .select({ id: offers.id, about: offers.about })
    .from(offers)
    .where(
      and(
        eq(offers.person, person),
        isNull(offers.usedIn),
        isNull(offers.closedBecause),
        sql`(${offers.concerns} in (select id from requests where team = ${team} and state = 'waiting for the Team Owner')
          or ${offers.concerns} in (select proposals.id from proposals join proposal_answers on proposal_answers.proposal = proposals.id
            where proposals.team = ${team} and proposals.state = 'waiting' and proposal_answers.as_whom in ('Team Owner', 'advocate') and proposal_answers.person = ${person}))`,
      ),
    )
    .all();

/** They wait for somebody else now, on the channel that person is on. */
export const putQuestionsTo = (tx: Tx, ids: readonly OfferId[], person: PersonId, channel: typeof offers.$inferSelect.channel): void => {
  if (ids.length > 0)
    tx.drizzle
      .update(offers)
      .set({ person, channel, room: null })
      .where(inArray(offers.id, [...ids]))
      .run();
};

import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { PersonId, ProposalId, SeriesId, TeamId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { pack, unpack } from '../packing.ts';
import { asked, changedVisits, proposalAnswers, proposals, requests, standingGivers } from '../schema/visits.ts';
import type { Day } from '../times.ts';
import type { ChangedVisit } from './visits.ts';

export type Proposal = Omit<typeof proposals.$inferSelect, 'change'> & {
  /** What is to change, as it was kept. */
  readonly change: unknown;
  readonly answers: readonly ProposalAnswer[];
};
export type ProposalAnswer = typeof proposalAnswers.$inferSelect;
type NewAnswer = Pick<ProposalAnswer, 'person' | 'as'>;

const answersOf = prepared((drizzle) =>
  drizzle
    .select()
    .from(proposalAnswers)
    .where(eq(proposalAnswers.proposal, sql.placeholder('proposal')))
    .orderBy(sql`rowid`)
    .prepare(),
);
const opened = (tx: Tx, row: typeof proposals.$inferSelect): Proposal => ({
  ...row,
  change: unpack(tx, row.change),
  answers: answersOf(tx).all({ proposal: row.id }),
});

const byId = prepared((drizzle) =>
  drizzle
    .select()
    .from(proposals)
    .where(eq(proposals.id, sql.placeholder('id')))
    .prepare(),
);
export function proposalById(tx: Tx, id: ProposalId): Proposal | undefined {
  const row = byId(tx).get({ id });
  return row && opened(tx, row);
}

const waiting = prepared((drizzle) =>
  drizzle
    .select()
    .from(proposals)
    .where(and(eq(proposals.team, sql.placeholder('team')), eq(proposals.state, 'waiting')))
    .orderBy(asc(proposals.openedAt), asc(proposals.id))
    .prepare(),
);
/** What waits for an answer in a team, the oldest first. */
export const waitingProposals = (tx: Tx, team: TeamId): Proposal[] =>
  waiting(tx)
    .all({ team })
    .map((row) => opened(tx, row));

/** Puts a change to those whose yes it needs. */
export function openProposal(
  tx: Tx,
  made: { readonly id: ProposalId; readonly team: TeamId; readonly change: unknown; readonly by: PersonId; readonly openedAt: Date; readonly closesAt: Date },
  answers: readonly NewAnswer[],
): void {
  tx.drizzle
    .insert(proposals)
    .values({ ...made, change: pack(tx, made.change, made.team), state: 'waiting' })
    .run();
  for (const { person, as } of answers) tx.drizzle.insert(proposalAnswers).values({ proposal: made.id, person, as, answer: 'none yet' }).run();
}

/** Notes what was said for one row: as whom, when an advocate answers for the Team Owner. */
export const noteProposalAnswer = (tx: Tx, id: ProposalId, row: PersonId, said: Pick<ProposalAnswer, 'answer' | 'as'> & { readonly at: Date }): void => {
  tx.drizzle
    .update(proposalAnswers)
    .set({ answer: said.answer, as: said.as, answeredAt: said.at })
    .where(and(eq(proposalAnswers.proposal, id), eq(proposalAnswers.person, row)))
    .run();
};

export const moveProposal = (tx: Tx, id: ProposalId, state: Proposal['state']): void => {
  tx.drizzle.update(proposals).set({ state }).where(eq(proposals.id, id)).run();
};

/** Those who are asked only now have longer. */
export const keepProposalOpen = (tx: Tx, id: ProposalId, closesAt: Date): void => {
  tx.drizzle.update(proposals).set({ closesAt }).where(eq(proposals.id, id)).run();
};

const openIn = prepared((drizzle) =>
  drizzle
    .select()
    .from(requests)
    .where(and(eq(requests.team, sql.placeholder('team')), inArray(requests.state, ['asking', 'waiting for the Team Owner'])))
    .prepare(),
);
/** The open requests for cover or a swap in a team, with everybody who was asked. */
export const openRequestsIn = (tx: Tx, team: TeamId) =>
  openIn(tx)
    .all({ team })
    .map((request) => ({
      ...request,
      asked: tx.drizzle
        .select({ person: asked.person })
        .from(asked)
        .where(eq(asked.request, request.id))
        .all()
        .map(({ person }) => person),
    }));

/** Every day of a series that differs, from a day on. */
export const changesFrom = (tx: Tx, of: SeriesId, from: Day): ChangedVisit[] =>
  tx.drizzle
    .select()
    .from(changedVisits)
    .where(and(eq(changedVisits.series, of), sql`(${changedVisits.day} >= ${from} or ${changedVisits.movedTo} >= ${from})`))
    .orderBy(changedVisits.day)
    .all();

/** Who gives a series from when on, first to last. */
export const standingGiversOf = (tx: Tx, of: SeriesId) =>
  tx.drizzle.select().from(standingGivers).where(eq(standingGivers.series, of)).orderBy(asc(standingGivers.fromDay)).all();

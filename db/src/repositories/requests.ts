import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { PersonId, RequestId, TeamId, VisitId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { asked, type RequestState, requests } from '../schema/visits.ts';

export type Request = typeof requests.$inferSelect;
export type Asked = typeof asked.$inferSelect;

const request = prepared((drizzle) =>
  drizzle
    .select()
    .from(requests)
    .where(eq(requests.id, sql.placeholder('id')))
    .prepare(),
);
export const requestById = (tx: Tx, id: RequestId): Request | undefined => request(tx).get({ id });

const open = prepared((drizzle) =>
  drizzle
    .select()
    .from(requests)
    .where(
      and(
        inArray(requests.state, ['asking', 'waiting for the Team Owner']),
        or(eq(requests.visit, sql.placeholder('visit')), eq(requests.inReturn, sql.placeholder('visit'))),
      ),
    )
    .limit(1)
    .prepare(),
);
/** The request that a visit is part of just now, if any. */
export const openRequestFor = (tx: Tx, visit: VisitId): Request | undefined => open(tx).get({ visit });

const openOf = prepared((drizzle) =>
  drizzle
    .select()
    .from(requests)
    .where(and(eq(requests.giver, sql.placeholder('giver')), inArray(requests.state, ['asking', 'waiting for the Team Owner'])))
    .orderBy(requests.openedAt)
    .prepare(),
);
/** What somebody is asking for just now, the oldest first. */
export const openRequestsOf = (tx: Tx, giver: PersonId): Request[] => openOf(tx).all({ giver });

const askedIn = prepared((drizzle) =>
  drizzle
    .select()
    .from(asked)
    .where(eq(asked.request, sql.placeholder('request')))
    .orderBy(asked.person)
    .prepare(),
);
export const askedFor = (tx: Tx, id: RequestId): Asked[] => askedIn(tx).all({ request: id });

export type NewRequest = Pick<Request, 'id' | 'team' | 'kind' | 'visit' | 'inReturn' | 'giver' | 'askedBy' | 'openedAt' | 'closesAt'>;
export function openRequest(tx: Tx, opened: NewRequest, people: readonly PersonId[]): void {
  tx.drizzle
    .insert(requests)
    .values({ ...opened, state: 'asking' })
    .run();
  for (const person of people) tx.drizzle.insert(asked).values({ request: opened.id, person, answer: 'none yet' }).run();
}

export const noteAnswer = (tx: Tx, id: RequestId, person: PersonId, answer: 'yes' | 'no', at: Date): void => {
  tx.drizzle
    .update(asked)
    .set({ answer, answeredAt: at })
    .where(and(eq(asked.request, id), eq(asked.person, person)))
    .run();
};

/** Moves a request on; `taker` is who has said yes, or nobody. */
export const moveRequest = (tx: Tx, id: RequestId, state: RequestState, taker: PersonId | undefined): void => {
  tx.drizzle
    .update(requests)
    .set({ state, taker: taker ?? null })
    .where(eq(requests.id, id))
    .run();
};

const coverSought = prepared((drizzle) =>
  drizzle
    .select()
    .from(requests)
    // Written out, not bound: only so does SQLite see that the index of open requests will do.
    .where(sql`${requests.state} in ('asking', 'waiting for the Team Owner') and ${requests.team} = ${sql.placeholder('team')} and ${requests.kind} = 'cover'`)
    .orderBy(requests.openedAt)
    .prepare(),
);
/** The visits of a team that somebody is asking cover for just now. */
export const coverSoughtIn = (tx: Tx, team: TeamId): Request[] => coverSought(tx).all({ team });

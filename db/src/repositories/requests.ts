import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { PersonId, RequestId, TeamId } from '../ids.ts';
import { atMost, prepared, type Tx } from '../open.ts';
import { asked, type RequestState, requests } from '../schema/visits.ts';

export type Request = typeof requests.$inferSelect;
export type Asked = typeof asked.$inferSelect;

/** Written out, not bound: only so does SQLite see that the indexes of open requests will do. */
const isOpen = sql`${requests.state} in ('asking', 'waiting for the Team Owner')`;

const request = prepared((drizzle) =>
  drizzle
    .select()
    .from(requests)
    .where(eq(requests.id, sql.placeholder('id')))
    .prepare(),
);
export const requestById = (tx: Tx, id: RequestId): Request | undefined => request(tx).get({ id });

const openOf = prepared((drizzle) =>
  drizzle
    .select()
    .from(requests)
    .where(and(or(eq(requests.giver, sql.placeholder('person')), eq(requests.askedBy, sql.placeholder('person'))), isOpen))
    .orderBy(requests.openedAt, requests.id)
    .prepare(),
);
/** What somebody is asking for just now, or is asked for in their stead, the oldest first. */
export const openRequestsOf = (tx: Tx, person: PersonId): Request[] => openOf(tx).all({ person });

const openIn = prepared((drizzle) =>
  drizzle
    .select()
    .from(requests)
    .where(and(eq(requests.team, sql.placeholder('team')), isOpen))
    .orderBy(requests.openedAt, requests.id)
    .prepare(),
);
/** What is being asked for in a team just now, the oldest first. */
export const openRequestsIn = (tx: Tx, team: TeamId): Request[] => openIn(tx).all({ team });

const takenBy = prepared((drizzle) =>
  drizzle
    .select()
    .from(requests)
    .where(and(eq(requests.taker, sql.placeholder('person')), inArray(requests.state, ['settled', 'waiting for the Team Owner'])))
    .orderBy(sql`${requests.openedAt} desc`)
    .limit(atMost(20))
    .prepare(),
);
/** The last twenty things somebody has said yes to, settled or nearly, the newest first. */
export const requestsTakenBy = (tx: Tx, person: PersonId): Request[] => takenBy(tx).all({ person });

const askedIn = prepared((drizzle) =>
  drizzle
    .select()
    .from(asked)
    .where(eq(asked.request, sql.placeholder('request')))
    .orderBy(asc(asked.wave), asked.person)
    .prepare(),
);
export const askedFor = (tx: Tx, id: RequestId): Asked[] => askedIn(tx).all({ request: id });

export type NewRequest = Pick<
  Request,
  'id' | 'team' | 'kind' | 'visit' | 'inReturn' | 'giver' | 'askedBy' | 'partFrom' | 'partTo' | 'urgent' | 'waves' | 'openedAt' | 'closesAt'
>;
export function openRequest(tx: Tx, opened: NewRequest, people: readonly PersonId[]): void {
  tx.drizzle
    .insert(requests)
    .values({ ...opened, state: 'asking' })
    .run();
  askMore(tx, opened.id, people, opened.waves);
}

/** More people are asked. Who has been asked before is not asked again. */
export function askMore(tx: Tx, id: RequestId, people: readonly PersonId[], wave: number): void {
  for (const person of people) tx.drizzle.insert(asked).values({ request: id, person, answer: 'none yet', wave }).onConflictDoNothing().run();
}

export const noteWaves = (tx: Tx, id: RequestId, waves: number): void => {
  tx.drizzle.update(requests).set({ waves }).where(eq(requests.id, id)).run();
};

/** Whether the circle's people may be asked too. */
export const noteCircle = (tx: Tx, id: RequestId, circle: Request['circle']): void => {
  tx.drizzle.update(requests).set({ circle }).where(eq(requests.id, id)).run();
};

export const noteAnswer = (tx: Tx, id: RequestId, person: PersonId, answer: 'yes' | 'no', at: Date): void => {
  tx.drizzle
    .update(asked)
    .set({ answer, answeredAt: at })
    .where(and(eq(asked.request, id), eq(asked.person, person)))
    .run();
};

/** They have had the one gentle reminder there is. */
export const noteReminded = (tx: Tx, id: RequestId, person: PersonId, at: Date): void => {
  tx.drizzle
    .update(asked)
    .set({ remindedAt: at })
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

/** Agreed: by whom for the team, and as what. */
export const settleRequest = (tx: Tx, id: RequestId, taker: PersonId, agreed: Pick<Request, 'agreedBy' | 'agreedAs'>, at: Date): void => {
  tx.drizzle
    .update(requests)
    .set({ state: 'settled', taker, ...agreed, settledAt: at })
    .where(eq(requests.id, id))
    .run();
};

/** The visits of a team that somebody is asking cover for just now. */
export const coverSoughtIn = (tx: Tx, team: TeamId): Request[] => openRequestsIn(tx, team).filter(({ kind }) => kind === 'cover');

/** Its giver is gone: it is now about a visit that nobody has. */
export const askForFreeVisit = (tx: Tx, id: RequestId): void => {
  tx.drizzle.update(requests).set({ giver: null }).where(eq(requests.id, id)).run();
};

import { and, eq, or, sql } from 'drizzle-orm';
import type { PersonId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { asked, requests } from '../schema/visits.ts';

const openFor = prepared((drizzle) =>
  drizzle
    .select({ request: requests.id, team: requests.team, visit: requests.visit, state: requests.state })
    .from(requests)
    .innerJoin(asked, eq(asked.request, requests.id))
    .where(
      and(
        eq(asked.person, sql.placeholder('person')),
        or(
          and(eq(requests.state, 'asking'), eq(asked.answer, 'none yet')),
          and(eq(requests.state, 'waiting for the Team Owner'), eq(requests.taker, sql.placeholder('person'))),
        ),
      ),
    )
    .orderBy(requests.openedAt)
    .prepare(),
);
/** Visits somebody is being asked about: they have not answered yet, or their yes waits for the Team Owner. */
export const openQuestionsFor = (tx: Tx, person: PersonId) => openFor(tx).all({ person });

import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { CircleId, PersonId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { lastResorts, onCall } from '../schema/on-call.ts';

const list = prepared((drizzle) =>
  drizzle
    .select({ person: onCall.person })
    .from(onCall)
    .where(eq(onCall.circle, sql.placeholder('circle')))
    .orderBy(asc(onCall.place), onCall.saidAt)
    .prepare(),
);
/** Who may be rung for a circle, first come first. */
export const onCallOf = (tx: Tx, circle: CircleId): PersonId[] =>
  list(tx)
    .all({ circle })
    .map(({ person }) => person);

const shown = prepared((drizzle) =>
  drizzle
    .select({ words: lastResorts.words })
    .from(lastResorts)
    .where(and(eq(lastResorts.circle, sql.placeholder('circle')), isNull(lastResorts.removedAt)))
    .orderBy(asc(lastResorts.id))
    .prepare(),
);
/** What a circle shows when nobody answers, in order. */
export const lastResortsOf = (tx: Tx, circle: CircleId): Labelled<'plan'>[] =>
  shown(tx)
    .all({ circle })
    .map(({ words }) => words);

import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { AvailabilityId, PersonId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { availabilities } from '../schema/availability.ts';
import { sortedBy } from '../sorted.ts';
import type { Day } from '../times.ts';

export type Availability = typeof availabilities.$inferSelect;

const ofPerson = prepared((drizzle) =>
  drizzle
    .select()
    .from(availabilities)
    .where(
      and(
        eq(availabilities.person, sql.placeholder('person')),
        eq(availabilities.is, sql.placeholder('is')),
        isNull(availabilities.endedAt),
        or(
          gte(availabilities.lastDay, sql.placeholder('today')),
          // Without a last day it goes on; what happens once is over after its day.
          and(isNull(availabilities.lastDay), or(sql`${availabilities.repeats} is not null`, gte(availabilities.firstDay, sql.placeholder('today')))),
        ),
      ),
    )
    .prepare(),
);
/** When somebody could come, or regularly can't, as far as it is not over, in order. */
export const availabilitiesOf = (tx: Tx, person: PersonId, is: Availability['is'], today: Day): Availability[] =>
  sortedBy(
    ofPerson(tx).all({ person, is, today }),
    (row) => row.firstDay,
    (row) => row.id,
  );

export const addAvailability = (tx: Tx, availability: Omit<Availability, 'endedAt'>): void => {
  tx.drizzle.insert(availabilities).values(availability).run();
};

export const endAvailability = (tx: Tx, id: AvailabilityId, at: Date): void => {
  tx.drizzle.update(availabilities).set({ endedAt: at }).where(eq(availabilities.id, id)).run();
};

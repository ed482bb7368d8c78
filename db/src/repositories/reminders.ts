import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { AlarmId, PersonId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { journal, turns } from '../schema/conversation.ts';
import { people } from '../schema/people.ts';
import type { Day, TimeOfDay } from '../times.ts';
import { removeAlarm, setAlarm } from './conversation.ts';

/** One alarm a person, and its id is theirs: two chains can never run side by side. Migration 0001 makes the same ids. */
const chainOf = (person: PersonId): AlarmId => `alarm-remind-${person}` as AlarmId; // an alarm's id may be any text

/** The next link of a person's chain of reminders takes the place of the one there is. `of`: the day whose visits it will tell about. */
export function setNextReminder(tx: Tx, person: PersonId, { at, of }: { readonly at: TimeOfDay; readonly of?: Day }, rings: Date): void {
  const id = chainOf(person);
  removeAlarm(tx, id);
  setAlarm(tx, { id, rings, person, capability: 'reminders', intent: { do: 'remind', at, ...(of ? { of } : {}) } });
}

/** Somebody is reminded at this time from now on. The first alarm only finds out when the next one rings. */
export function startReminding(tx: Tx, person: PersonId, at: TimeOfDay): void {
  remindAt(tx, person, at);
  setNextReminder(tx, person, { at }, new Date(0));
}

/** When somebody wants to be reminded. */
export const remindAt = (tx: Tx, person: PersonId, at: TimeOfDay): void => {
  tx.drizzle.update(people).set({ remindedAt: at }).where(eq(people.id, person)).run();
};

/** Somebody wants no reminders any more: their chain ends. */
export function stopReminding(tx: Tx, person: PersonId): void {
  tx.drizzle.update(people).set({ remindedAt: null }).where(eq(people.id, person)).run();
  removeAlarm(tx, chainOf(person));
}

const reminded = prepared((drizzle) =>
  drizzle
    .update(people)
    .set({ remindedFor: sql`${sql.placeholder('of')}` })
    .where(eq(people.id, sql.placeholder('person')))
    .prepare(),
);
/** Somebody has been told about the visits of this day. */
export const noteReminded = (tx: Tx, person: PersonId, of: Day): void => {
  reminded(tx).run({ person, of });
};

/** The time somebody had when they last turned their reminders off, as the journal has it. */
export const timeBeforeOff = (tx: Tx, person: PersonId): TimeOfDay | undefined =>
  tx.drizzle
    .select({ was: sql<TimeOfDay>`json_extract(${journal.fact}, '$.was')` })
    .from(journal)
    .innerJoin(turns, eq(turns.id, journal.turn))
    .where(
      and(
        eq(journal.capability, 'reminders'),
        eq(journal.person, person),
        sql`json_extract(${journal.fact}, '$.happened') = 'reminders-off'`,
        isNull(turns.takenBackIn),
      ),
    )
    .orderBy(desc(journal.id))
    .limit(1)
    .get()?.was;

import { and, asc, count, desc, eq, gt, inArray, isNull, lte, min, ne, sql } from 'drizzle-orm';
import type { AddressId, AlarmId, PersonId } from '../ids.ts';
import { prepared, type Tx } from '../open.ts';
import { alarms } from '../schema/conversation.ts';
import { letters } from '../schema/letters.ts';
import { addresses } from '../schema/people.ts';
import { setAlarm } from './conversation.ts';
import type { Address } from './people.ts';

/** Noted no more often than this: days are counted, not minutes. */
const SEEN_AGAIN_MS = 3_600_000;
const seen = prepared((drizzle) =>
  drizzle
    .update(addresses)
    .set({ lastSeenAt: sql`${sql.placeholder('now')}`, awaySince: null })
    .where(eq(addresses.id, sql.placeholder('id')))
    .prepare(),
);
/** Something came from there: it is in use, and its person is back if they were away. */
export function noteSeen(tx: Tx, { id, lastSeenAt, linkedAt, awaySince }: Address, now: Date): void {
  const last = lastSeenAt ?? linkedAt;
  if (awaySince !== null || last.getTime() <= now.getTime() - SEEN_AGAIN_MS) seen(tx).run({ id, now: now.getTime() });
}

/** From now on they are written to elsewhere first. */
export const noteAway = (tx: Tx, id: AddressId, now: Date): void => {
  tx.drizzle
    .update(addresses)
    .set({ awaySince: now })
    .where(and(eq(addresses.id, id), isNull(addresses.awaySince)))
    .run();
};

const others = prepared((drizzle) =>
  drizzle
    .select({ id: addresses.id })
    .from(addresses)
    .where(
      and(eq(addresses.person, sql.placeholder('person')), ne(addresses.id, sql.placeholder('id')), isNull(addresses.unlinkedAt), isNull(addresses.awaySince)),
    )
    .prepare(),
);
/** Whether somebody can be written to elsewhere. */
export const isReachedElsewhere = (tx: Tx, person: PersonId, id: AddressId): boolean => others(tx).get({ person, id }) !== undefined;

const alarmById = prepared((drizzle) =>
  drizzle
    .select({ rings: alarms.rings })
    .from(alarms)
    .where(eq(alarms.id, sql.placeholder('id')))
    .prepare(),
);
/** Somebody's address is looked at then: one look waits at a time, the earlier one of two. */
export function lookAtAddress(tx: Tx, { id, person }: Pick<Address, 'id' | 'person'>, rings: Date): void {
  const alarm = `alarm-back-in-${id}` as AlarmId; // an alarm's id may be any text
  const waiting = alarmById(tx).get({ id: alarm });
  if (!waiting) setAlarm(tx, { id: alarm, rings, person, capability: 'back in', intent: { do: 'look', address: id } });
  else if (rings < waiting.rings) tx.drizzle.update(alarms).set({ rings }).where(eq(alarms.id, alarm)).run();
}

/** What has become of the letters to an address. */
export interface Signs {
  /** Handed over since anything last came from there or was known to arrive, and when the first of them was. */
  readonly unanswered: { readonly count: number; readonly since: Date | undefined };
  /** Since when letters have been tried in vain, if any wait. */
  readonly failingSince: Date | undefined;
  /** The last one to come to its end could not be delivered. */
  readonly lastFailed: boolean;
}

export function signsAt(tx: Tx, { id, linkedAt, lastSeenAt }: Address, triedAtLeast: number): Signs {
  const seen = new Date(Math.max(linkedAt.getTime(), lastSeenAt?.getTime() ?? 0));
  const direct = and(eq(letters.address, id), isNull(letters.room));
  const unanswered = tx.drizzle
    .select({ count: count(), since: min(letters.handedOverAt) })
    .from(letters)
    .where(and(direct, eq(letters.state, 'handed over'), gt(letters.handedOverAt, seen)))
    .get();
  const failing = tx.drizzle
    .select({ since: letters.madeAt })
    .from(letters)
    .where(and(direct, eq(letters.state, 'queued'), gt(letters.attempts, triedAtLeast - 1)))
    .orderBy(asc(letters.madeAt))
    .limit(1)
    .get();
  const last = tx.drizzle
    .select({ state: letters.state })
    .from(letters)
    .where(and(direct, inArray(letters.state, ['handed over', 'delivered', 'failed'])))
    .orderBy(desc(letters.number))
    .limit(1)
    .get();
  return {
    unanswered: { count: unanswered?.count ?? 0, since: unanswered?.since ?? undefined },
    failingSince: failing?.since,
    lastFailed: last?.state === 'failed',
  };
}

/** What could not be delivered: to whom, on which channel, how many, since when. Never what it said. */
export interface Undelivered {
  readonly person: PersonId;
  readonly channel: Address['channel'];
  readonly isGivenUp: boolean;
  readonly count: number;
  readonly since: Date;
}

/** What was given up since then, and what has been tried in vain and still waits. */
export const undeliveredSince = (tx: Tx, from: Date, now: Date): Undelivered[] =>
  tx.drizzle
    .select({ person: letters.person, channel: letters.channel, state: letters.state, count: count(), since: min(letters.madeAt) })
    .from(letters)
    .where(
      and(
        sql`(${letters.state} = 'failed' or (${letters.state} = 'queued' and ${letters.attempts} > 0))`,
        gt(letters.madeAt, from),
        lte(letters.madeAt, now),
        sql`${letters.person} is not null`,
      ),
    )
    .groupBy(letters.person, letters.channel, letters.state)
    .orderBy(min(letters.madeAt), letters.person)
    .all()
    .flatMap(({ person, channel, state, count: times, since }) =>
      person && since ? [{ person, channel, isGivenUp: state === 'failed', count: times, since }] : [],
    );

import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { LetterId } from '../ids.ts';
import { type Label, mayCarry } from '../labels.ts';
import { type Db, prepared } from '../open.ts';
import { deliveries } from '../schema/deliveries.ts';
import { letters } from '../schema/letters.ts';
import type { ChannelName } from '../schema/people.ts';

/** What a letter did not say: how narrow the whole is, or that it is above what its reader may know, whatever the channel; and the letters in which the same person got the whole on another channel. */
export interface HeldBack {
  readonly label: Label | 'above their clearance';
  readonly wholeIn: readonly { readonly channel: ChannelName; readonly letter: LetterId }[];
}

const lines = prepared((drizzle) =>
  drizzle
    .select({
      delivery: deliveries.number,
      whole: deliveries.label,
      sent: letters.label,
      reach: deliveries.reach,
      channel: letters.channel,
      person: letters.person,
    })
    .from(letters)
    .innerJoin(deliveries, eq(deliveries.number, letters.delivery))
    .where(or(eq(letters.carriedIn, sql.placeholder('id')), and(eq(letters.id, sql.placeholder('id')), isNull(letters.carriedIn))))
    .orderBy(letters.number)
    .prepare(),
);

/** By the ledger: what of the whole did not go in the letter that was carried under this id. Undefined when all of it did, or the ledger does not know. */
export function heldBackIn(db: Db, id: LetterId): HeldBack | undefined {
  const line = lines(db)
    .all({ id })
    .find(({ whole, sent, reach }) => reach === 'above their clearance' || !mayCarry(sent, whole));
  if (!line?.person) return undefined;
  if (line.reach === 'above their clearance') return { label: line.reach, wholeIn: [] };
  const others = db.drizzle
    .select({ channel: letters.channel, letter: letters.id, carriedIn: letters.carriedIn })
    .from(letters)
    .where(and(eq(letters.delivery, line.delivery), eq(letters.person, line.person), ne(letters.channel, line.channel), eq(letters.label, line.whole)))
    .all();
  return { label: line.whole, wholeIn: others.map(({ channel, letter, carriedIn }) => ({ channel, letter: carriedIn ?? letter })) };
}

import { eq, lte } from 'drizzle-orm';
import type { PersonId } from '../ids.ts';
import type { Tx } from '../open.ts';
import { type HINTS, hints, type LineState, lines } from '../schema/lines.ts';
import type { ChannelName } from '../schema/people.ts';
import { circles } from '../schema/teams.ts';
import type { Day } from '../times.ts';
import { circleHatsOf } from './circles.ts';

type Hint = (typeof HINTS)[number];

/** Whether a person has not had this kind line for so long; marks it said. */
export function mayHint(tx: Tx, { person, hint, everyHours }: { person: PersonId; hint: Hint; everyHours: number }, now: Date): boolean {
  const before = new Date(now.getTime() - everyHours * 3_600_000);
  const target = [hints.person, hints.hint];
  return (
    tx.drizzle
      .insert(hints)
      .values({ person, hint, saidAt: now })
      .onConflictDoUpdate({ target, set: { saidAt: now }, setWhere: lte(hints.saidAt, before) })
      .run().changes === 1
  );
}

export const lineOf = (tx: Tx, channel: ChannelName) => tx.drizzle.select().from(lines).where(eq(lines.channel, channel)).get();

/** Keeps how a line is; false when it was so already. */
export function keepLine(tx: Tx, channel: ChannelName, state: LineState, now: Date): boolean {
  if (lineOf(tx, channel)?.state === state) return false;
  tx.drizzle
    .insert(lines)
    .values({ channel, state, since: now })
    .onConflictDoUpdate({ target: lines.channel, set: { state, since: now } })
    .run();
  return true;
}

/** The hat of whoever runs the house. */
export const ORGANISER = 'Care Commons Organiser';
export const organisersOn = (tx: Tx, today: Day): PersonId[] => {
  const hats = tx.drizzle
    .select({ id: circles.id })
    .from(circles)
    .all()
    .flatMap(({ id }) => circleHatsOf(tx, id, today));
  return [...new Set(hats.filter(({ hat }) => hat === ORGANISER).map(({ wornBy }) => wornBy))];
};

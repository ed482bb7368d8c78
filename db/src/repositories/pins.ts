import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { PersonId, PinId, TeamId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { pins } from '../schema/pins.ts';
import type { Day } from '../times.ts';

/** A pin with its words opened: `care` unless the team marked it ordinary. */
export type Pin = Omit<typeof pins.$inferSelect, 'body'> & { readonly words: Labelled<'care'> };

const opened = (tx: Tx, row: typeof pins.$inferSelect): Pin => {
  const { body, ...rest } = row;
  return { ...rest, words: tx.vault.open(body) };
};

const board = prepared((drizzle) =>
  drizzle
    .select()
    .from(pins)
    .where(and(eq(pins.team, sql.placeholder('team')), isNull(pins.removedAt), or(isNull(pins.until), gte(pins.until, sql.placeholder('today')))))
    .orderBy(pins.pinnedAt, sql`rowid`)
    .prepare(),
);
/** The pins a team has up today, the oldest first; suggested ones included (`agreedBy` is null). */
export const pinsOf = (tx: Tx, team: TeamId, today: Day): Pin[] =>
  board(tx)
    .all({ team, today })
    .map((row) => opened(tx, row));

export type NewPin = Pick<Pin, 'id' | 'team' | 'label' | 'pinnedBy' | 'pinnedAt' | 'until' | 'agreedBy'> & { readonly words: Labelled<'care'> };
export const putUpPin = (tx: Tx, { words, ...pin }: NewPin): void => {
  tx.drizzle
    .insert(pins)
    .values({ ...pin, body: tx.vault.seal(words, pin.team) })
    .run();
};
export const agreeToPin = (tx: Tx, id: PinId, by: PersonId): void => {
  tx.drizzle.update(pins).set({ agreedBy: by }).where(eq(pins.id, id)).run();
};
export const relabelPin = (tx: Tx, id: PinId, label: 'team' | 'care'): void => {
  tx.drizzle.update(pins).set({ label }).where(eq(pins.id, id)).run();
};
export const takeDownPin = (tx: Tx, id: PinId, at: Date): void => {
  tx.drizzle.update(pins).set({ removedAt: at }).where(eq(pins.id, id)).run();
};

import { and, asc, eq, getTableColumns, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { AlarmId, PersonId, QuestionId, RoomId, TeamId, TurnId } from '../ids.ts';
import type { Labelled } from '../labels.ts';
import { atMost, type Db, prepared, type Tx } from '../open.ts';
import { pack, unpack } from '../packing.ts';
import { alarms, heard, questions } from '../schema/conversation.ts';
import type { ChannelName } from '../schema/people.ts';

const hear = prepared((drizzle) =>
  drizzle
    .insert(heard)
    .values({ channel: sql.placeholder('channel'), cue: sql.placeholder('cue'), at: sql.placeholder('at') })
    .onConflictDoNothing()
    .prepare(),
);
const heardBefore = prepared((drizzle) =>
  drizzle
    .select({ cue: heard.cue })
    .from(heard)
    .where(and(eq(heard.channel, sql.placeholder('channel')), eq(heard.cue, sql.placeholder('cue'))))
    .prepare(),
);
/**
 * Marks a cue as heard; false when it was heard before. Phones choose their own ids, and two may choose the same, so whoever it is from belongs to it: as
 * a keyed hash, for it may be a phone number. What was heard before this was so stands under its id alone, and is known until it is forgotten.
 */
export function hearOnce(tx: Tx, channel: ChannelName, { id, from }: { readonly id: string; readonly from: string }, at: Date): boolean {
  if (heardBefore(tx).get({ channel, cue: id })) return false;
  const cue = `${id} ${tx.vault.findable('cue', `${channel}\n${from}`).slice(0, 22)}`;
  return hear(tx).run({ channel, cue, at }).changes === 1;
}

/** A question that waits for its answer. */
export interface OpenQuestion {
  readonly id: QuestionId;
  readonly person: PersonId;
  readonly capability: string;
  readonly version: number;
  readonly step: unknown;
  readonly asked: Labelled<'plan'>;
  readonly channel: ChannelName;
  readonly room: RoomId | undefined;
  readonly closesAt: Date;
}

export const askQuestion = (
  tx: Tx,
  question: {
    id: QuestionId;
    person: PersonId;
    capability: string;
    version: number;
    step: unknown;
    asked: Labelled<'plan'>;
    channel: ChannelName;
    room: RoomId | undefined;
    askedIn: TurnId;
    askedAt: Date;
    closesAt: Date;
  },
  team?: TeamId,
): void => {
  tx.drizzle
    .insert(questions)
    .values({
      id: question.id,
      person: question.person,
      capability: question.capability,
      version: question.version,
      step: pack(tx, question.step, team),
      asked: question.asked,
      channel: question.channel,
      room: question.room ?? null,
      askedIn: question.askedIn,
      askedAt: question.askedAt,
      closesAt: question.closesAt,
    })
    .run();
};

const openQuestionsOf = prepared((drizzle) =>
  drizzle
    .select({ ...getTableColumns(questions), row: sql<number>`rowid` })
    .from(questions)
    .where(and(eq(questions.person, sql.placeholder('person')), isNull(questions.closedAt), gt(questions.closesAt, sql.placeholder('now'))))
    .prepare(),
);
/** The questions a person has open, the newest first. */
export const openQuestions = (tx: Tx, person: PersonId, now: Date): OpenQuestion[] =>
  openQuestionsOf(tx)
    .all({ person, now: now.getTime() })
    .sort((one, other) => other.askedAt.getTime() - one.askedAt.getTime() || other.row - one.row)
    .map((row) => opened(tx, row));

const question = prepared((drizzle) =>
  drizzle
    .select()
    .from(questions)
    .where(eq(questions.id, sql.placeholder('id')))
    .prepare(),
);
/** A question by its id, whether or not it is still open; `isOpen` tells. */
export function questionById(tx: Tx, id: QuestionId, now: Date): (OpenQuestion & { readonly isOpen: boolean }) | undefined {
  const row = question(tx).get({ id });
  return row && { ...opened(tx, row), isOpen: row.closedAt === null && row.closesAt > now };
}

function opened(tx: Tx, row: typeof questions.$inferSelect): OpenQuestion {
  return {
    id: row.id,
    person: row.person,
    capability: row.capability,
    version: row.version,
    step: unpack(tx, row.step),
    asked: row.asked,
    channel: row.channel,
    room: row.room ?? undefined,
    closesAt: row.closesAt,
  };
}

/** Taking a choice answers the question that was asked with it. */
export const closeQuestionsAskedIn = (tx: Tx, turn: TurnId, at: Date): void => {
  tx.drizzle
    .update(questions)
    .set({ closedAt: at })
    .where(and(eq(questions.askedIn, turn), isNull(questions.closedAt)))
    .run();
};
export const closeQuestion = (tx: Tx, id: QuestionId, at: Date): void => {
  tx.drizzle.update(questions).set({ closedAt: at }).where(eq(questions.id, id)).run();
};

export type Alarm = typeof alarms.$inferSelect;
const addAlarm = prepared((drizzle) =>
  drizzle
    .insert(alarms)
    .values({
      id: sql.placeholder('id'),
      rings: sql.placeholder('rings'),
      person: sql.placeholder('person'),
      capability: sql.placeholder('capability'),
      intent: sql.placeholder('intent'),
    })
    .prepare(),
);
export const setAlarm = (tx: Tx, alarm: { id: AlarmId; rings: Date; person: PersonId; capability: string; intent: unknown }): void => {
  addAlarm(tx).run({ ...alarm, intent: pack(tx, alarm.intent) });
};
const nextAlarm = prepared((drizzle) =>
  drizzle
    .select()
    .from(alarms)
    .where(lte(alarms.rings, sql.placeholder('now')))
    .orderBy(asc(alarms.rings), asc(alarms.number))
    .prepare(),
);
/** The first alarm that is due, its intent still packed. */
export const dueAlarm = (tx: Db, now: Date): Alarm | undefined => nextAlarm(tx).get({ now: now.getTime() });
const dropAlarm = prepared((drizzle) =>
  drizzle
    .delete(alarms)
    .where(eq(alarms.id, sql.placeholder('id')))
    .prepare(),
);
export const removeAlarm = (tx: Tx, id: AlarmId): void => {
  dropAlarm(tx).run({ id });
};
export const ringAgainAt = (tx: Tx, id: AlarmId, rings: Date): void => {
  tx.drizzle.update(alarms).set({ rings }).where(eq(alarms.id, id)).run();
};
const firstRing = prepared((drizzle) => drizzle.select({ rings: alarms.rings }).from(alarms).orderBy(asc(alarms.rings)).limit(atMost(1)).prepare());
/** When the next alarm rings, if any is set. */
export const nextRing = (tx: Tx): Date | undefined => firstRing(tx).get()?.rings;

/** Forgets what no redelivery and no undo can need any more. */
export function forgetOldCues(tx: Tx, olderThan: Date): void {
  tx.drizzle.delete(heard).where(lte(heard.at, olderThan)).run();
  tx.drizzle
    .delete(questions)
    .where(and(lte(questions.closesAt, olderThan), or(isNull(questions.closedAt), lte(questions.closedAt, olderThan))))
    .run();
}

import { and, eq, inArray, sql } from 'drizzle-orm';
import type { AddressId, LetterId, OfferId, PersonId, RoomId, TeamId, TurnId } from '../ids.ts';
import { type Label, Labelled, plan } from '../labels.ts';
import { type Db, prepared, type Tx } from '../open.ts';
import { letters } from '../schema/letters.ts';
import type { ChannelName } from '../schema/people.ts';
import { SealedText } from '../vault.ts';
import { mayLeave } from './stillness.ts';

export type Letter = typeof letters.$inferSelect;

export interface NewLetter {
  readonly id: LetterId;
  readonly channel: ChannelName;
  readonly address: AddressId | undefined;
  readonly room: RoomId | undefined;
  /** The thread in that room that it answers in. */
  readonly thread?: string | undefined;
  readonly person: PersonId | undefined;
  readonly stranger?: string;
  readonly team: TeamId | undefined;
  readonly sender: PersonId | undefined;
  readonly turn: TurnId;
  readonly text: Labelled;
  readonly offer: OfferId | undefined;
  /** The line of the ledger it belongs to, if it tells somebody what another did. */
  readonly delivery?: number | undefined;
  /** It only says that there is something. */
  readonly holdsBack?: boolean;
  readonly urgent?: boolean;
  /** It answers its reader's own words. */
  readonly asked?: boolean;
  /** What goes instead where less may be said by the time it leaves. */
  readonly limited?: Labelled<'open' | 'plan'> | undefined;
  /** From then on it goes instead in any case, because the text is not so any more. */
  readonly limitedFrom?: Date | undefined;
  /** The teams it tells about, where its text is above `plan`. */
  readonly tellsOf?: readonly TeamId[] | undefined;
  /** From then on it has no point. */
  readonly until?: Date | undefined;
  /** When this is over, it has no point any more. */
  readonly concerns?: string | undefined;
  readonly evenSo?: boolean;
  readonly notBefore: Date;
  readonly madeAt: Date;
}

const columns = [
  'id',
  'channel',
  'address',
  'room',
  'thread',
  'person',
  'stranger',
  'team',
  'sender',
  'turn',
  'label',
  'words',
  'offer',
  'delivery',
  'holdsBack',
  'urgent',
  'asked',
  'limited',
  'limitedFrom',
  'tellsOf',
  'until',
  'concerns',
  'evenSo',
  'notBefore',
  'madeAt',
] as const;
const addLetter = prepared((drizzle) =>
  drizzle
    .insert(letters)
    .values({
      ...(Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as Record<
        (typeof columns)[number],
        ReturnType<typeof sql.placeholder>
      >),
      state: 'queued',
      attempts: 0,
    })
    .prepare(),
);
/** Puts a letter in the outbox. It leaves after commit. */
export function postLetter(tx: Tx, { text, ...letter }: NewLetter): void {
  addLetter(tx).run({
    ...letter,
    address: letter.address ?? null,
    room: letter.room ?? null,
    thread: letter.thread ?? null,
    person: letter.person ?? null,
    stranger: letter.stranger === undefined ? null : tx.vault.seal(new Labelled('sealed', letter.stranger), undefined),
    team: letter.team ?? null,
    sender: letter.sender ?? null,
    offer: letter.offer ?? null,
    delivery: letter.delivery ?? null,
    holdsBack: letter.holdsBack ?? false,
    urgent: letter.urgent ?? false,
    asked: letter.asked ?? false,
    limited: letter.limited ? plan`${letter.limited}` : null,
    limitedFrom: letter.limitedFrom ?? null,
    tellsOf: letter.tellsOf ?? null,
    until: letter.until ?? null,
    concerns: letter.concerns ?? null,
    evenSo: letter.evenSo ?? false,
    label: text.label,
    words: tx.vault.seal(text, letter.team),
  });
}

/** The words of a letter that still waits, labelled again from its own row. */
export function wordsOf(db: Db, letter: Letter): Labelled {
  if (!letter.words) throw new Error(`the words of letter ${letter.id} are gone`);
  return db.vault.open(new SealedText<Label>(letter.label, letter.words.box));
}

/** Written out: bound as a value, SQLite plans the statement anew on every run, to see whether the index of waiting letters may be taken. */
export const isQueued = sql`${letters.state} = 'queued'`;

/** One queue for each address, each stranger and each room. */
const queue = sql`channel, coalesce(address, stranger, ''), case when address is null then room else '' end`;

const first = prepared((drizzle) =>
  drizzle
    .select()
    .from(letters)
    .where(
      and(
        isQueued,
        sql`${letters.number} in (select min(number) from letters where state = 'queued' and ${mayLeave} and (attempts > 0 or not_before <= ${sql.placeholder('now')}) group by ${queue})`,
        sql`${letters.notBefore} <= ${sql.placeholder('now')}`,
      ),
    )
    .orderBy(letters.number)
    .prepare(),
);
/**
 * For every address and room the first letter that waits. Behind one that could not be delivered the later ones wait, so that order is kept;
 * behind one that is kept until the morning they do not, so that who asks at night is answered. Those that a death would make wrong stay where they are.
 */
export const firstLetters = (db: Db, now: Date): Letter[] => (isAnyDue(db, now) ? first(db).all({ now: now.getTime() }) : []);

const due = prepared((drizzle) =>
  drizzle
    .select({ number: letters.number })
    .from(letters)
    // Written out, because only then the index of waiting letters is taken.
    .where(sql`state = 'queued' and not_before <= ${sql.placeholder('now')}`)
    .prepare(),
);
/** Asked several times for every letter sent, and far less work than finding out which ones go first. */
const isAnyDue = (db: Db, now: Date): boolean => due(db).get({ now: now.getTime() }) !== undefined;

const next = prepared((drizzle) =>
  drizzle
    .select({ at: sql<number | null>`min(not_before)` })
    .from(
      sql`(select not_before, number, min(case when attempts > 0 then number end) over (partition by ${queue}) as stuck from letters where state = 'queued' and ${mayLeave})`,
    )
    .where(sql`stuck is null or number <= stuck`)
    .prepare(),
);
/** When the next waiting letter may be tried. */
export function nextTry(db: Db): Date | undefined {
  const at = next(db).get()?.at;
  return at === null || at === undefined ? undefined : new Date(at);
}

const handOver = prepared((drizzle) =>
  drizzle
    .update(letters)
    .set({ state: 'handed over', words: null, limited: null, stranger: null, handedOverAt: sql`${sql.placeholder('now')}` })
    .where(and(eq(letters.id, sql.placeholder('id')), isQueued))
    .prepare(),
);
/** The channel has it: its words are blanked. False when it was withdrawn while it was on its way. A receipt may have come first. */
export const markHandedOver = (tx: Tx, id: LetterId, now: Date): boolean =>
  handOver(tx).run({ id, now: now.getTime() }).changes === 1 || letterById(tx, id)?.state !== 'withdrawn';

/** Kept back, without counting as a try. */
export const keepUntil = (tx: Tx, id: LetterId, notBefore: Date): void => {
  tx.drizzle.update(letters).set({ notBefore }).where(eq(letters.id, id)).run();
};

export const tryAgainAt = (tx: Tx, id: LetterId, notBefore: Date): void => {
  tx.drizzle
    .update(letters)
    .set({ notBefore, attempts: sql`${letters.attempts} + 1` })
    .where(eq(letters.id, id))
    .run();
};

/** It can never arrive. Says whether that is news. */
export const markFailed = (tx: Tx, id: LetterId): boolean =>
  tx.drizzle
    .update(letters)
    .set({ state: 'failed', words: null, limited: null, stranger: null })
    .where(and(eq(letters.id, id), inArray(letters.state, ['queued', 'handed over'])))
    .run().changes === 1;

export const letterById = (db: Db, id: LetterId): Letter | undefined => db.drizzle.select().from(letters).where(eq(letters.id, id)).get();

/** The channel works again: everything that waits for another try there may go now. */
export const tryAllAgain = (tx: Tx, channel: ChannelName, now: Date): void => {
  tx.drizzle
    .update(letters)
    .set({ notBefore: now })
    .where(and(eq(letters.channel, channel), eq(letters.state, 'queued'), sql`${letters.attempts} > 0`))
    .run();
};

const toldIn = prepared((drizzle) =>
  drizzle
    .selectDistinct({ person: letters.person, team: letters.team, state: letters.state })
    .from(letters)
    .where(and(eq(letters.turn, sql.placeholder('turn')), sql`${letters.person} is not null`))
    .prepare(),
);
/** Whom a turn wrote to, with whether it has left already. */
export const peopleTold = (tx: Tx, turn: TurnId): { person: PersonId; hasLeft: boolean }[] =>
  toldIn(tx)
    .all({ turn })
    .flatMap((row) => (row.person ? [{ person: row.person, hasLeft: row.state !== 'queued' }] : []));

/** Rooms a turn has posted to. */
export const roomsTold = (tx: Tx, turn: TurnId): { team: TeamId; hasLeft: boolean }[] =>
  tx.drizzle
    .select({ team: letters.team, state: letters.state })
    .from(letters)
    .where(and(eq(letters.turn, turn), sql`${letters.person} is null`))
    .all()
    .flatMap((row) => (row.team ? [{ team: row.team, hasLeft: row.state !== 'queued' }] : []));

/** Letters of a turn that have not left are not sent at all. */
export const withdrawLetters = (tx: Tx, turn: TurnId): void => {
  tx.drizzle
    .update(letters)
    .set({ state: 'withdrawn', words: null, limited: null, stranger: null })
    .where(and(eq(letters.turn, turn), eq(letters.state, 'queued')))
    .run();
};

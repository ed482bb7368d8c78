import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { LetterId, PersonId, TeamId, TurnId } from '../ids.ts';
import type { Label, Labelled } from '../labels.ts';
import { atMost, prepared, type Tx } from '../open.ts';
import { offers, turns } from '../schema/conversation.ts';
import { deliveries, deliveriesByHand, type Reach, type WayByHand } from '../schema/deliveries.ts';
import { type LetterState, letters } from '../schema/letters.ts';

/** Something that was told: a turn, or all that concerns one request or announcement. */
export interface Item {
  readonly key: string;
  readonly team: TeamId | null;
  readonly sender: PersonId;
  readonly about: Labelled<'plan'> | null;
  /** Which capability told it. */
  readonly kind: string;
  /** The newest of it. */
  readonly at: Date;
}

/** How the ledger stands for one person: what can reach them, what has become of it, and who saw to it by hand. */
export interface Standing {
  readonly delivery: number;
  readonly turn: TurnId;
  readonly team: TeamId | null;
  readonly sender: PersonId;
  readonly person: PersonId;
  readonly reach: Reach;
  readonly label: Label;
  readonly about: Labelled<'plan'> | null;
  readonly hasWords: boolean;
  readonly at: Date;
  /** Of the letters, or the post, that carry the whole. */
  readonly states: readonly LetterState[];
  readonly answered: boolean;
  readonly byHand: { readonly how: WayByHand; readonly by: PersonId; readonly at: Date } | undefined;
}

/** So many lines are looked at for what was told last: several teams' worth. */
const LINES_LOOKED_AT = 300;

const columns = {
  turn: deliveries.turn,
  concerns: deliveries.concerns,
  team: deliveries.team,
  sender: deliveries.sender,
  about: deliveries.about,
  turnAbout: turns.about,
  kind: turns.capability,
  at: deliveries.madeAt,
};
const stands = and(eq(turns.changed, true), isNull(turns.takenBackIn));

const sent = prepared((drizzle) =>
  drizzle
    .select(columns)
    .from(deliveries)
    .innerJoin(turns, eq(turns.id, deliveries.turn))
    .where(and(eq(deliveries.sender, sql.placeholder('sender')), stands))
    .orderBy(desc(deliveries.number))
    .limit(atMost(LINES_LOOKED_AT))
    .prepare(),
);
/** What somebody told others last, the newest first. What was taken back is not among it. */
export const itemsSentBy = (tx: Tx, sender: PersonId): Item[] => itemsOf(sent(tx).all({ sender }));

const inTeam = prepared((drizzle) =>
  drizzle
    .select(columns)
    .from(deliveries)
    .innerJoin(turns, eq(turns.id, deliveries.turn))
    .where(
      and(
        sql`${deliveries.number} in (select number from deliveries where team = ${sql.placeholder('team')} order by number desc limit ${LINES_LOOKED_AT})`,
        stands,
      ),
    )
    .orderBy(desc(deliveries.number))
    .prepare(),
);
/** What was last told in a team by these capabilities, by anybody. */
export const itemsToldIn = (tx: Tx, team: TeamId, kinds: readonly string[]): Item[] =>
  itemsOf(inTeam(tx).all({ team })).filter(({ kind }) => kinds.includes(kind));

const inTurn = prepared((drizzle) =>
  drizzle
    .select(columns)
    .from(deliveries)
    .innerJoin(turns, eq(turns.id, deliveries.turn))
    .where(and(eq(deliveries.turn, sql.placeholder('turn')), stands))
    .limit(atMost(1))
    .prepare(),
);
const turnOfLetter = prepared((drizzle) =>
  drizzle
    .select({ turn: letters.turn })
    .from(letters)
    .where(eq(letters.id, sql.placeholder('letter')))
    .prepare(),
);
/** What the letter that somebody quotes belongs to. */
export function itemOfLetter(tx: Tx, letter: LetterId): Item | undefined {
  const found = turnOfLetter(tx).get({ letter });
  return found && itemsOf(inTurn(tx).all({ turn: found.turn }))[0];
}

type ItemRow = ReturnType<ReturnType<typeof sent>['all']>[number];

function itemsOf(rows: readonly ItemRow[]): Item[] {
  const items = new Map<string, Item>();
  for (const { turn, concerns, turnAbout, about, ...row } of rows) {
    const key = concerns ?? turn;
    const before = items.get(key);
    if (!before) items.set(key, { ...row, key, about: about ?? turnAbout });
    else if (!before.about && about) items.set(key, { ...before, about });
  }
  return [...items.values()];
}

const line = {
  delivery: deliveries.number,
  turn: deliveries.turn,
  team: deliveries.team,
  sender: deliveries.sender,
  person: deliveries.person,
  reach: deliveries.reach,
  label: deliveries.label,
  about: deliveries.about,
  turnAbout: turns.about,
  hasWords: sql<number>`${deliveries.words} is not null`,
  at: deliveries.madeAt,
  post: deliveries.post,
  how: deliveriesByHand.how,
  by: deliveriesByHand.by,
  toldAt: deliveriesByHand.at,
};

const ofKey = prepared((drizzle) =>
  drizzle
    .select(line)
    .from(deliveries)
    .innerJoin(turns, eq(turns.id, deliveries.turn))
    .leftJoin(deliveriesByHand, eq(deliveriesByHand.delivery, deliveries.number))
    .where(and(sql`(${deliveries.turn} = ${sql.placeholder('key')} or ${deliveries.concerns} = ${sql.placeholder('key')})`, isNull(turns.takenBackIn)))
    .orderBy(deliveries.number)
    .prepare(),
);
/** Everybody whom it was told, in order of telling. */
export const standingsOf = (tx: Tx, key: string): Standing[] => standing(tx, ofKey(tx).all({ key }));

const ofPerson = prepared((drizzle) =>
  drizzle
    .select(line)
    .from(deliveries)
    .innerJoin(turns, eq(turns.id, deliveries.turn))
    .leftJoin(deliveriesByHand, eq(deliveriesByHand.delivery, deliveries.number))
    .where(and(eq(deliveries.person, sql.placeholder('person')), stands))
    .orderBy(desc(deliveries.number))
    .limit(atMost(50))
    .prepare(),
);
/** What somebody was told last, the newest first. */
export const standingsFor = (tx: Tx, person: PersonId): Standing[] => standing(tx, ofPerson(tx).all({ person }));

const one = prepared((drizzle) =>
  drizzle
    .select(line)
    .from(deliveries)
    .innerJoin(turns, eq(turns.id, deliveries.turn))
    .leftJoin(deliveriesByHand, eq(deliveriesByHand.delivery, deliveries.number))
    .where(and(eq(deliveries.number, sql.placeholder('number')), isNull(turns.takenBackIn)))
    .prepare(),
);
export const standingByNumber = (tx: Tx, number: number): Standing | undefined => standing(tx, one(tx).all({ number }))[0];

type LineRow = ReturnType<ReturnType<typeof ofKey>['all']>[number];

function standing(tx: Tx, rows: readonly LineRow[]): Standing[] {
  const direct = lettersOf(tx, rows);
  const posts = postsOf(tx, rows);
  return rows.map(({ post, how, by, toldAt, hasWords, turnAbout, about, ...row }) => {
    const own = direct.get(row.delivery) ?? [];
    const whole = own.filter(({ holdsBack }) => !holdsBack).map(({ state }) => state);
    const posted = post ? posts.get(post) : undefined;
    return {
      ...row,
      about: about ?? turnAbout,
      hasWords: hasWords === 1,
      states: posted && row.reach === 'whole' ? [posted] : whole,
      answered: own.some(({ usedIn }) => usedIn !== null),
      byHand: how && by && toldAt ? { how, by, at: toldAt } : undefined,
    };
  });
}

function lettersOf(tx: Tx, rows: readonly LineRow[]) {
  const found = tx.drizzle
    .select({ delivery: letters.delivery, state: letters.state, holdsBack: letters.holdsBack, usedIn: offers.usedIn })
    .from(letters)
    .leftJoin(offers, eq(offers.id, letters.offer))
    .where(
      inArray(
        letters.delivery,
        rows.map(({ delivery }) => delivery),
      ),
    )
    .all();
  return Map.groupBy(found, ({ delivery }) => delivery ?? 0);
}

function postsOf(tx: Tx, rows: readonly LineRow[]): Map<LetterId, LetterState> {
  const posts = [...new Set(rows.flatMap(({ post }) => post ?? []))];
  if (posts.length === 0) return new Map();
  const found = tx.drizzle.select({ id: letters.id, state: letters.state }).from(letters).where(inArray(letters.id, posts)).all();
  return new Map(found.map(({ id, state }) => [id, state]));
}

/** Somebody saw to it that it reached them. */
export const keepByHand = (tx: Tx, told: typeof deliveriesByHand.$inferInsert): void => {
  tx.drizzle.insert(deliveriesByHand).values(told).run();
};

import { timingSafeEqual } from 'node:crypto';
import { and, desc, eq, gt, like, lte, notLike, sql } from 'drizzle-orm';
import type { Id, LinkCodeId, PersonId } from '../ids.ts';
import { Labelled, reveal } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { codeTries, linkCodes, type WayOfHandingOver } from '../schema/linking.ts';
import type { ChannelName } from '../schema/people.ts';

export type LinkCode = typeof linkCodes.$inferSelect;

/** What of a turn's moment a code needs: the time, an id, and chance that nobody can foresee. */
export interface CodeMoment {
  readonly now: Date;
  newId<Kind extends string>(kind: Kind): Id<Kind>;
  draw(below: number): number;
}

/** A code just made: the only time that its digits can be read. */
export interface FreshCode {
  readonly id: LinkCodeId;
  readonly code: Labelled<'plan'>;
  readonly expiresAt: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Long enough to pick up the other phone; long enough for the post or the next visit. */
export const CODE_LIVES_MS = { own: 15 * MINUTE_MS, invitation: 3 * DAY_MS } as const;
const CODES = 1_000_000;

/** Wrong codes from one address in a day, and in an hour from everywhere together, before none is looked at any more. */
export const MOST_TRIES = { fromOneAddressADay: 5, altogetherAnHour: 20 } as const;

const hashOf = (tx: Tx, code: string): string => tx.vault.findable('link code', code);

interface Making {
  readonly person: PersonId;
  /** Digits and id drawn before, where they have to be known before anything is written. */
  readonly code?: Labelled<'plan'>;
  readonly id?: LinkCodeId;
  readonly moment: CodeMoment;
}

/** A code somebody hands to one person, in person, by phone or on paper. It works on any channel. An older one for the same person is over with it. */
export const makeInvitationCode = (tx: Tx, { by, how, ...making }: Making & { readonly by: PersonId; readonly how?: WayOfHandingOver }): FreshCode =>
  makeCode(tx, making, { kind: 'invitation', channel: null, madeBy: by, handedOver: how ?? null });

/** A code for a channel of one's own, got on another that is linked already. An older one is over with it. */
export const makeOwnCode = (tx: Tx, { channel, ...making }: Making & { readonly channel: ChannelName }): FreshCode =>
  makeCode(tx, making, { kind: 'own', channel, madeBy: making.person, handedOver: null });

function makeCode(tx: Tx, { person, moment, ...making }: Making, what: Pick<LinkCode, 'kind' | 'channel' | 'madeBy' | 'handedOver'>): FreshCode {
  const { now } = moment;
  endRunOut(tx, now);
  for (const older of openCodesOf(tx, person)) if (older.kind === what.kind) endCode(tx, older.id, 'replaced', now);
  const code = making.code ?? drawDigits(tx, moment);
  const id = making.id ?? moment.newId('link code');
  const expiresAt = new Date(now.getTime() + CODE_LIVES_MS[what.kind]);
  tx.drizzle
    .insert(linkCodes)
    .values({ ...what, person, id, findable: hashOf(tx, reveal(code)), madeAt: now, expiresAt, state: 'open' })
    .run();
  return { id, code, expiresAt };
}

/** Six digits that no open code has. */
export function drawDigits(tx: Tx, { draw }: Pick<CodeMoment, 'draw'>): Labelled<'plan'> {
  const taken = new Set(
    open(tx)
      .all()
      .map(({ findable }) => findable),
  );
  let number = draw(CODES);
  while (taken.has(hashOf(tx, digits(number)))) number = (number + 1) % CODES;
  return new Labelled('plan', digits(number));
}

const digits = (number: number): string => number.toString().padStart(6, '0');

const open = prepared((drizzle) => drizzle.select().from(linkCodes).where(eq(linkCodes.state, 'open')).orderBy(linkCodes.id).prepare());

/**
 * The open code with these digits, if there is one. Every open code is compared to the end, whether it fits or not, so that the time it takes tells
 * nothing. Whoever asks has looked first whether there are tries left.
 */
export function openCodeWith(tx: Tx, code: Labelled, now: Date): LinkCode | undefined {
  endRunOut(tx, now);
  const said = Buffer.from(hashOf(tx, reveal(code)));
  let found: LinkCode | undefined;
  for (const one of open(tx).all()) {
    const fits = timingSafeEqual(said, Buffer.from(one.findable ?? ''.padEnd(said.length)));
    // With the clock set back a code would be from a time that has not come: then it does not count.
    found = fits && one.madeAt <= now ? one : found;
  }
  return found;
}

/** What has run out is ended for good, so that no clock set back brings it to life. */
export const endRunOut = (tx: Tx, now: Date): void => {
  tx.drizzle
    .update(linkCodes)
    .set({ state: 'expired', findable: null, endedAt: now })
    .where(and(eq(linkCodes.state, 'open'), lte(linkCodes.expiresAt, now)))
    .run();
};

/** A code is over, once. False when it was over before. */
export const endCode = (tx: Tx, id: LinkCodeId, state: 'used' | 'revoked' | 'replaced', now: Date): boolean =>
  tx.drizzle
    .update(linkCodes)
    .set({ state, findable: null, endedAt: now })
    .where(and(eq(linkCodes.id, id), eq(linkCodes.state, 'open')))
    .run().changes === 1;

const codeOfId = prepared((drizzle) =>
  drizzle
    .select()
    .from(linkCodes)
    .where(eq(linkCodes.id, sql.placeholder('id')))
    .prepare(),
);
export const codeById = (tx: Tx, id: LinkCodeId): LinkCode | undefined => codeOfId(tx).get({ id });

const openOf = prepared((drizzle) =>
  drizzle
    .select()
    .from(linkCodes)
    .where(and(eq(linkCodes.person, sql.placeholder('person')), eq(linkCodes.state, 'open')))
    .orderBy(linkCodes.id)
    .prepare(),
);
const openCodesOf = (tx: Tx, person: PersonId): LinkCode[] => openOf(tx).all({ person });

/** All open codes of a person end: their phone is gone, or they have left. */
export const endCodesOf = (tx: Tx, person: PersonId, now: Date): void => {
  for (const { id } of openCodesOf(tx, person)) endCode(tx, id, 'revoked', now);
};

/** The codes somebody made since then, the newest first, with what became of them. */
export const codesMadeBy = (tx: Tx, by: PersonId, since: Date): LinkCode[] =>
  tx.drizzle
    .select()
    .from(linkCodes)
    .where(and(eq(linkCodes.madeBy, by), gt(linkCodes.madeAt, since)))
    .orderBy(desc(linkCodes.madeAt), desc(linkCodes.id))
    .all();

/** Words of posters are counted apart from digits: an old poster that many read keeps nobody from linking. */
const POSTER = 'poster ';
export const asPosterTry = (findable: string): string => POSTER + findable;

/** Whether a code from an address (by its keyed hash) is looked at: `no more` when it is not, and `silent` when it has been answered often enough as well. */
export type TriesLeft = 'looked at' | 'no more' | 'silent';
export function triesLeft(tx: Tx, findable: string, now: Date): TriesLeft {
  const count = (what: ReturnType<typeof and>): number => tx.drizzle.select({ count: sql<number>`count(*)` }).from(codeTries).where(what).get()?.count ?? 0;
  const fromThere = count(and(eq(codeTries.findable, findable), gt(codeTries.at, new Date(now.getTime() - DAY_MS))));
  if (fromThere > MOST_TRIES.fromOneAddressADay) return 'silent';
  if (fromThere === MOST_TRIES.fromOneAddressADay) return 'no more';
  const ofItsKind = findable.startsWith(POSTER) ? like(codeTries.findable, `${POSTER}%`) : notLike(codeTries.findable, `${POSTER}%`);
  const altogether = count(and(eq(codeTries.looked, true), gt(codeTries.at, new Date(now.getTime() - HOUR_MS)), ofItsKind));
  return altogether >= MOST_TRIES.altogetherAnHour ? 'no more' : 'looked at';
}

/** A code that did not fit, or was not even looked at, came from there. */
export const countTry = (tx: Tx, findable: string, { at, looked }: { readonly at: Date; readonly looked: boolean }): void => {
  tx.drizzle.insert(codeTries).values({ findable, at, looked }).run();
};

/** Forgets tries older than a day, and ends what has run out. */
export const forgetTries = (tx: Tx, now: Date): void => {
  endRunOut(tx, now);
  tx.drizzle
    .delete(codeTries)
    .where(lte(codeTries.at, new Date(now.getTime() - DAY_MS)))
    .run();
};

/** How a code was passed on, said afterwards. */
export const recordHandingOver = (tx: Tx, id: LinkCodeId, how: WayOfHandingOver): void => {
  tx.drizzle.update(linkCodes).set({ handedOver: how }).where(eq(linkCodes.id, id)).run();
};

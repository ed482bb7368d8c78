import { and, eq, getTableName, gt, lt, or, type Table } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { PersonId } from '../ids.ts';
import { Labelled, reveal } from '../labels.ts';
import type { Tx } from '../open.ts';
import * as schema from '../schema/index.ts';
import { SealedText } from '../vault.ts';

/** Where a table holds something about a person: the columns that name them, what of a row is opened for them, and what is not theirs to see. */
export interface Holding {
  readonly table: SQLiteTable;
  readonly person: readonly string[];
  /** Locked words that are the person's own, and are opened. Any others stay locked, and are left out. */
  readonly opened?: readonly string[];
  readonly leftOut?: readonly string[];
}

/** Every table that holds something about people. A new one must be put here or below: a test sees to it. */
export const HELD: readonly Holding[] = [
  { table: schema.people, person: ['id'] },
  { table: schema.addresses, person: ['person'], opened: ['handle'], leftOut: ['findable'] },
  { table: schema.employments, person: ['person'] },
  { table: schema.hints, person: ['person'] },
  { table: schema.skills, person: ['person'] },
  { table: schema.giftingVolunteers, person: ['person'] },
  { table: schema.volunteers, person: ['person'], opened: ['gives', 'often'], leftOut: ['poster'] },
  { table: schema.keptWords, person: ['person'], opened: ['words'] },
  { table: schema.posters, person: ['madeBy', 'endedBy'], leftOut: ['findable', 'secret'] },
  { table: schema.tellingNeeds, person: ['person', 'recordedBy'], opened: ['words'] },
  { table: schema.needsShared, person: ['person', 'sharedBy'] },
  { table: schema.supporters, person: ['person', 'supporter', 'askedBy'] },
  { table: schema.ownRecords, person: ['person'], leftOut: ['findable'] },
  { table: schema.calendars, person: ['person'], leftOut: ['findable'] },
  { table: schema.absences, person: ['person'] },
  { table: schema.availabilities, person: ['person'] },
  { table: schema.teams, person: ['owner'] },
  { table: schema.memberships, person: ['person'] },
  { table: schema.advocates, person: ['person'] },
  { table: schema.clearances, person: ['person', 'givenBy'] },
  { table: schema.standingConsents, person: ['person', 'givenBy'] },
  { table: schema.circleMemberships, person: ['person'] },
  { table: schema.hats, person: ['wornBy'] },
  { table: schema.roomMembers, person: ['person'] },
  { table: schema.onCall, person: ['person'] },
  { table: schema.lastResorts, person: ['setBy'] },
  { table: schema.series, person: ['giver'] },
  { table: schema.standingGivers, person: ['giver'] },
  { table: schema.changedVisits, person: ['giver', 'changedBy'] },
  { table: schema.requests, person: ['giver', 'askedBy', 'taker', 'agreedBy'] },
  { table: schema.asked, person: ['person'] },
  { table: schema.visitRecord, person: ['person', 'by'] },
  { table: schema.proposals, person: ['by'], leftOut: ['change'] },
  { table: schema.proposalAnswers, person: ['person'] },
  { table: schema.attendances, person: ['person'] },
  { table: schema.pins, person: ['pinnedBy', 'agreedBy'] },
  { table: schema.deliveries, person: ['person', 'sender'], leftOut: ['concerns', 'post'] },
  { table: schema.deliveriesByHand, person: ['by'] },
  { table: schema.announcements, person: ['by'] },
  { table: schema.pagesToPrint, person: ['by', 'sender'], leftOut: ['findable'] },
  // Whoever asked somebody in does not learn from it who said no.
  {
    table: schema.invitations,
    person: ['person', 'invitedBy', 'answeredBy'],
    leftOut: ['theirAnswer', 'theirAnswerAt', 'answerForAll', 'answerForAllAt', 'answeredAs'],
  },
  {
    table: schema.beginnings,
    person: ['startedBy', 'owner', 'advocate', 'agreedBy'],
    leftOut: ['firstName', 'surname', 'advocateFirstName', 'advocateSurname'],
  },
  { table: schema.organisers, person: ['person'] },
  { table: schema.departures, person: ['person', 'by'], opened: ['farewell'] },
  { table: schema.deaths, person: ['of', 'saidBy', 'confirmedBy', 'endedBy'] },
  { table: schema.witnessed, person: ['person'] },
  { table: schema.witnesses, person: ['person'] },
  { table: schema.linkCodes, person: ['person', 'madeBy'], leftOut: ['findable'] },
  { table: schema.letters, person: ['person', 'sender'], leftOut: ['address', 'offer'] },
  { table: schema.turns, person: ['person'], leftOut: ['takenBackIn'] },
  { table: schema.questions, person: ['person'], leftOut: ['step'] },
  { table: schema.offers, person: ['person'], leftOut: ['choices', 'concerns'] },
  { table: schema.alarms, person: ['person'], leftOut: ['id', 'intent'] },
  { table: schema.journal, person: ['person'], leftOut: ['fact'] },
];

/** Tables that hold nothing of people that is not in those above, and why. */
export const NOT_HELD: ReadonlyMap<Table, string> = new Map<Table, string>([
  [schema.circles, 'a place, not a person'],
  [schema.teamKeys, 'keys of teams'],
  [schema.travel, 'minutes between places'],
  [schema.rooms, 'rooms, not who is in them'],
  [schema.strangers, 'a keyed hash for a day, of people nobody knows'],
  [schema.heard, 'numbers of cues, without who or what'],
  [schema.before, 'rows as they were, for a day, so that undo works; the rows themselves are above'],
  [schema.lines, 'how the bridge to a chat is, no person'],
  [schema.codeTries, 'a count of tries at codes, by keyed hash'],
  [schema.freedVisits, 'which visits became free with a departure, which is above'],
  [schema.letterTeams, 'which teams a letter is about; the letters are above'],
  [schema.shownAs, 'which message of the chat shows which post; the posts are above'],
  [schema.inView, 'how far the chat has followed the board of pins, which is above'],
  [schema.offerLetters, 'which letter had which offer; both are above'],
]);

/** Everything held about somebody, by table, as plain values. Other people are not named in it. */
export function heldAbout(tx: Tx, person: PersonId): Record<string, Record<string, unknown>[]> {
  const everything: Record<string, Record<string, unknown>[]> = {};
  for (const holding of HELD) {
    const rows = rowsAbout(tx, holding, person);
    if (rows.length > 0) everything[getTableName(holding.table)] = rows.map((row) => plainly(tx, row, holding, person));
  }
  return everything;
}

function rowsAbout(tx: Tx, { table, person: columns }: Holding, person: PersonId): Record<string, unknown>[] {
  // True: every column named in HELD is one of its table; a test looks at each.
  const named = columns.map((column) => eq((table as unknown as Record<string, (typeof schema.people)['id']>)[column] as (typeof schema.people)['id'], person));
  return tx.drizzle
    .select()
    .from(table)
    .where(or(...named))
    .all() as Record<string, unknown>[];
}

function plainly(tx: Tx, row: Record<string, unknown>, { opened = [], leftOut = [] }: Holding, person: PersonId): Record<string, unknown> {
  const shown = Object.entries(row).flatMap(([column, value]): [string, unknown][] => {
    if (leftOut.includes(column)) return [];
    if (value instanceof SealedText) return opened.includes(column) ? [[column, reveal(tx.vault.open(value))]] : [];
    if (value instanceof Labelled) return [[column, reveal(value)]];
    if (typeof value === 'string' && value.startsWith('person-')) return [[column, value === person ? 'you' : 'somebody else']];
    return [[column, value]];
  });
  return Object.fromEntries(shown);
}

/** How much there is, for a summary in chat. */
export const countHeld = (tx: Tx, person: PersonId): { readonly visits: number; readonly messages: number } => ({
  visits: rowsAbout(tx, { table: schema.visitRecord, person: ['person'] }, person).length,
  messages: rowsAbout(tx, { table: schema.letters, person: ['person'] }, person).length,
});

/** A private address at which somebody may fetch all that; the ones before stop. Only the keyed hash of the secret is kept. */
export function makeOwnRecord(tx: Tx, person: PersonId, secret: Labelled, madeAt: Date, endsAt: Date): void {
  tx.drizzle
    .delete(schema.ownRecords)
    .where(or(eq(schema.ownRecords.person, person), lt(schema.ownRecords.endsAt, madeAt)))
    .run();
  tx.drizzle
    .insert(schema.ownRecords)
    .values({ findable: tx.vault.findable('own record', reveal(secret)), person, madeAt, endsAt })
    .run();
}

/** Whose record a secret opens now. One that was never given out and one that is over are looked for alike. */
export const ownRecordBySecret = (tx: Tx, secret: string, now: Date): PersonId | undefined =>
  tx.drizzle
    .select({ person: schema.ownRecords.person })
    .from(schema.ownRecords)
    .where(and(eq(schema.ownRecords.findable, tx.vault.findable('own record', secret)), gt(schema.ownRecords.endsAt, now)))
    .get()?.person;

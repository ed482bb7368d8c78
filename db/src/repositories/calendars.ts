import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PersonId, SeriesId, VisitId } from '../ids.ts';
import { type Labelled, reveal } from '../labels.ts';
import { prepared, type Tx } from '../open.ts';
import { calendars } from '../schema/calendars.ts';
import { changedVisits, type Recorded, visitRecord } from '../schema/visits.ts';
import type { Day } from '../times.ts';

export type Calendar = typeof calendars.$inferSelect;

const active = prepared((drizzle) =>
  drizzle
    .select()
    .from(calendars)
    .where(and(eq(calendars.person, sql.placeholder('person')), isNull(calendars.revokedAt)))
    .prepare(),
);
/** The calendar address somebody has, if any. */
export const calendarOf = (tx: Tx, person: PersonId): Calendar | undefined => active(tx).get({ person });

const behind = prepared((drizzle) =>
  drizzle
    .select()
    .from(calendars)
    .where(and(eq(calendars.findable, sql.placeholder('findable')), isNull(calendars.revokedAt)))
    .prepare(),
);
/** Whose calendar a secret opens. A secret that was never given out and one that was stopped are looked for in the same way. */
export const calendarBySecret = (tx: Tx, secret: string): Calendar | undefined => behind(tx).get({ findable: tx.vault.findable('calendar', secret) });

/** Gives somebody a calendar address; the one they had stops. Only the keyed hash of the secret is kept. */
export function makeCalendar(tx: Tx, person: PersonId, secret: Labelled<'plan'>, at: Date): void {
  stopCalendars(tx, person, at);
  tx.drizzle
    .insert(calendars)
    .values({ findable: tx.vault.findable('calendar', reveal(secret)), person, madeAt: at })
    .run();
}

/** No address of theirs works from now on. Those stopped before are touched too, so that an older undo can't bring one back beside a newer one. */
export const stopCalendars = (tx: Tx, person: PersonId, at: Date): void => {
  tx.drizzle
    .update(calendars)
    .set({ revokedAt: sql`coalesce(${calendars.revokedAt}, ${at.getTime()})` })
    .where(eq(calendars.person, person))
    .run();
};

/** What calendars know a visit by: the same for one person and visit, and telling nothing about either. */
export const eventIdOf = (tx: Tx, person: PersonId, visit: VisitId): string => tx.vault.findable('calendar event', `${person}\n${visit}`);

/** What of the record changes how a visit stands in a calendar. */
const CHANGES_IT: readonly Recorded[] = ['added', 'given', 'moved', 'cancelled', 'cancelled late', 'put back', 'ended', 'standing giver'];

const changed = prepared((drizzle) =>
  drizzle
    .select({ day: changedVisits.day, at: changedVisits.changedAt })
    .from(changedVisits)
    .where(eq(changedVisits.series, sql.placeholder('series')))
    .prepare(),
);
const recorded = prepared((drizzle) =>
  drizzle
    .select({ day: visitRecord.day, at: visitRecord.at })
    .from(visitRecord)
    .where(and(eq(visitRecord.series, sql.placeholder('series')), inArray(visitRecord.what, [...CHANGES_IT])))
    .prepare(),
);
/** When the visits of a series last changed, by day; under `all`, when the whole series did. */
export function lastChangesOf(tx: Tx, series: SeriesId): ReadonlyMap<Day | 'all', Date> {
  const last = new Map<Day | 'all', Date>();
  for (const { day, at } of [...changed(tx).all({ series }), ...recorded(tx).all({ series })]) {
    const before = last.get(day ?? 'all');
    if (!before || before < at) last.set(day ?? 'all', at);
  }
  return last;
}

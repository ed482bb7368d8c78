import type { PersonId, TeamId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';
import type { Visit } from '../../visits/visits.ts';
import { addDays, mondayOf, sundayOf } from '../../words/calendar.ts';

/** One visit as a calendar shows it. `id` tells nothing; `changedAt` is when it last became different. */
export interface FeedEntry {
  readonly id: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly summary: Labelled;
  readonly changedAt: Date | undefined;
}

/** All that one address shows. */
export interface Feed {
  readonly madeAt: Date;
  readonly entries: readonly FeedEntry[];
}

const DAYS_BACK = 4 * 7;
const DAYS_AHEAD = 26 * 7;

/** The days a feed covers: whole weeks, so that it stays the same, byte for byte, from one Monday to the next. */
export const windowAt = (today: Day): { from: Day; to: Day } => ({ from: mondayOf(addDays(today, -DAYS_BACK)), to: sundayOf(addDays(today, DAYS_AHEAD)) });

/** Whose feed it is, and what may be said in it. `names` are first names of helpers; Team Owners are not in it. */
export interface Reader {
  readonly person: PersonId;
  readonly owns: ReadonlySet<TeamId>;
  readonly speaksFor: ReadonlySet<TeamId>;
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  readonly nicknames: ReadonlyMap<TeamId, Labelled<'plan'>>;
}

/** Own visits, in any team; and for the Team Owner or an advocate every visit that comes to their team. */
export const isShownTo = (reader: Pick<Reader, 'person' | 'owns' | 'speaksFor'>, visit: Pick<Visit, 'giver' | 'team'>): boolean =>
  visit.giver === reader.person || reader.owns.has(visit.team) || reader.speaksFor.has(visit.team);

/** "Visit, R's team" to who gives it; "Sam" to the Team Owner; "Sam, R's team" to the advocate; "free" where nobody has it. */
export function summaryFor(reader: Reader, visit: Pick<Visit, 'giver' | 'team'>): Labelled<'plan' | 'open'> {
  const team = reader.nicknames.get(visit.team) ?? open`a team`;
  if (visit.giver === reader.person) return plan`Visit, ${team}`;
  const who = visit.giver === undefined ? open`free` : (reader.names.get(visit.giver) ?? open`somebody`);
  return reader.owns.has(visit.team) ? who : plan`${who}, ${team}`;
}

import type { PersonId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { lastSpoken, type RecordEntry, recordedSince, turnsTelling } from '@hatstand/db/repositories/missed';
import { offersTo } from '@hatstand/db/repositories/offers';
import { personById } from '@hatstand/db/repositories/people';
import { advocatesOf, teamsOf, wearersOf } from '@hatstand/db/repositories/teams';
import type { Day, TimeOfDay } from '@hatstand/db/times';
import type { Moment } from '../../../moment.ts';
import { at, dayOf, instantOf, localTimeOf } from '../../../words/calendar.ts';
import type { Change, Missed } from '../known.ts';

/** Words within this time belong to one sitting: what came before it is what was missed. */
const SITTING_MINUTES = 30;
const MOST_DAYS = 14;
const USUAL_DAYS = 7;
const DAY_MS = 86_400_000;
/** Their changes are in the record of visits, or are nobody else's news. */
const TOLD_OTHERWISE = ['cover', 'planning', 'reminders', 'availability', 'breaks', 'settings', 'undo', 'undelivered', 'out of date'];

/** What has changed for somebody since they last asked, or last said something, or since the day they named. */
export function missedBy(tx: Tx, person: PersonId, named: Day | undefined, moment: Moment): Missed {
  const since = sinceWhen(tx, person, named, moment);
  const told = turnsTelling(tx, person, since);
  const speaksFor = teamsSpokenFor(tx, person, dayOf(moment.local));
  const entries = recordedSince(tx, since).filter(
    (entry) =>
      entry.by !== person && (entry.person === person || speaksFor.has(entry.team) || told.some(({ at: then }) => then.getTime() === entry.at.getTime())),
  );
  const others = told.filter(({ capability, about }) => about !== null && !TOLD_OTHERWISE.includes(capability));
  const changes = [
    ...lastOfEach(entries).map((entry) => ({ at: entry.at, change: changeOf(entry) })),
    ...others.flatMap(({ at: then, about }) => (about ? [{ at: then, change: { is: 'other', about } as const }] : [])),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  const waiting = offersTo(tx, person, moment.now).flatMap((offer) =>
    offer.awaited && !offer.usedIn && !offer.closedBecause && offer.closesAt > moment.now && offer.about ? [offer.about] : [],
  );
  return { since: localTimeOf(since), changes: changes.map(({ change }) => change), waiting };
}

function sinceWhen(tx: Tx, person: PersonId, named: Day | undefined, { now, local }: Moment): Date {
  if (named && named <= dayOf(local)) return instantOf(at(named, '00:00' as TimeOfDay));
  const { caughtUpAt, stoppedAt } = personById(tx, person);
  const sitting = new Date(now.getTime() - SITTING_MINUTES * 60_000);
  const spoken = lastSpoken(tx, person, sitting);
  const last = stoppedAt ?? (caughtUpAt && (!spoken || caughtUpAt > spoken) ? caughtUpAt : spoken);
  if (!last) return new Date(now.getTime() - USUAL_DAYS * DAY_MS);
  const earliest = new Date(now.getTime() - MOST_DAYS * DAY_MS);
  return last < earliest ? earliest : last;
}

/** All that happens to a team's visits touches its Team Owner, the advocates and the Rota Holders. */
const teamsSpokenFor = (tx: Tx, person: PersonId, today: Day): ReadonlySet<RecordEntry['team']> =>
  new Set(
    teamsOf(tx, person, today)
      .filter(({ id, owner }) => owner === person || advocatesOf(tx, id, today).includes(person) || wearersOf(tx, id, 'Rota Holder', today).includes(person))
      .map(({ id }) => id),
  );

/** Of each visit only how it stands now. */
function lastOfEach(entries: readonly RecordEntry[]): RecordEntry[] {
  const last = new Map<string, RecordEntry>();
  for (const entry of entries) {
    const key = `${entry.series}@${entry.day ?? 'all'}`;
    last.delete(key);
    last.set(key, entry);
  }
  return [...last.values()];
}

const WHAT = { given: 'given', moved: 'moved', cancelled: 'no visit', 'cancelled late': 'no visit', 'put back': 'on again', added: 'added' } as const;

function changeOf({ what, day, from, to, team, person }: RecordEntry): Change {
  const giver = person ?? undefined;
  if (day === null || !from || !to || !(what in WHAT)) return { is: 'visits', what: what === 'ended' ? 'ended' : 'another giver', team, giver };
  // True: it is one of these, as has just been looked.
  return { is: 'visit', what: WHAT[what as keyof typeof WHAT], span: { from, to }, team, giver };
}

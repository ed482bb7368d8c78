import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { endBreak, noteCaughtUp, stopWriting, takeBreak, writeAgain } from '@hatstand/db/repositories/breaks';
import { helperName, isTeamOwner, personById } from '@hatstand/db/repositories/people';
import { teamById, teamsOf } from '@hatstand/db/repositories/teams';
import type { Day, Span } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { visitsBetween } from '../../visits/records.ts';
import { addDays, dayOf } from '../../words/calendar.ts';
import type { BreakFact } from './facts.ts';
import type { BreakIntent } from './intents.ts';
import type { Known } from './known.ts';
import { missedBy } from './missed/records.ts';

/** A break is told which visits fall into it, as far ahead as this. */
const VISITS_AHEAD_DAYS = 28;

/** What the rules must see: how somebody stands, and, where they are to be caught up, what they missed. */
export function know(tx: Tx, { person }: Speaker, intent: BreakIntent, moment: Moment): Known {
  const today = dayOf(moment.local);
  const { stoppedAt, pausedUntil, quietFrom, quietUntil } = personById(tx, person);
  const wantsMissed = intent.do === 'catch up' || intent.do === 'come back' || intent.do === 'end break' || intent.do === 'be back';
  const missed = wantsMissed
    ? missedBy(tx, person, intent.do === 'catch up' ? intent.since : undefined, moment)
    : { since: moment.local, changes: [], waiting: [] };
  const people = missed.changes.flatMap((change) => (change.is !== 'other' && change.giver ? [change.giver] : []));
  const teams = new Set<TeamId>([
    ...teamsOf(tx, person, today).map(({ id }) => id),
    ...missed.changes.flatMap((change) => (change.is === 'other' ? [] : [change.team])),
  ]);
  return {
    me: person,
    today,
    stoppedAt,
    pausedUntil,
    quiet: { quietFrom, quietUntil },
    visits: intent.do === 'pause' ? ownVisits(tx, person, today, moment) : [],
    missed,
    names: new Map([...new Set(people)].filter((one) => !isTeamOwner(tx, one)).map((one) => [one, helperName(tx, one)])),
    nicknames: new Map([...teams].map((id) => [id, teamById(tx, id).nickname])),
    isInSeveralTeams: teams.size > 1,
  };
}

function ownVisits(tx: Tx, person: PersonId, today: Day, { local }: Moment): Span[] {
  return visitsBetween(tx, [], [person], today, addDays(today, VISITS_AHEAD_DAYS))
    .filter(({ giver, span }) => giver === person && span.from > local)
    .map(({ span }) => span)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: BreakFact, moment: Moment): void {
  switch (fact.happened) {
    case 'stopped':
      return stopWriting(tx, fact.person, moment.now);
    case 'came-back':
      writeAgain(tx, fact.person);
      return noteCaughtUp(tx, fact.person, moment.now);
    case 'break-taken':
      return takeBreak(tx, fact.person, fact.until);
    case 'break-ended':
      endBreak(tx, fact.person, moment.now);
      return noteCaughtUp(tx, fact.person, moment.now);
    case 'caught-up':
      return noteCaughtUp(tx, fact.person, moment.now);
    case 'until-asked':
    case 'stop-asked':
    case 'left':
      return;
  }
}

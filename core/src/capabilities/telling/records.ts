import type { PersonId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { addressesOf, helperName, isTeamOwner, personById } from '@hatstand/db/repositories/people';
import { advocatesOf, teamsOf } from '@hatstand/db/repositories/teams';
import {
  answerSupport,
  askSupport,
  endNeed,
  endSupport,
  keepNeeds,
  needsOf,
  recordNeed,
  sharedNeedsOf,
  shareNeeds,
  supportOf,
} from '@hatstand/db/repositories/telling';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { TellingFact } from './facts.ts';
import type { TellingIntent } from './intents.ts';
import type { Known, Subject } from './known.ts';

/** What the rules must see: the speaker and everybody the intent names. */
export function know(tx: Tx, { person }: Speaker, intent: TellingIntent, { local }: Moment): Known {
  const today = dayOf(local);
  const support = supportOf(tx, person);
  const named = [
    ...('whose' in intent && intent.whose ? intent.whose : []),
    ...('supporter' in intent && intent.supporter ? intent.supporter : []),
    ...('person' in intent && intent.person ? [intent.person] : []),
  ];
  const concerned = [...new Set<PersonId>([person, ...named])];
  const people = [...new Set<PersonId>([...concerned, ...support.flatMap((row) => [row.person, row.supporter])])];
  const teams = teamsOf(tx, person, today);
  return {
    me: person,
    today,
    subjects: new Map(concerned.map((one) => [one, subjectOf(tx, one, today)])),
    speaksFor: new Set(teams.filter(({ id }) => advocatesOf(tx, id, today).includes(person)).map(({ owner }) => owner)),
    myTeams: teams.map(({ id }) => id),
    hasRocketChat: addressesOf(tx, person).some(({ channel }) => channel === 'rocketchat'),
    support,
    names: new Map(people.filter((one) => !isTeamOwner(tx, one)).map((one) => [one, helperName(tx, one)])),
    ownerNames: new Map(people.filter((one) => isTeamOwner(tx, one)).map((one) => [one, personById(tx, one).firstName])),
  };
}

function subjectOf(tx: Tx, person: PersonId, today: Day): Subject {
  const { bestFrom, bestUntil } = personById(tx, person);
  return {
    needs: needsOf(tx, person).map((row) => ({
      need: row.need,
      words: row.words ? tx.vault.open(row.words) : undefined,
      by: row.recordedBy,
      as: row.recordedAs,
      recordedOn: row.recordedOn,
      reviewOn: row.reviewOn,
    })),
    bestFrom: bestFrom ?? undefined,
    bestUntil: bestUntil ?? undefined,
    teams: teamsOf(tx, person, today).map(({ id }) => id),
    sharedIn: sharedNeedsOf(tx, person),
    hasChat: addressesOf(tx, person).length > 0,
  };
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: TellingFact, { now, local }: Moment): void {
  const today = dayOf(local);
  switch (fact.happened) {
    case 'need-recorded':
      return recordNeed(tx, { ...fact, on: today });
    case 'need-ended':
      return endNeed(tx, fact.person, fact.need);
    case 'needs-shared':
      return shareNeeds(tx, fact.person, fact.teams, fact.by, today);
    case 'needs-kept':
      return keepNeeds(tx, fact.person);
    case 'supporter-asked':
      return askSupport(tx, fact.person, fact.supporter, fact.person, now);
    case 'supporter-answered':
      return answerSupport(tx, fact.person, fact.supporter, fact.yes ? 'agreed' : 'declined', now);
    case 'copies-ended':
      for (const { person, supporter } of fact.pairs) endSupport(tx, person, supporter, now);
      return;
    case 'needs-shown':
    case 'review-asked':
      return;
  }
}

import type { Tx } from '@hatstand/db/open';
import { clear, clearancesOf, withdrawAbove } from '@hatstand/db/repositories/clearances';
import { addressesOf, helperName } from '@hatstand/db/repositories/people';
import { advocatesOf, membersOf, teamsOf } from '@hatstand/db/repositories/teams';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { ClearanceFact } from './facts.ts';
import type { ClearanceIntent } from './intents.ts';
import type { Known } from './known.ts';

/** The speaker's teams and what each of their people may read there. */
export function know(tx: Tx, { person, place }: Speaker, _intent: ClearanceIntent, { local }: Moment): Known {
  const today = dayOf(local);
  const teams = teamsOf(tx, person, today).map(({ id, nickname, owner }) => ({
    id,
    nickname,
    owner,
    voices: [owner, ...advocatesOf(tx, id, today)],
    members: membersOf(tx, id, today).map((member) => member.person),
    given: clearancesOf(tx, id, today),
  }));
  const people = [...new Set([person, ...teams.flatMap(({ voices, members, given }) => [...voices, ...members, ...given.map(({ givenBy }) => givenBy)])])];
  const owners = new Set(teams.map(({ owner }) => owner));
  return {
    me: person,
    today,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    teams,
    names: new Map(people.filter((id) => !owners.has(id)).map((id) => [id, helperName(tx, id)])),
    reachable: new Set(people.filter((id) => addressesOf(tx, id).length > 0)),
  };
}

/** Writes down what was decided. Who may read less from now on is not sent what was on its way to them. */
export function record(tx: Tx, fact: ClearanceFact, { local }: Moment): void {
  if (fact.happened !== 'cleared') return;
  const { team, people, reads, by, until, widened } = fact;
  for (const person of people) {
    clear(tx, { team, person, label: reads, by, on: dayOf(local), until });
    if (!widened.includes(person)) withdrawAbove(tx, { team, person, label: reads });
  }
}

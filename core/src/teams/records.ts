import type { PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { circleHatsOf, circlePeopleOf, circlesByHat, teamsOfCircle } from '@hatstand/db/repositories/circles';
import { helperName, isWrittenTo, personById } from '@hatstand/db/repositories/people';
import { advocatesOf, hatsOf, membersOf, type Team, teamsOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { TeamAround } from './around.ts';

/** A team with everybody who may have to act for it. */
export function teamAround(tx: Tx, team: Team, today: Day): TeamAround {
  const members = membersOf(tx, team.id, today).map(({ person, kind }) => ({ person, kind }));
  const advocates = advocatesOf(tx, team.id, today);
  const circleHats = circleHatsOf(tx, team.circle, today);
  const wearing = (hat: string): PersonId[] => circleHats.flatMap((one) => (one.hat === hat ? [one.wornBy] : []));
  const circlePeople = circlePeopleOf(tx, team.circle, today);
  const hats = hatsOf(tx, team.id, today);
  const everybody = new Set<PersonId>([
    team.owner,
    ...advocates,
    ...members.map(({ person }) => person),
    ...circleHats.map(({ wornBy }) => wornBy),
    ...circlePeople,
    ...hats.map(({ wornBy }) => wornBy),
  ]);
  return {
    id: team.id,
    circle: team.circle,
    name: team.name,
    nickname: team.nickname,
    owner: team.owner,
    ownerName: personById(tx, team.owner).firstName,
    deciding: team.deciding,
    hasEnded: team.state === 'ended',
    advocates,
    members,
    hats,
    starters: wearing('Team Starter'),
    coaches: wearing('Coach'),
    organisers: wearing('Care Commons Organiser'),
    circlePeople,
    reachable: new Set([...everybody].filter((person) => isWrittenTo(tx, person, today))),
  };
}

/** The teams somebody belongs to, and those of the circles in which they wear a hat that helps teams along. */
export function teamsNear(tx: Tx, person: PersonId, today: Day): Team[] {
  const own = teamsOf(tx, person, today);
  const helped = circlesByHat(tx, person, today)
    .filter(({ id }) => circleHatsOf(tx, id, today).some(({ hat, wornBy }) => wornBy === person && HELPING.includes(hat)))
    .flatMap(({ id }) => teamsOfCircle(tx, id));
  return [...own, ...helped.filter(({ id }) => !own.some((team) => team.id === id))];
}
const HELPING: readonly string[] = ['Team Starter', 'Coach', 'Care Commons Organiser'];

/** First names as helpers may hear them, of everybody around these teams but their Team Owners. */
export function namesAround(tx: Tx, teams: readonly TeamAround[], more: readonly PersonId[] = []): Map<PersonId, Labelled<'plan'>> {
  const owners = new Set(teams.map(({ owner }) => owner));
  const people = new Set<PersonId>([
    ...more,
    ...teams.flatMap(({ members, advocates, starters, coaches, organisers, circlePeople, hats }) => [
      ...members.map(({ person }) => person),
      ...hats.map(({ wornBy }) => wornBy),
      ...advocates,
      ...starters,
      ...coaches,
      ...organisers,
      ...circlePeople,
    ]),
  ]);
  return new Map([...people].filter((person) => !owners.has(person)).map((person) => [person, helperName(tx, person)]));
}

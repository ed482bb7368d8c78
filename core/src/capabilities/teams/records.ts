import type { BeginningId, CircleId, PersonId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { type Beginning, beginningById, beginningOf, openBeginnings } from '@hatstand/db/repositories/beginnings';
import { circlesByHat, teamsOfCircle } from '@hatstand/db/repositories/circles';
import { teamHatsOf } from '@hatstand/db/repositories/hats';
import { addressesOf, helperName, personById } from '@hatstand/db/repositories/people';
import { advocatesOf, clearanceIn, membersOf, roomById, roomOfTeam, type Team, teamsOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { TeamIntent } from './intents.ts';
import type { BeginningKnown, Known, TeamFromOutside, TeamKnown } from './known.ts';
import { withTold } from './starting.ts';
import { weigh } from './weighing/records.ts';

export { record } from './keeping/records.ts';

/** The speaker's teams, those their circle looks after, and the team on its way that is meant. */
export function know(tx: Tx, { person, place }: Speaker, intent: TeamIntent, { local, now }: Moment): Known {
  const today = dayOf(local);
  const teams = teamsOf(tx, person, today).map((team) => teamKnown(tx, team, person, today));
  const circles = circlesByHat(tx, person, today).map(({ id }) => id);
  const open = openBeginnings(tx).map(beginningKnown);
  const room = roomById(tx, (intent.do === 'start' || intent.do === 'give room' ? intent.room : undefined) ?? place?.room?.id ?? ('' as never));
  const mine = open.find(({ startedBy }) => startedBy === person);
  const inThisRoom = room && open.find((one) => one.room === room.id);
  const named = 'beginning' in intent && intent.beginning ? beginningById(tx, intent.beginning) : undefined;
  const beginning = named && beginningKnown(named);
  const blankOne = blank(circles[0], person, now);
  const before = beginning ?? (intent.do === 'start' ? (room ? inThisRoom : mine) : undefined) ?? blankOne;
  const { weighed, nickname, advocate } = weigh(tx, intent, before, teams);
  const after = withTold(before, toldIn(intent), { nickname, advocate });
  const people = peopleIn(teams, [before, after]);
  const owners = new Set(teams.map(({ owner }) => owner));
  const itsRoom = beginning && roomById(tx, beginning.room);
  return {
    me: person,
    today,
    here: room && { id: room.id, openTo: room.openTo, is: room.team ? 'a team’s' : room.circle ? 'the circle’s' : 'free', team: room.team ?? undefined },
    teams,
    circles,
    outside: circles.flatMap((circle) => teamsOfCircle(tx, circle).map((team) => fromOutside(tx, team, today))),
    names: new Map([...people, person].filter((id) => !owners.has(id)).map((id) => [id, helperName(tx, id)])),
    surnames: new Map([...people, person].map((id) => [id, personById(tx, id).surname])),
    reachable: new Set(people.filter((id) => addressesOf(tx, id).length > 0)),
    after,
    beginning,
    inThisRoom,
    mine,
    roomIsTaken: itsRoom !== undefined && (itsRoom.team !== null || itsRoom.circle !== null),
    weighed,
  };
}

const toldIn = (intent: TeamIntent) => (intent.do === 'tell' ? intent.told : intent.do === 'start' && intent.owner ? { owner: intent.owner } : {});

function peopleIn(teams: readonly TeamKnown[], beginnings: readonly BeginningKnown[]): PersonId[] {
  const inTeams = teams.flatMap((team) => [
    team.owner,
    ...team.advocates,
    ...team.members.map(({ person }) => person),
    ...team.hats.map(({ wornBy }) => wornBy),
  ]);
  const inBeginnings = beginnings.flatMap(({ owner, advocate, startedBy }) => [startedBy, ...(owner ? [owner] : []), ...(advocate ? [advocate] : [])]);
  return [...new Set([...inTeams, ...inBeginnings, ...teams.flatMap(({ begun }) => (begun ? [begun.by] : []))])];
}

function teamKnown(tx: Tx, team: Team, person: PersonId, today: Day): TeamKnown {
  const owner = personById(tx, team.owner);
  const begun = beginningOf(tx, team.id);
  const room = roomOfTeam(tx, team.id);
  return {
    id: team.id,
    circle: team.circle,
    name: team.name,
    nickname: team.nickname,
    owner: team.owner,
    ownerFirst: owner.firstName,
    ownerSurname: owner.surname,
    asking: team.asking,
    advocates: advocatesOf(tx, team.id, today),
    members: membersOf(tx, team.id, today).map(({ person: member, kind, newcomer }) => ({ person: member, kind, newcomer })),
    hats: teamHatsOf(tx, team.id, today),
    mayRead: clearanceIn(tx, team.id, person, today),
    room: room && !room.goneAt ? { is: 'there', name: room.name } : { is: 'gone' },
    begun: begun?.agreedAs && begun.agreedBy && begun.agreedOn ? { as: begun.agreedAs, by: begun.agreedBy, on: begun.agreedOn } : undefined,
  };
}

function fromOutside(tx: Tx, team: Team, today: Day): TeamFromOutside {
  const people = new Set([...advocatesOf(tx, team.id, today), ...membersOf(tx, team.id, today).map(({ person }) => person)]);
  return { id: team.id, circle: team.circle, nickname: team.nickname, people: people.size, hats: teamHatsOf(tx, team.id, today).map(({ hat }) => hat) };
}

const beginningKnown = (row: Beginning): BeginningKnown => ({
  id: row.id,
  circle: row.circle,
  room: row.room,
  startedBy: row.startedBy,
  state: row.state,
  startedAt: row.startedAt,
  owner: row.owner ?? undefined,
  ownerIs: row.ownerIs,
  first: row.firstName ?? undefined,
  surname: row.surname ?? undefined,
  nickname: row.nickname ?? undefined,
  advocateIs: row.advocateIs,
  advocate: row.advocate ?? undefined,
  advocateFirst: row.advocateFirstName ?? undefined,
  advocateSurname: row.advocateSurname ?? undefined,
  asking: row.asking ?? undefined,
  placeIs: row.placeIs,
});

const NOTHING_TOLD = {
  owner: undefined,
  ownerIs: 'not asked',
  first: undefined,
  surname: undefined,
  nickname: undefined,
  advocateIs: 'not asked',
  advocate: undefined,
  advocateFirst: undefined,
  advocateSurname: undefined,
  asking: undefined,
  placeIs: 'not asked',
} as const;

// Never stored: the rules give a new beginning its id, and refuse one without a circle.
const blank = (circle: CircleId | undefined, startedBy: PersonId, startedAt: Date): BeginningKnown => ({
  id: '' as BeginningId,
  circle: circle ?? ('' as CircleId),
  room: '' as BeginningKnown['room'],
  startedBy,
  state: 'gathering',
  startedAt,
  ...NOTHING_TOLD,
});

import type { DepartureId, PersonId, TeamId } from '@hatstand/db/ids';
import { mayCarry } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import {
  type Departure,
  departureById,
  departuresAheadOf,
  endMembership,
  farewellOf,
  goOnAsMember,
  keepFarewell,
  moveDeparture,
  noteDeparture,
  takeBackFreed,
} from '@hatstand/db/repositories/departures';
import { addressesOf, personById } from '@hatstand/db/repositories/people';
import { openRequestsOf } from '@hatstand/db/repositories/requests';
import { ceilingOfRoom, roomOfTeam, teamById, teamsOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { type TeamAround, voiceIn } from '../../teams/around.ts';
import { closeRequestsOf, freeVisitsOf, visitsGivenFrom } from '../../teams/freeing/records.ts';
import { namesAround, teamAround } from '../../teams/records.ts';
import { addDays, dayOf } from '../../words/calendar.ts';
import { whenToTell } from '../../words/when-to-tell.ts';
import type { LeavingFact } from './facts.ts';
import type { LeavingIntent } from './intents.ts';
import { type DepartureKnown, type Known, visitsKey } from './known.ts';

/** How far ahead the visits that need a new home are shown; all of them are freed. */
const SHOWN_DAYS = 400;

/** The teams concerned, whoever may go with their visits there, and who is to be told when. */
export function know(tx: Tx, { person: me, place }: Speaker, intent: LeavingIntent, moment: Moment): Known {
  const today = dayOf(moment.local);
  const departure = 'departure' in intent && intent.departure ? departureById(tx, intent.departure) : undefined;
  const own = teamsOf(tx, me, today);
  const concerned = departure && !own.some(({ id }) => id === departure.team) ? [...own, teamById(tx, departure.team)] : own;
  const teams = concerned.filter(({ state }) => state !== 'ended').map((team) => teamAround(tx, team, today));
  const going = [
    ...new Set<PersonId>([
      me,
      ...(departure ? [departure.person] : []),
      ...('who' in intent ? intent.who : []),
      ...('person' in intent ? [intent.person] : []),
    ]),
  ];
  const people = new Set(teams.flatMap(({ members, advocates }) => [...members.map(({ person }) => person), ...advocates]));
  return {
    me,
    now: moment.local,
    today,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    teams,
    names: namesAround(tx, teams, going),
    visits: new Map(
      teams.flatMap(({ id }) => going.map((person) => [visitsKey(id, person), visitsGivenFrom(tx, { team: id, person, from: moment.local }, SHOWN_DAYS)])),
    ),
    ahead: departuresAheadOf(tx, me).map((one) => known(tx, one)),
    departure: departure && known(tx, departure),
    hears: new Map(teams.map((team) => [team.id, hearsAt(tx, team, moment)])),
    asking: askingIn(tx, me),
    outsideRoom: new Set([...people].filter((person) => !addressesOf(tx, person).some(({ channel }) => channel === 'rocketchat'))),
    roomsForCare: new Set(teams.flatMap(({ id }) => (roomCarriesCare(tx, id, today) ? [id] : []))),
    surnames: new Map([...people].map((person) => [person, personById(tx, person).surname])),
  };
}

function roomCarriesCare(tx: Tx, team: TeamId, today: Day): boolean {
  const room = roomOfTeam(tx, team);
  return room !== undefined && mayCarry(ceilingOfRoom(tx, room, [team], today), 'care');
}

const known = (tx: Tx, one: Departure): DepartureKnown => ({ ...one, farewell: farewellOf(tx, one) });

function hearsAt(tx: Tx, team: TeamAround, moment: Moment): Date {
  const voice = voiceIn(team);
  const hears = voice ? whenToTell(personById(tx, voice), { urgent: false, needsAnswer: true }, moment) : moment.now;
  return hears === 'never' ? moment.now : hears;
}

function askingIn(tx: Tx, me: PersonId): Map<TeamId, number> {
  const counts = new Map<TeamId, number>();
  for (const { team } of openRequestsOf(tx, me)) counts.set(team, (counts.get(team) ?? 0) + 1);
  return counts;
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: LeavingFact, moment: Moment): void {
  switch (fact.happened) {
    case 'leaving-said': {
      const { departure: id, team, person, lastDay } = fact;
      return noteDeparture(tx, { id, team, person, because: 'leaves', by: person, lastDay, state: 'said', saidAt: moment.now });
    }
    case 'leaving-known': {
      const { departure, team, person, from } = fact;
      closeRequestsOf(tx, { team, person, from }, true, moment);
      freeVisitsOf(tx, { team, person, from, by: person, departure }, moment);
      endMembership(tx, team, person, dayOf(from));
      return moveDeparture(tx, departure, 'known');
    }
    case 'goodbye-said':
      return moveDeparture(tx, fact.departure, 'over');
    case 'staying':
      return stays(tx, fact, moment);
    case 'farewell-kept':
      return keepFarewell(tx, { id: fact.departure, team: fact.team }, fact.words);
    case 'let-go': {
      const { departure, team, person, by, from } = fact;
      noteDeparture(tx, { id: departure, team, person, because: 'not wanted', by, lastDay: dayOf(from), state: 'over', saidAt: moment.now });
      closeRequestsOf(tx, { team, person, from }, false, moment);
      freeVisitsOf(tx, { team, person, from, by, departure }, moment);
      return endMembership(tx, team, person, dayOf(from));
    }
    case 'team-unclear':
    case 'meaning-asked':
    case 'last-day-asked':
    case 'leaving-shown':
    case 'farewell-asked':
    case 'letting-go-shown':
    case 'left-as-is':
      return;
  }
}

function stays(tx: Tx, { departure: id, team, person, lastDay, wasKnown }: Extract<LeavingFact, { happened: 'staying' }>, { now }: Moment): void {
  const departure = departureById(tx, id as DepartureId);
  moveDeparture(tx, id, 'taken back');
  if (!wasKnown || !departure) return;
  const from = addDays(lastDay, 1);
  goOnAsMember(tx, team, person, from);
  takeBackFreed(tx, departure, from, now);
}

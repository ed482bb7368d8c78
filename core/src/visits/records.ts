import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { absencesOf } from '@hatstand/db/repositories/absences';
import { availabilitiesOf } from '@hatstand/db/repositories/availabilities';
import { helperName, isWrittenTo, skillsOf, weeklyHoursOf } from '@hatstand/db/repositories/people';
import {
  advocatesOf,
  membersOf,
  minutesBetweenPlaces,
  standingConsentsOf,
  type Team,
  teamById,
  teamsOf,
  voiceOf,
  wearersOf,
} from '@hatstand/db/repositories/teams';
import { type Series, scheduleOf, seriesOfGiver, seriesOfTeam } from '@hatstand/db/repositories/visits';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../conversation/capability.ts';
import type { Moment } from '../moment.ts';
import { addDays, dayOf } from '../words/calendar.ts';
import type { Away, Giver, VisitsKnown, VisitTeam } from './known.ts';
import { timesOf } from './regular-times.ts';
import { everyVisitOf, type Visit, visitsOf } from './visits.ts';

interface Concerned {
  readonly from: Day;
  readonly to: Day;
  /** Only these teams; without them, those the speaker belongs to. */
  readonly teams?: readonly TeamId[];
  /** People outside these teams who might come too: their visits elsewhere count. */
  readonly others?: readonly PersonId[];
}

/** What rules about visits must see, for the days from `from` to `to`. A day on either side is added, for visits over midnight and the way between two. */
export function visitsKnown(tx: Tx, { person, place }: Speaker, { from, to, teams: only, others = [] }: Concerned, { local }: Moment): VisitsKnown {
  const today = dayOf(local);
  const concerned = only ? only.map((id) => teamById(tx, id)) : teamsOf(tx, person, today);
  const teams = concerned.map((team) => teamKnown(tx, team, today));
  const givers = new Set([...teams.flatMap((team) => team.givers.map((giver) => giver.person)), ...others]);
  const visits = visitsBetween(tx, teams, [...givers, person], addDays(from, -1), addDays(to, 1));
  const people = new Set<PersonId>([
    person,
    ...givers,
    ...teams.flatMap((team) => [...team.rotaHolders, ...team.speaksForIt]),
    ...visits.flatMap((visit) => [visit.giver ?? [], visit.usual ?? []].flat()),
  ]);
  const owners = new Set(teams.map((team) => team.owner));
  return {
    me: person,
    now: local,
    today,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    teams,
    visits,
    journey: (start, end) => minutesBetweenPlaces(tx, start, end),
    notWrittenTo: new Set([...people].filter((one) => !isWrittenTo(tx, one, today))),
    away: new Map([...givers, person].map((giver) => [giver, [...absencesOf(tx, giver, local), ...regularlyAway(tx, giver, today, addDays(to, 1))]])),
    names: new Map([...people].filter((id) => !owners.has(id)).map((id) => [id, helperName(tx, id)])),
    inSeveralTeams: new Set([...people].filter((id) => teamsOf(tx, id, today).length > 1)),
  };
}

/** "Away every Tuesday", as the times it comes to. */
const regularlyAway = (tx: Tx, person: PersonId, today: Day, to: Day): Away[] =>
  availabilitiesOf(tx, person, 'cannot', today).flatMap((regular) => timesOf(regular, today, to));

/** A team as whoever plans its visits sees it. */
export function teamKnown(tx: Tx, team: Team, today: Day): VisitTeam {
  const voice = voiceOf(tx, team, today);
  const isToldGently = team.deciding === 'with the advocate' && voice !== team.owner && isWrittenTo(tx, team.owner, today);
  return {
    id: team.id,
    circle: team.circle,
    name: team.name,
    nickname: team.nickname,
    owner: team.owner,
    asking: team.asking,
    hasEnded: team.state === 'ended',
    voice,
    gently: isToldGently ? team.owner : undefined,
    speaksForIt: [team.owner, ...advocatesOf(tx, team.id, today)],
    anyTime: standingConsentsOf(tx, team.id, today),
    rotaHolders: wearersOf(tx, team.id, 'Rota Holder', today),
    givers: membersOf(tx, team.id, today)
      .filter((member) => member.givesVisits)
      .map(({ person, kind, newcomer }): Giver => ({ person, kind, newcomer, skills: skillsOf(tx, person), weeklyHours: weeklyHoursOf(tx, person) })),
  };
}

/** The visits of these teams, and of these people elsewhere, on the days from `from` to `to`. Cancelled ones are left out. */
export function visitsBetween(tx: Tx, teams: readonly Pick<VisitTeam, 'id'>[], people: readonly PersonId[], from: Day, to: Day): Visit[] {
  const series = new Map(teams.flatMap((team) => seriesOfTeam(tx, team.id, from, to)).map((one) => [one.id, one]));
  const theirs = new Set<TeamId>(teams.map((team) => team.id));
  for (const person of new Set(people)) {
    // Who belongs to these teams alone can still have a visit elsewhere for once.
    for (const one of seriesOfGiver(tx, person, from, to)) if (!theirs.has(one.team)) series.set(one.id, one);
  }
  const placeOf = placesIn(tx);
  return [...series.values()].flatMap((one) => visitsOf(scheduleOf(tx, one, from, to), placeOf(one.team), from, to));
}

/** All visits of a team on the days from `from` to `to`, cancelled ones too: for the record. */
export function everyVisitBetween(tx: Tx, team: TeamId, from: Day, to: Day): Visit[] {
  const { place } = teamById(tx, team);
  return seriesOfTeam(tx, team, from, to).flatMap((one: Series) => everyVisitOf(scheduleOf(tx, one, from, to), place, from, to));
}

function placesIn(tx: Tx): (team: TeamId) => string {
  const places = new Map<TeamId, string>();
  return (team) => {
    const known = places.get(team) ?? teamById(tx, team).place;
    places.set(team, known);
    return known;
  };
}

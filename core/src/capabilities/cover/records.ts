import { type PersonId, partsOf, type TeamId, type VisitId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { circleById, circleHatsOf, circlePeopleOf } from '@hatstand/db/repositories/circles';
import { takersOfLastCovers } from '@hatstand/db/repositories/covers';
import { lastResortsOf, onCallOf } from '@hatstand/db/repositories/on-call';
import { isWrittenTo, skillsOf, weeklyHoursOf } from '@hatstand/db/repositories/people';
import { askedFor, openRequestsIn, requestById, requestsTakenBy } from '@hatstand/db/repositories/requests';
import { membersOf, type Team, teamById, teamsOf } from '@hatstand/db/repositories/teams';
import { type RecordEntry, recordOf, toldOf } from '@hatstand/db/repositories/visit-record';
import { dayNowOf, seriesById } from '@hatstand/db/repositories/visits';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { COVERS_LOOKED_AT } from '../../visits/fairness.ts';
import type { Giver } from '../../visits/known.ts';
import { spanOfDays } from '../../visits/range.ts';
import { visitsKnown } from '../../visits/records.ts';
import { addDays, dayOf, mondayOf, sundayOf } from '../../words/calendar.ts';
import type { CoverIntent } from './intents.ts';
import type { Around, AskedRequest, Known } from './known.ts';
import { WATCH_DAYS } from './times.ts';

/** How far ahead somebody's own next visits are looked for. */
const DAYS_AHEAD = 56;
/** The ladder of a visit is over by then. */
const LADDER_DAYS = 2;
const DAY_MS = 86_400_000;

/** What the rules must see for this intent: the teams concerned, who stands around them, their visits in the days concerned, and what is being asked for. */
export function know(tx: Tx, speaker: Speaker, intent: CoverIntent, moment: Moment): Known {
  const { person } = speaker;
  const today = dayOf(moment.local);
  const taken = requestsTakenBy(tx, person);
  const told = intent.do === 'sort' ? toldOf(tx, person, new Date(moment.now.getTime() - LADDER_DAYS * DAY_MS)) : [];
  const concerned = 'request' in intent && intent.request ? requestById(tx, intent.request) : undefined;
  const teams = (concerned ? [concerned.team] : teamsConcerned(tx, person, intent, taken, told, today)).map((id) => teamById(tx, id));
  const around = new Map(teams.map((team) => [team.id, aroundTeam(tx, team, today)]));
  const { from, to } = daysConcerned(tx, intent, concerned ? [concerned.visit, concerned.inReturn] : [], today);
  const base = visitsKnown(
    tx,
    speaker,
    { from, to, teams: teams.map(({ id }) => id), others: [...around.values()].flatMap(({ circle }) => circle.map((one) => one.person)) },
    moment,
  );
  const requests = teams.flatMap((team) => openRequestsIn(tx, team.id)).map((record): AskedRequest => ({ record, asked: askedFor(tx, record.id) }));
  return {
    ...base,
    requests,
    request: concerned && { record: concerned, asked: askedFor(tx, concerned.id) },
    taken,
    around,
    recorded: recordedOf(tx, intent, told, concerned?.visit),
  };
}

/** One's own teams; for a yes taken back or something to sort, also those where one is known only for that. */
function teamsConcerned(tx: Tx, person: PersonId, intent: CoverIntent, taken: Known['taken'], told: readonly RecordEntry[], today: Day): TeamId[] {
  if (intent.do === 'watch') return [intent.team];
  const own = teamsOf(tx, person, today).map(({ id }) => id);
  const visit = 'visit' in intent && intent.visit ? [teamOfVisit(tx, intent.visit)].flatMap((team) => team ?? []) : [];
  if (intent.do === 'ladder') return visit;
  const more = intent.do === 'untake' ? taken.map(({ team }) => team) : intent.do === 'sort' ? [...told.map(({ team }) => team), ...visit] : [];
  return [...new Set([...own, ...more])];
}

const teamOfVisit = (tx: Tx, visit: VisitId): TeamId | undefined => seriesById(tx, partsOf(visit).series)?.team;

function aroundTeam(tx: Tx, team: Team, today: Day): Around {
  const members = membersOf(tx, team.id, today);
  const isIn = new Set([...members.map(({ person }) => person), team.owner]);
  const everybody = circlePeopleOf(tx, team.circle, today);
  const circle = everybody.filter((person) => !isIn.has(person));
  const wearingCoach = circleHatsOf(tx, team.circle, today).flatMap(({ hat, wornBy }) => (hat === 'Coach' ? [wornBy] : []));
  const isTold = (person: PersonId): boolean => isWrittenTo(tx, person, today);
  const coaches = [...members.filter(({ kind }) => kind === 'Coach').map(({ person }) => person), ...wearingCoach];
  const organisers = circleHatsOf(tx, team.circle, today).flatMap(({ hat, wornBy }) => (hat === 'Care Commons Organiser' ? [wornBy] : []));
  return {
    organisers: organisers.filter(isTold),
    starters: members
      .filter(({ kind }) => kind === 'Team Starter')
      .map(({ person }) => person)
      .filter(isTold),
    coaches: [...new Set(coaches)].filter(isTold),
    onCall: onCallOf(tx, team.circle).filter((person) => everybody.includes(person) && isTold(person)),
    lastResorts: lastResortsOf(tx, team.circle),
    takers: takersOfLastCovers(tx, team.id, COVERS_LOOKED_AT),
    area: circleById(tx, team.circle).area,
    circle: circle
      .filter(isTold)
      .map((person): Giver => ({ person, kind: 'circle', newcomer: true, skills: skillsOf(tx, person), weeklyHours: weeklyHoursOf(tx, person) })),
  };
}

/** The days that matter, with a week on either side for what a visit would do to somebody's rest. */
function daysConcerned(tx: Tx, intent: CoverIntent, asked: readonly (VisitId | null)[], today: Day): { from: Day; to: Day } {
  const around = (visits: readonly (VisitId | null | undefined)[]): { from: Day; to: Day } => {
    const days = visits.flatMap((visit) => (visit ? [dayNowOf(tx, visit)] : [])).sort();
    return { from: addDays(mondayOf(days[0] ?? today), -7), to: addDays(sundayOf(days.at(-1) ?? today), 7) };
  };
  const ahead = (on: Parameters<typeof spanOfDays>[0]) => {
    const [, last] = [addDays(sundayOf(spanOfDays(on, today).to), 7), sundayOf(addDays(today, DAYS_AHEAD))].sort();
    return { from: addDays(mondayOf(today), -7), to: last ?? today };
  };
  switch (intent.do) {
    case 'find':
    case 'take':
    case 'untake':
      return ahead(intent.on);
    case 'stop asking':
    case 'news':
    case 'ask circle':
      return asked.length > 0 ? around(asked) : ahead(intent.on);
    case 'choose':
    case 'ask cover':
    case 'take visit':
    case 'ladder':
      return around([intent.visit]);
    case 'ask swap':
      return around([intent.visit, intent.inReturn]);
    case 'sort':
      return intent.visit ? around([intent.visit]) : { from: today, to: addDays(today, LADDER_DAYS) };
    case 'watch':
      return { from: today, to: addDays(today, WATCH_DAYS) };
    case 'answer':
    case 'agree':
    case 'keep':
    case 'lapse':
    case 'next wave':
      return around(asked);
  }
}

function recordedOf(tx: Tx, intent: CoverIntent, told: readonly RecordEntry[], asked: VisitId | undefined): Known['recorded'] {
  const visits = new Set(told.flatMap(({ series, day }) => (day ? [`${series}@${day}` as VisitId] : [])));
  if ((intent.do === 'ladder' || intent.do === 'sort') && intent.visit) visits.add(intent.visit);
  if (asked && intent.do === 'lapse') visits.add(asked);
  return new Map([...visits].map((id) => [id, recordOf(tx, partsOf(id).series, partsOf(id).day)]));
}

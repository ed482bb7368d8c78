import { type PersonId, partsOf, type SeriesId, type TeamId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { helperName, personById } from '@hatstand/db/repositories/people';
import type { Request } from '@hatstand/db/repositories/requests';
import { advocatesOf, clearanceIn, type Team, teamsOf, wearersOf } from '@hatstand/db/repositories/teams';
import {
  attendancesOfTeam,
  cancellationsOfTeam,
  changesOfTeam,
  circlesWhereWorn,
  settledRequestsFor,
  teamsOfCircles,
  teamsOfSeries,
} from '@hatstand/db/repositories/visit-history';
import { recordOf } from '@hatstand/db/repositories/visit-record';
import { type ChangedVisit, seriesById, seriesOfGiver } from '@hatstand/db/repositories/visits';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { everyVisitBetween } from '../../visits/records.ts';
import type { Visit } from '../../visits/visits.ts';
import { addDays, at, dayOf, localTimeOf } from '../../words/calendar.ts';
import type { HoursIntent } from './intents.ts';
import type { Called, Known, PastTeam, PastVisit, VisitHistory } from './known.ts';
import { type Days, MOST_RECORD_DAYS, placed } from './periods.ts';

/** The teams somebody belongs to, gave visits in, or keeps the numbers of, with their visits in the days that were meant. */
export function know(tx: Tx, { person, place }: Speaker, intent: HoursIntent, { local }: Moment): Known {
  const today = dayOf(local);
  const isRecord = intent.do === 'record';
  const period = intent.period ?? (isRecord ? ({ is: 'days', from: today, to: today } as const) : undefined);
  const meant = placed(period, { today, back: isRecord && intent.looksBack }, isRecord ? MOST_RECORD_DAYS : undefined);
  const days = meant.is === 'clear' ? meant : undefined;
  const found = teamsConcerned(tx, person, today, days);
  const teams = found.map((one) => teamKnown(tx, one, person, today));
  const visits = days && !isRecord ? found.flatMap(({ team }) => pastVisits(tx, team.id, days)) : [];
  const histories = days && isRecord ? found.flatMap((one) => (one.isTheirs ? historiesOf(tx, one, days, today) : [])) : [];
  const owners = new Set(found.map(({ team }) => team.owner));
  const people = namesOf(tx, [person, ...peopleIn([...visits, ...histories]), ...histories.flatMap(peopleInHistory)], owners);
  return {
    me: person,
    now: local,
    today,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    onWhatsApp: place?.channel === 'whatsapp',
    meant,
    teams,
    visits: visits.toSorted(byTime),
    histories: histories.toSorted(byTime),
    people,
    typed: intent.do === 'hours' && intent.whose.is === 'typed' ? calledThat(tx, intent.whose.name, visits, teams) : [],
  };
}

interface Concerned {
  readonly team: Team;
  readonly isTheirs: boolean;
  readonly isOfCircle: boolean;
}

function teamsConcerned(tx: Tx, person: PersonId, today: Day, days: Days | undefined): Concerned[] {
  const theirs = teamsOf(tx, person, today);
  // Who has left a team still has the hours given there.
  const gave = days
    ? teamsOfSeries(
        tx,
        seriesOfGiver(tx, person, days.from, days.to).map(({ id }) => id),
      )
    : [];
  const ofCircle = teamsOfCircles(tx, circlesWhereWorn(tx, person, 'Numbers Person', today));
  const all = new Map([...theirs, ...gave, ...ofCircle].map((team) => [team.id, team]));
  const isIn = (teams: readonly Team[], { id }: Team): boolean => teams.some((team) => team.id === id);
  return [...all.values()].map((team) => ({ team, isTheirs: isIn(theirs, team), isOfCircle: isIn(ofCircle, team) }));
}

function teamKnown(tx: Tx, { team, isTheirs, isOfCircle }: Concerned, person: PersonId, today: Day): PastTeam {
  const speaksForIt = team.owner === person || advocatesOf(tx, team.id, today).includes(person);
  const clearance = clearanceIn(tx, team.id, person, today);
  return {
    id: team.id,
    name: team.name,
    nickname: team.nickname,
    isTheirs,
    speaksForIt,
    seesHours: speaksForIt || isOfCircle || wearersOf(tx, team.id, 'Rota Holder', today).includes(person),
    readsTeam: clearance !== 'open' && clearance !== 'plan',
  };
}

/** One query for what was tapped, cancelled and changed in a team, however many days. */
function pastVisits(tx: Tx, team: TeamId, { from, to }: Days): PastVisit[] {
  const visits = everyVisitBetween(tx, team, from, to);
  const first = visits.map(({ id }) => partsOf(id).day).sort();
  const [start = from, end = to] = [first[0], first.at(-1)];
  const keyOf = ({ series, day }: { series: SeriesId; day: Day | null }): string => `${series}@${day}`;
  const done = new Set(attendancesOfTeam(tx, team, start, end).flatMap((one) => (one.doneAt ? [`${keyOf(one)} ${one.person}`] : [])));
  const changes = new Map(changesOfTeam(tx, team, start, end).map((one) => [keyOf(one), one]));
  const cancelled = new Map(cancellationsOfTeam(tx, team, start, end).map((one) => [keyOf(one), one]));
  return visits.map((visit) => {
    // What is not in the record yet was written on the visit itself.
    const change = changes.get(visit.id);
    const { by, at: when } = cancelled.get(visit.id) ?? { by: change?.changedBy, at: change?.changedAt };
    const isCancelled = visit.cancelled !== 'no';
    return {
      visit,
      done: done.has(`${visit.id} ${visit.giver}`),
      cancelledBy: isCancelled ? by : undefined,
      cancelledAt: isCancelled && when ? localTimeOf(when) : undefined,
    };
  });
}

/** The visits of these days, and those that were moved away from them. */
function historiesOf(tx: Tx, { team: { id: team, owner } }: Concerned, { from, to }: Days, today: Day): VisitHistory[] {
  const voices = { owner, advocates: advocatesOf(tx, team, today) };
  const stayed = pastVisits(tx, team, { from: addDays(from, -1), to: addDays(to, 1) });
  const known = new Set<string>(stayed.map(({ visit }) => visit.id));
  const changes = new Map(changesOfTeam(tx, team, addDays(from, -1), addDays(to, 1)).map((one) => [`${one.series}@${one.day}`, one]));
  const movedAway = [...changes.values()].flatMap(({ series, day, movedTo }) =>
    movedTo && !known.has(`${series}@${day}`)
      ? pastVisits(tx, team, { from: movedTo, to: movedTo }).filter(({ visit }) => visit.id === `${series}@${day}`)
      : [],
  );
  return [...stayed, ...movedAway].map((past) => {
    const { series: id, day } = partsOf(past.visit.id);
    const series = seriesById(tx, id);
    const starts = series ? at(day, series.starts) : past.visit.span.from;
    return {
      ...past,
      planned: series ? { from: starts, to: at(series.ends > series.starts ? day : addDays(day, 1), series.ends) } : past.visit.span,
      settled: settledRequestsFor(tx, past.visit.id).map((request) => withAgreement(request, changes.get(past.visit.id), voices)),
      entries: recordOf(tx, id, day),
      attendances: attendancesOfTeam(tx, team, day, day).filter((one) => one.series === id),
    };
  });
}

/** Where the request itself does not say whose yes it was: who then gave the visit to its taker, if they speak for the team. */
function withAgreement(request: Request, change: ChangedVisit | undefined, { owner, advocates }: { owner: PersonId; advocates: readonly PersonId[] }): Request {
  if (request.agreedAs !== null || !change || change.cancelled !== 'no' || change.movedTo !== null) return request;
  const taker = request.visit === `${change.series}@${change.day}` ? request.taker : request.giver;
  if (change.giver !== taker) return request;
  if (change.changedBy === owner) return { ...request, agreedBy: owner, agreedAs: 'Team Owner' };
  return advocates.includes(change.changedBy) && change.changedBy !== taker ? { ...request, agreedBy: change.changedBy, agreedAs: 'advocate' } : request;
}

const byTime = ({ visit: one }: { visit: Visit }, { visit: other }: { visit: Visit }): number =>
  one.span.from < other.span.from ? -1 : one.span.from > other.span.from ? 1 : one.id < other.id ? -1 : 1;

const peopleIn = (visits: readonly PastVisit[]): PersonId[] =>
  visits.flatMap(({ visit, cancelledBy }) => [visit.giver, visit.usual, cancelledBy].flatMap((one) => one ?? []));

const peopleInHistory = ({ settled, entries, attendances }: VisitHistory): PersonId[] =>
  [
    ...settled.flatMap(({ giver, taker, agreedBy }) => [giver, taker, agreedBy]),
    ...entries.flatMap(({ person, by }) => [person, by]),
    ...attendances.map(({ person }) => person),
  ].flatMap((one) => one ?? []);

/** How these people are called; those with one first name are told apart. */
function namesOf(tx: Tx, people: readonly PersonId[], owners: ReadonlySet<PersonId>): Map<PersonId, Called> {
  const everybody = [...new Set(people)].sort();
  const firstNames = everybody.map((id) => reveal(personById(tx, id).firstName));
  return new Map(
    everybody.map((id, index) => {
      const { firstName, surname } = personById(tx, id);
      const isNamesake = (name: string): boolean => name === firstNames[index];
      const namesakes = firstNames.slice(0, index).filter(isNamesake).length;
      const isOneOfSeveral = firstNames.filter(isNamesake).length > 1;
      return [id, { plan: owners.has(id) ? undefined : helperName(tx, id), first: firstName, surname, namesakes, isOneOfSeveral }];
    }),
  );
}

/** Givers with this first name, where the speaker may see everybody's hours. */
function calledThat(tx: Tx, name: string, visits: readonly PastVisit[], teams: readonly PastTeam[]): PersonId[] {
  const open = new Set(teams.filter(({ seesHours }) => seesHours).map(({ id }) => id));
  const givers = new Set(visits.flatMap(({ visit }) => (open.has(visit.team) && visit.giver ? [visit.giver] : [])));
  return [...givers].filter((id) => reveal(personById(tx, id).firstName).toLowerCase() === name);
}

/** Nothing: the record is only read here. */
export function record(): void {}

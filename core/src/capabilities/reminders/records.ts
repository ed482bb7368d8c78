import { type PersonId, partsOf, type TeamId, type VisitId } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { attendanceAt, noteDone, noteLate, noteOnMyWay } from '@hatstand/db/repositories/attendances';
import { namesHeardFrom } from '@hatstand/db/repositories/names';
import { addressesOf, helperName, personById } from '@hatstand/db/repositories/people';
import { noteReminded, remindAt, setNextReminder, stopReminding, timeBeforeOff } from '@hatstand/db/repositories/reminders';
import { teamById, teamsOf } from '@hatstand/db/repositories/teams';
import { recordOf, recordVisit } from '@hatstand/db/repositories/visit-record';
import { scheduleOf, seriesOfGiver } from '@hatstand/db/repositories/visits';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { byTime } from '../../visits/known.ts';
import { teamKnown } from '../../visits/records.ts';
import { type Visit, visitsOf } from '../../visits/visits.ts';
import { addDays, dayOf, localTimeOf } from '../../words/calendar.ts';
import { hearPeople } from '../../words/people.ts';
import { isPaused, whenToTell } from '../../words/when-to-tell.ts';
import type { ReminderFact } from './facts.ts';
import type { ReminderIntent, Which } from './intents.ts';
import type { Known, Said } from './known.ts';

/** What the rules must see: one person, their visits around today, and who is to be told in these teams. */
export function know(tx: Tx, { person, place }: Speaker, intent: ReminderIntent, moment: Moment): Known {
  const today = dayOf(moment.local);
  const which = 'which' in intent ? intent.which : undefined;
  const { from, to } = daysConcerned(which, today);
  const visits = which || intent.do === 'remind' ? ownVisits(tx, person, from, to) : [];
  const teams = [...new Set(visits.map(({ team }) => team))].map((id) => teamKnown(tx, teamById(tx, id), today));
  const concerned = new Set<PersonId>([person, ...teams.flatMap((team) => [...(team.voice ? [team.voice] : []), ...team.rotaHolders])]);
  const owners = new Set(teams.map(({ owner }) => owner));
  const theirTeams = teamsOf(tx, person, today);
  return {
    me: person,
    now: moment.local,
    today,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    settings: settingsOf(tx, person, today),
    visits,
    teams,
    theirTeams: new Set([...theirTeams, ...teams].map(({ id }) => id)),
    said: new Map(which ? visits.map(({ id }) => [id, saidOf(tx, id, person)]) : []),
    named: which && namedTeams(tx, person, which, visits, today),
    names: new Map([...concerned].filter((one) => !owners.has(one)).map((one) => [one, helperName(tx, one)])),
    owners: new Map([...owners].map((one) => [one, personById(tx, one).firstName])),
    reachedAt: new Map([...concerned].flatMap((one) => reached(tx, one, moment))),
    inSeveralTeams: new Set([...concerned].filter((one) => teamsOf(tx, one, today).length > 1)),
  };
}

/** Yesterday's visits can still be done, and one that was tapped may be older. A day that was said is looked at as far as a week ahead. */
function daysConcerned(which: Which | undefined, today: Day): { from: Day; to: Day } {
  const tapped = which?.visit && partsOf(which.visit).day;
  const from = addDays(today, -2);
  return { from: tapped && tapped < from ? tapped : from, to: addDays(today, which?.when || which?.whose || which?.word ? 7 : 1) };
}

function ownVisits(tx: Tx, person: PersonId, from: Day, to: Day): Visit[] {
  return seriesOfGiver(tx, person, from, to)
    .flatMap((series) => {
      const { place, state } = teamById(tx, series.team);
      return state === 'ended' ? [] : visitsOf(scheduleOf(tx, series, from, to), place, from, to);
    })
    .filter(({ giver }) => giver === person)
    .sort(byTime);
}

function settingsOf(tx: Tx, person: PersonId, today: Day): Known['settings'] {
  const known = personById(tx, person);
  const { remindedAt, remindedFor, quietFrom, quietUntil } = known;
  return {
    at: remindedAt ?? undefined,
    before: remindedAt === null ? timeBeforeOff(tx, person) : undefined,
    toldOf: remindedFor ?? undefined,
    quietFrom,
    quietUntil,
    stopped: known.stoppedAt !== null || isPaused(known, today),
  };
}

function saidOf(tx: Tx, visit: VisitId, person: PersonId): Said {
  const attendance = attendanceAt(tx, visit, person);
  const { series, day } = partsOf(visit);
  const late = recordOf(tx, series, day).findLast(({ what, by }) => what === 'running late' && by === person);
  return { onMyWay: !!attendance?.onMyWayAt, done: !!attendance?.doneAt, late: late && { minutes: late.minutes ?? undefined } };
}

function reached(tx: Tx, person: PersonId, moment: Moment): [PersonId, Known['now']][] {
  const at = whenToTell(personById(tx, person), { urgent: true, needsAnswer: false }, moment);
  return at === 'never' || addressesOf(tx, person).length === 0 ? [] : [[person, localTimeOf(at)]];
}

/** "Rosa's" and "rosas" mean Rosa's team. A name that is no Team Owner's leaves open which visit is meant. */
function namedTeams(tx: Tx, person: PersonId, { whose, word }: Which, visits: readonly Visit[], today: Day): Known['named'] {
  const names = namesHeardFrom(tx, person, today);
  const heard = word ? [word, word.replace(/s$/, '')].flatMap((one) => hearPeople(one, names).who.flatMap(({ people }) => people)) : [];
  const people = [...(whose ?? []), ...heard];
  if (people.length === 0) return word ? 'unclear' : undefined;
  const teams = new Set<TeamId>([...new Set(visits.map(({ team }) => team))].filter((id) => people.includes(teamById(tx, id).owner)));
  for (const team of teamsOf(tx, person, today)) if (people.includes(team.owner)) teams.add(team.id);
  return teams.size > 0 ? teams : 'unclear';
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: ReminderFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'reminded':
      return noteReminded(tx, fact.person, fact.of);
    case 'next-set':
      return setNextReminder(tx, fact.person, { at: fact.at, of: fact.of }, fact.rings);
    case 'reminders-set':
      return remindAt(tx, fact.person, fact.at);
    case 'reminders-off':
      return stopReminding(tx, fact.person);
    case 'on-the-way':
      noteOnMyWay(tx, fact.visit.id, fact.by, now);
      return write(tx, fact.visit, fact.by, 'on my way', null, now);
    case 'done':
      noteDone(tx, fact.visit.id, fact.by, now);
      return write(tx, fact.visit, fact.by, 'done', null, now);
    case 'running-late':
      noteLate(tx, fact.visit.id, fact.by, fact.minutes ?? null);
      return write(tx, fact.visit, fact.by, 'running late', fact.minutes ?? null, now);
    case 'settings-shown':
    case 'time-asked':
    case 'left':
    case 'which-visit':
    case 'known-already':
      return;
  }
}

const write = (tx: Tx, visit: Visit, by: PersonId, what: 'on my way' | 'done' | 'running late', minutes: number | null, at: Date): void =>
  recordVisit(tx, { team: visit.team, ...partsOf(visit.id), what, person: by, by, as: 'giver', minutes, at });

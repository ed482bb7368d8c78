import { type PersonId, partsOf } from '@hatstand/db/ids';
import type { Tx } from '@hatstand/db/open';
import { calendarBySecret, calendarOf, eventIdOf, lastChangesOf, makeCalendar, stopCalendars } from '@hatstand/db/repositories/calendars';
import { helperName, isTeamOwner } from '@hatstand/db/repositories/people';
import { advocatesOf, membersOf, teamById, teamsOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { visitsBetween } from '../../visits/records.ts';
import type { Visit } from '../../visits/visits.ts';
import { dayOf, instantOf } from '../../words/calendar.ts';
import { type Feed, type FeedEntry, isShownTo, type Reader, summaryFor, windowAt } from './feed.ts';
import type { CalendarIntent } from './intents.ts';
import type { CalendarFact, Known } from './rules.ts';

/** What the rules must see: the address somebody has, and what it would show. */
export function know(tx: Tx, { person, place }: Speaker, _intent: CalendarIntent, { local }: Moment): Known {
  const today = dayOf(local);
  const teams = teamsOf(tx, person, today);
  const speaks = teams.some((team) => team.owner === person || advocatesOf(tx, team.id, today).includes(person));
  const gives = teams.some((team) => membersOf(tx, team.id, today).some((member) => member.person === person && member.givesVisits));
  return {
    me: person,
    inRoom: place?.room !== undefined,
    current: calendarOf(tx, person)?.findable,
    shows: speaks ? (gives ? 'both' : 'who comes') : 'own visits',
  };
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: CalendarFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'address-made':
      return makeCalendar(tx, fact.for, fact.secret, now);
    case 'calendar-stopped':
      return stopCalendars(tx, fact.for, now);
    case 'another-offered':
    case 'left-as-it-is':
      return;
  }
}

/** What the address with this secret shows now. Undefined for a secret that was never given out, and for one that was stopped. */
export function readFeed(tx: Tx, secret: string, { local }: Pick<Moment, 'local'>): Feed | undefined {
  const calendar = calendarBySecret(tx, secret);
  if (!calendar) return undefined;
  const today = dayOf(local);
  const { person, madeAt } = calendar;
  const theirs = teamsOf(tx, person, today);
  const owned = theirs.filter((team) => team.owner === person);
  const spokenFor = theirs.filter((team) => advocatesOf(tx, team.id, today).includes(person));
  const { from, to } = windowAt(today);
  const may = { person, owns: new Set(owned.map(({ id }) => id)), speaksFor: new Set(spokenFor.map(({ id }) => id)) };
  const visits = visitsBetween(tx, [...new Set([...owned, ...spokenFor])], [person], from, to).filter((visit) => isShownTo(may, visit));
  return { madeAt, entries: entriesOf(tx, visits, { ...may, ...namesFor(tx, visits) }) };
}

function namesFor(tx: Tx, visits: readonly Visit[]): Pick<Reader, 'names' | 'nicknames'> {
  const givers = new Set<PersonId>(visits.flatMap(({ giver }) => giver ?? []));
  return {
    names: new Map([...givers].filter((id) => !isTeamOwner(tx, id)).map((id) => [id, helperName(tx, id)])),
    nicknames: new Map([...new Set(visits.map(({ team }) => team))].map((id) => [id, teamById(tx, id).nickname])),
  };
}

function entriesOf(tx: Tx, visits: readonly Visit[], reader: Reader): FeedEntry[] {
  const changes = new Map<string, ReadonlyMap<Day | 'all', Date>>();
  return visits.map((visit) => {
    const { series, day } = partsOf(visit.id);
    const last = changes.get(series) ?? lastChangesOf(tx, series);
    changes.set(series, last);
    return {
      id: eventIdOf(tx, reader.person, visit.id),
      starts: instantOf(visit.span.from),
      ends: instantOf(visit.span.to),
      summary: summaryFor(reader, visit),
      changedAt: latest(last.get(day), last.get('all')),
    };
  });
}

const latest = (one: Date | undefined, other: Date | undefined): Date | undefined => (one && other ? (one > other ? one : other) : (one ?? other));

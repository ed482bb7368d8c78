import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { LocalTime } from '@hatstand/db/times';
import type { Visit } from '../../visits/visits.ts';
import { instantOf } from '../../words/calendar.ts';
import type { PastVisit } from './known.ts';

const KINDS = ['ordinary', 'trial', 'covered', 'cancelled late'] as const;
export type Kind = (typeof KINDS)[number];

/** What a visit comes to for pay. */
export type Counted =
  | { readonly is: 'counted'; readonly kind: Kind; readonly person: PersonId }
  | { readonly is: 'to come' | 'cancelled in time' | 'nobody came' };

/**
 * Real minutes, not those on the dial: pay is for real hours, so a night visit on 28 March 2027, when the clocks go forward, is an hour shorter,
 * and on 31 October 2027 an hour longer.
 */
export const realMinutes = ({ span }: Pick<Visit, 'span'>): number => (instantOf(span.to).getTime() - instantOf(span.from).getTime()) / 60_000;

/** A visit counts for the day on which it begins, and only once it is over. */
const isOver = ({ span }: Pick<Visit, 'span'>, now: LocalTime): boolean => instantOf(span.to) <= instantOf(now);

/**
 * Given by somebody else than usual: counted for who did it. Cancelled within 24 hours: still charged, so counted for who would have come
 * (PLAYBOOK, step 3). Cancelled in time: not counted.
 */
export function counted(visit: Visit, now: LocalTime): Counted {
  // Cancelled late while nobody had it: nobody would have come.
  if (visit.cancelled === 'yes' || (visit.cancelled === 'late' && visit.giver === undefined)) return { is: 'cancelled in time' };
  if (!isOver(visit, now)) return { is: 'to come' };
  if (visit.giver === undefined) return { is: 'nobody came' };
  return { is: 'counted', kind: kindOf(visit), person: visit.giver };
}

function kindOf(visit: Visit): Kind {
  if (visit.cancelled === 'late') return 'cancelled late';
  if (visit.kind === 'trial') return 'trial';
  return visit.usual !== undefined && visit.usual !== visit.giver ? 'covered' : 'ordinary';
}

/** One line of the table: one person, team and kind. */
export interface Line {
  readonly person: PersonId;
  readonly team: TeamId;
  readonly kind: Kind;
  readonly minutes: number;
  readonly visits: number;
  readonly done: number;
}

/** A visit that counts, as it goes into a spreadsheet. */
export interface Row extends PastVisit {
  readonly person: PersonId;
  readonly kind: Kind;
  readonly minutes: number;
}

/** What all these visits come to. */
export interface Sum {
  readonly lines: readonly Line[];
  readonly rows: readonly Row[];
  readonly minutes: number;
  readonly toCome: number;
  readonly cancelledInTime: number;
  readonly nobodyCame: number;
  /** Of the visits that were not cancelled, how many there were and how many are marked done. */
  readonly given: number;
  readonly done: number;
}

/** Adds up visits, in the order of their times; a person's lines together, people as they first appear. */
export function sumOf(visits: readonly PastVisit[], now: LocalTime): Sum {
  const lines = new Map<string, Line>();
  const rows: Row[] = [];
  const none = { 'to come': 0, 'cancelled in time': 0, 'nobody came': 0 };
  for (const past of visits) {
    const { visit } = past;
    const one = counted(visit, now);
    if (one.is !== 'counted') {
      // What was cancelled late is not planned any more, though its time is still to come.
      if (one.is !== 'to come' || visit.cancelled === 'no') none[one.is] += 1;
      continue;
    }
    const { person, kind } = one;
    const minutes = realMinutes(visit);
    rows.push({ ...past, person, kind, minutes });
    const key = `${visit.team} ${person} ${kind}`;
    const line = lines.get(key) ?? { person, team: visit.team, kind, minutes: 0, visits: 0, done: 0 };
    lines.set(key, { ...line, minutes: line.minutes + minutes, visits: line.visits + 1, done: line.done + (past.done ? 1 : 0) });
  }
  const given = rows.filter(({ kind }) => kind !== 'cancelled late');
  return {
    lines: inOrder([...lines.values()]),
    rows,
    minutes: rows.reduce((all, { minutes }) => all + minutes, 0),
    toCome: none['to come'],
    cancelledInTime: none['cancelled in time'],
    nobodyCame: none['nobody came'],
    given: given.length,
    done: given.filter(({ done }) => done).length,
  };
}

function inOrder(lines: readonly Line[]): Line[] {
  const people = [...new Set(lines.map(({ person }) => person))];
  return lines.toSorted(
    (one, other) =>
      people.indexOf(one.person) - people.indexOf(other.person) ||
      (one.team < other.team ? -1 : one.team > other.team ? 1 : 0) ||
      KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind),
  );
}

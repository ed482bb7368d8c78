import { daysFromTo, plusDays, weekdayOf } from './london.ts';
import type { Stored } from './stored.ts';

/** A visit as the simulation remembers it from what was agreed. */
export type Planned = Pick<Stored, 'key' | 'series' | 'team' | 'starts' | 'ends' | 'giver' | 'own'> & { readonly cancelled: boolean; readonly skill: boolean };

interface Weekly {
  readonly series: string;
  readonly team: string;
  readonly first: string;
  readonly last: string;
  readonly starts: string;
  readonly ends: string;
  readonly giver: string | null;
  readonly skill: boolean;
}

/** Every visit there should be, each written down by itself; and how it was before each turn, so that a turn can be taken back. */
export type Plan = ReturnType<typeof planUntil>;

/** The demo world's visits from its first week to a day (TRANSCRIPTS, "The demo world"). */
export function planUntil(last: string) {
  const visits = new Map<string, Planned>();
  const before = new Map<string, Map<string, Planned | undefined>>();
  let turn = 'the beginning';

  const put = (key: string, visit: Planned | undefined): void => {
    const kept = before.get(turn) ?? new Map<string, Planned | undefined>();
    if (!kept.has(key)) kept.set(key, visits.get(key));
    before.set(turn, kept);
    if (visit) visits.set(key, visit);
    else visits.delete(key);
  };
  const change = (key: string, changed: Partial<Planned>): void => {
    const visit = visits.get(key);
    if (visit) put(key, { ...visit, ...changed });
  };
  const addEvery = (days: readonly string[], { series, team, starts, ends, giver, skill }: Omit<Weekly, 'first' | 'last'>): void => {
    for (const day of days) {
      const until = ends > starts ? day : plusDays(day, 1);
      const times = { starts: `${day}T${starts}`, ends: `${until}T${ends}` };
      put(`${series}@${day}`, { key: `${series}@${day}`, series, team, ...times, giver, own: false, cancelled: false, skill });
    }
  };
  const addWeekly = (weekly: Weekly): void => {
    const isItsDay = (day: string): boolean => weekdayOf(day) === weekdayOf(weekly.first);
    addEvery(daysFromTo(weekly.first, weekly.last < last ? weekly.last : last).filter(isItsDay), weekly);
  };

  for (const [team, called, date, starts, ends, giver, skill] of DEMO) {
    const series = `series-${team}-${called}-${weekdayOf(`2026-11-${date}`).slice(0, 2).toLowerCase()}`;
    addWeekly({ series, team, first: `2026-11-${date}`, last, starts, ends, giver: `person-${giver}`, skill });
  }
  return {
    visits,
    change,
    addEvery,
    addWeekly,
    last,
    remove: (key: string): void => put(key, undefined),
    inTurn: (id: string): void => {
      turn = id;
    },
    /** Somebody took it back: all is as it was before. */
    takeBack: (id: string): void => {
      for (const [key, was] of before.get(id) ?? []) put(key, was);
    },
    between: (from: string, to: string): Planned[] => [...visits.values()].filter(({ starts }) => starts.slice(0, 10) >= from && starts.slice(0, 10) <= to),
  };
}

const DEMO = [
  ['team-rosa', 'morning', '23', '09:00', '11:00', 'sam', true],
  ['team-rosa', 'morning', '24', '09:00', '11:00', 'sam', true],
  ['team-rosa', 'morning', '25', '09:00', '11:00', 'bilal', true],
  ['team-rosa', 'morning', '26', '09:00', '11:00', 'jo', true],
  ['team-rosa', 'morning', '27', '09:00', '11:00', 'sam', true],
  ['team-rosa', 'tea', '24', '17:00', '18:00', 'jo', false],
  ['team-rosa', 'tea', '26', '17:00', '18:00', 'bilal', false],
  ['team-rosa', 'company', '28', '10:00', '12:00', 'greta', false],
  ['team-arthur', 'evening', '23', '18:00', '19:30', 'maya', true],
  ['team-arthur', 'evening', '25', '18:00', '19:30', 'maya', true],
  ['team-arthur', 'evening', '27', '18:00', '19:30', 'bilal', true],
] as const;

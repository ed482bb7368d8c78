import type { Db } from '@hatstand/db/open';
import { daysFromTo, plusDays, weekdayOf } from './london.ts';

export type Client = Db['client'];

/** A visit as the tables have it, worked out day by day. */
export interface Stored {
  readonly key: string;
  readonly series: string;
  readonly team: string;
  readonly starts: string;
  readonly ends: string;
  readonly giver: string | null;
  readonly cancelled: 'no' | 'yes' | 'late';
  /** Whether this one visit has its giver for itself. */
  readonly own: boolean;
}

interface SeriesRow {
  readonly id: string;
  readonly team: string;
  readonly first_day: string;
  readonly last_day: string | null;
  readonly repeats: string | null;
  readonly starts: string;
  readonly ends: string;
  readonly giver: string | null;
  readonly skips_bank_holidays: number;
}
interface ChangeRow {
  readonly series: string;
  readonly day: string;
  readonly giver: string | null;
  readonly giver_is: 'usual' | 'other';
  readonly moved_to: string | null;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly cancelled: 'no' | 'yes' | 'late';
}
interface StandingRow {
  readonly series: string;
  readonly from_day: string;
  readonly giver: string | null;
}

/** Rows of a query. The columns asked for are those of the row's type. */
export const rowsOf = <Row>(client: Client, query: string, ...values: readonly (string | number)[]): Row[] => client.prepare(query).all(...values) as Row[];

/** Every visit that the tables hold on the days from `from` to `to`, cancelled ones too. Slow and plain: a look at each day of each series. */
export function storedVisits(client: Client, from: string, to: string): Stored[] {
  const changes = rowsOf<ChangeRow>(client, 'select * from changed_visits where day between ? and ? or moved_to between ? and ?', from, to, from, to);
  const standing = rowsOf<StandingRow>(client, 'select * from standing_givers order by from_day');
  const changeOf = new Map(changes.map((change) => [`${change.series}@${change.day}`, change]));
  return rowsOf<SeriesRow>(client, 'select * from series').flatMap((series) => {
    const givers = standing.filter((row) => row.series === series.id);
    const days = daysFromTo(from, to).filter((day) => isDayOf(series, day) && !changeOf.get(`${series.id}@${day}`)?.moved_to);
    const moved = changes.filter((change) => change.series === series.id && change.moved_to !== null && change.moved_to >= from && change.moved_to <= to);
    return [...days, ...moved.map(({ day }) => day)].map((day) => storedOn(series, day, changeOf.get(`${series.id}@${day}`), givers));
  });
}

function storedOn(series: SeriesRow, day: string, change: ChangeRow | undefined, givers: readonly StandingRow[]): Stored {
  let giver = series.giver;
  for (const later of givers) if (later.from_day <= day) giver = later.giver;
  const own = change?.giver_is === 'other';
  const on = change?.moved_to ?? day;
  const [starts, ends] = [change?.starts ?? series.starts, change?.ends ?? series.ends];
  return {
    key: `${series.id}@${day}`,
    series: series.id,
    team: series.team,
    starts: `${on}T${starts}`,
    ends: `${ends > starts ? on : plusDays(on, 1)}T${ends}`,
    giver: own ? change.giver : giver,
    cancelled: change?.cancelled ?? 'no',
    own,
  };
}

function isDayOf(series: SeriesRow, day: string): boolean {
  if (day < series.first_day || (series.last_day !== null && day > series.last_day)) return false;
  if (series.repeats === null) return day === series.first_day;
  const [, weekdays] = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/.exec(series.repeats) ?? [];
  // Nobody in a simulated year asks for any other rhythm.
  if (!weekdays || series.skips_bank_holidays) throw new Error(`the simulated year does not know the rhythm ${series.repeats}`);
  return weekdays.split(',').includes(weekdayOf(day).slice(0, 2).toUpperCase());
}

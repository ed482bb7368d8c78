import { Breach } from '../breach.ts';
import type { Plan } from '../plan.ts';
import { type Client, rowsOf, type Stored } from '../stored.ts';

const NAME = 'no visit is lost';
const MAY_CANCEL: Readonly<Record<string, readonly string[]>> = {
  'team-rosa': ['person-rosa', 'person-tess', 'person-sam'],
  'team-arthur': ['person-lena', 'person-nia'],
};
const shown = ({ key, starts, ends, giver }: Pick<Stored, 'key' | 'starts' | 'ends' | 'giver'>): string => `${key} ${starts} to ${ends}: ${giver ?? 'free'}`;

/** Every day that should have a visit has exactly that one, with that giver at that time; nothing else is there. */
export function everyVisitIsThere(stored: readonly Stored[], plan: Plan, from: string, to: string): number {
  const keys = stored.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) throw new Breach(NAME, 'a visit is stored twice');
  const there = new Set(stored.filter(({ cancelled, starts }) => cancelled === 'no' && starts.slice(0, 10) >= from && starts.slice(0, 10) <= to).map(shown));
  const wanted = plan.between(from, to).filter(({ cancelled }) => !cancelled);
  for (const visit of wanted)
    if (!there.delete(shown(visit))) throw new Breach(NAME, `${shown(visit)} should be there, and is not: ${instead(visit.key, stored)}`);
  for (const more of there) throw new Breach(NAME, `${more} is there, and nobody agreed to it`);
  return wanted.length;
}

const instead = (key: string, stored: readonly Stored[]): string => {
  const found = stored.find((one) => one.key === key);
  return found ? `${shown(found)}, cancelled: ${found.cancelled}` : 'nothing';
};

interface Entry {
  readonly by: string;
  readonly as_whom: string | null;
  readonly what: string;
  readonly at: number;
}
/** What is cancelled was cancelled by somebody who may, and the record says who and when. */
export function everyCancellationIsRecorded(client: Client, stored: readonly Stored[], now: Date): number {
  const cancelled = stored.filter((visit) => visit.cancelled !== 'no');
  for (const { key, series, team } of cancelled) {
    const day = key.slice(-10);
    const entries = rowsOf<Entry>(
      client,
      'select by, as_whom, what, at from visit_record where series = ? and (day = ? or day is null) order by id',
      series,
      day,
    );
    const last = entries.findLast(({ what }) => what === 'cancelled' || what === 'cancelled late' || what === 'ended');
    if (!last) throw new Breach(NAME, `${key} is cancelled and the record does not say by whom`);
    if (last.at > now.getTime()) throw new Breach(NAME, `${key} was cancelled in the future`);
    const isGiver = last.as_whom === 'giver';
    if (!isGiver && !MAY_CANCEL[team]?.includes(last.by)) throw new Breach(NAME, `${key} was cancelled by ${last.by}, who may not`);
  }
  return cancelled.length;
}

/** The record says nothing twice. */
export function nothingIsRecordedTwice(client: Client, since: Date): void {
  const twice = rowsOf<{ series: string; day: string; what: string; times: number }>(
    client,
    `select series, day, what, count(*) as times from visit_record where at >= ?
     group by series, day, what, person, by, from_time, to_time, at having count(*) > 1`,
    since.getTime(),
  );
  for (const { series, day, what, times } of twice) throw new Breach('nothing is stored twice', `${series}@${day} ${what} ${times} times at once`);
}

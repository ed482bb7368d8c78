import type { PersonId } from '@hatstand/db/ids';

/** How many of the latest covers are looked at. */
export const COVERS_LOOKED_AT = 8;

export interface Covered {
  readonly person: PersonId;
  readonly times: number;
  readonly of: number;
}

/** How often each person took a visit among the last covers, most first. Who took none is not in it: nobody is listed for what they did not do. */
export function coveredOfLast(takers: readonly PersonId[]): readonly Covered[] {
  const last = takers.slice(0, COVERS_LOOKED_AT);
  const times = new Map<PersonId, number>();
  for (const person of last) times.set(person, (times.get(person) ?? 0) + 1);
  return [...times].map(([person, count]) => ({ person, times: count, of: last.length })).sort((one, other) => other.times - one.times);
}

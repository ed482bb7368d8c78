import { Breach } from '../breach.ts';
import { momentOf } from '../london.ts';
import type { Stored } from '../stored.ts';

const PLACES: Readonly<Record<string, string>> = { 'team-rosa': 'alder-row', 'team-arthur': 'birch-lane' };
const WAY_MINUTES = 20;

/** Nobody is ever in two visits at once, nor on the way to one while still in another: real minutes, each pair held against each other. */
export function nobodyIsInTwoPlaces(visits: readonly Stored[]): number {
  const held = visits.filter(({ giver, cancelled }) => giver !== null && cancelled === 'no');
  let pairs = 0;
  for (const one of held)
    for (const other of held) {
      if (one.key >= other.key || one.giver !== other.giver || Math.abs(Date.parse(one.starts) - Date.parse(other.starts)) > 2 * 86_400_000) continue;
      pairs += 1;
      const way = PLACES[one.team] === PLACES[other.team] ? 0 : WAY_MINUTES * 60_000;
      const isBefore = momentOf(one.ends).getTime() + way <= momentOf(other.starts).getTime();
      const isAfter = momentOf(other.ends).getTime() + way <= momentOf(one.starts).getTime();
      if (!isBefore && !isAfter) throw new Breach('nobody is in two places', `${one.giver} has ${one.key} (${one.starts}) and ${other.key} (${other.starts})`);
    }
  return pairs;
}

import type { SeriesId, VisitId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';

/** What a visit's id is made of. The same as the repository's, for rules and messages, which may not load a repository. */
export function partsOf(id: VisitId): { series: SeriesId; day: Day } {
  const split = id.lastIndexOf('@');
  // True: an id is a series, an @ and a day.
  return { series: id.slice(0, split) as SeriesId, day: id.slice(split + 1) as Day };
}

import type { AbsenceId, AvailabilityId, PersonId } from '@hatstand/db/ids';
import type { LocalTime } from '@hatstand/db/times';
import type { Away } from '../../visits/known.ts';
import type { HeardWhen } from '../../words/heard.ts';

/** Days and times that were said, as the ear gave them. */
export type When = Pick<HeardWhen, 'spans' | 'ask' | 'repeat' | 'except'>;

/** Everything availability can be asked. Reasons are never among it. */
export type AvailabilityIntent =
  /** `sure`: asked already whether these are the days. */
  | { readonly do: 'away'; readonly when: readonly When[]; readonly back?: When; readonly sure?: boolean }
  | { readonly do: 'was away' }
  | { readonly do: 'leave visits' }
  | { readonly do: 'leave it' }
  | { readonly do: 'back'; readonly since?: When }
  | { readonly do: 'not away'; readonly when?: When; readonly absence?: AbsenceId }
  | { readonly do: 'when away'; readonly whose: 'mine' | 'team'; readonly when?: When; readonly of?: readonly PersonId[] }
  | { readonly do: 'could'; readonly when: readonly When[] }
  | { readonly do: 'could no more'; readonly when?: When; readonly availability?: AvailabilityId }
  | { readonly do: 'my offers' }
  | { readonly do: 'speak for another' }
  /** Rung later: Rota Holders hear of it once it can't be undone any more. */
  | { readonly do: 'pass on away'; readonly absences: readonly AbsenceId[] }
  | { readonly do: 'pass on back'; readonly away: readonly Away[] }
  | { readonly do: 'pass on could'; readonly availabilities: readonly AvailabilityId[] }
  | { readonly do: 'pass on cannot'; readonly availabilities: readonly AvailabilityId[] };

/** What is asked while something is still missing. */
export type AvailabilityStep = { readonly step: 'away when' } | { readonly step: 'away until'; readonly from: LocalTime } | { readonly step: 'could when' };

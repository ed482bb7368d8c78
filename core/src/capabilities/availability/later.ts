import type { Alarm } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { AvailabilityFact } from './facts.ts';
import type { AvailabilityIntent } from './intents.ts';

/** Rota Holders hear of it when it can't be undone any more: a slip of the thumb is nobody's news. */
export const PASSED_ON_AFTER_MINUTES = 10;

export function later(fact: AvailabilityFact, { now }: Moment): readonly Alarm<AvailabilityIntent>[] {
  const rings = new Date(now.getTime() + PASSED_ON_AFTER_MINUTES * 60_000);
  switch (fact.happened) {
    case 'went-away':
      return [{ rings, for: fact.by, means: { do: 'pass on away', absences: fact.added.map(({ id }) => id) } }];
    case 'came-back':
      return fact.isToldOf ? [{ rings, for: fact.by, means: { do: 'pass on back', away: fact.cut } }] : [];
    case 'offered-to-come':
    case 'offer-ended':
      return fact.added.length > 0 ? [{ rings, for: fact.by, means: { do: 'pass on could', availabilities: fact.added.map(({ id }) => id) } }] : [];
    case 'cannot-regularly':
    case 'can-again':
      return fact.added.length > 0 ? [{ rings, for: fact.by, means: { do: 'pass on cannot', availabilities: fact.added.map(({ id }) => id) } }] : [];
    default:
      return [];
  }
}

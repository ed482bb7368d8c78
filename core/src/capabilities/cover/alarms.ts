import type { VisitId } from '@hatstand/db/ids';
import type { Alarm } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { Climb, CoverFact } from './facts.ts';
import type { CoverIntent } from './intents.ts';
import { firstClimb, nextWaveAt } from './times.ts';

/** What is kept for later: every question has its end, and every visit that needs somebody its ladder, which may have begun while somebody had it. */
export function later(fact: CoverFact, { now }: Moment): readonly Alarm<CoverIntent>[] {
  switch (fact.happened) {
    case 'swap-asked':
      return [{ rings: fact.closesAt, for: fact.askedBy, means: { do: 'lapse', request: fact.request } }];
    case 'cover-asked':
      return [
        { rings: fact.closesAt, for: fact.askedBy, means: { do: 'lapse', request: fact.request } },
        { rings: nextWaveAt(now), for: fact.askedBy, means: { do: 'next wave', request: fact.request } },
        ladder(fact.next, fact.askedBy),
      ];
    case 'wave-asked':
      return [{ rings: nextWaveAt(now), for: fact.by, means: { do: 'next wave', request: fact.request } }];
    case 'given-back':
      return [{ rings: nextWaveAt(now), for: fact.to, means: { do: 'next wave', request: fact.request } }, ladder(firstClimb(fact.visit, now), fact.to)];
    case 'no-said':
    case 'not-agreed':
      return nextWaveAfter(fact, now);
    case 'watched':
      return [{ rings: fact.next, for: fact.watchedBy, means: { do: 'watch', team: fact.team } }, ...fact.climbs.map((climb) => ladder(climb, fact.watchedBy))];
    case 'rung-climbed':
      return fact.next ? [ladder(fact.next, fact.by)] : [];
    default:
      return [];
  }
}

/** Everybody asked so far has said no: whoever is next need not wait. Where somebody held it for a while, the others get their time again. */
function nextWaveAfter({ next, by, request, happened }: Extract<CoverFact, { happened: 'no-said' | 'not-agreed' }>, now: Date): Alarm<CoverIntent>[] {
  const means = { do: 'next wave', request } as const;
  if (next === 'ask more' || next === 'nobody left') return [{ rings: now, for: by, means }];
  return next === 'ask on' && happened === 'not-agreed' ? [{ rings: nextWaveAt(now), for: by, means }] : [];
}

const ladder = ({ visit, rung, at }: Climb, person: Alarm<CoverIntent>['for']): Alarm<CoverIntent> => ({
  rings: at,
  for: person,
  means: { do: 'ladder', visit: visit.id, rung },
});

/** What is over when all of a visit has somebody: that it needed one. */
export const needFor = (visit: VisitId): string => `need for ${visit}`;

/** With which facts a request is over, so that nobody waits for answers about it any more. */
export function over(fact: CoverFact): readonly string[] {
  switch (fact.happened) {
    case 'settled':
      return fact.split ? [fact.request] : [fact.request, needFor(fact.visit.id)];
    case 'lapsed':
    case 'asking-stopped':
      return [fact.request];
    case 'no-said':
    case 'not-agreed':
      return fact.next === 'give up' ? [fact.request] : [];
    default:
      return [];
  }
}

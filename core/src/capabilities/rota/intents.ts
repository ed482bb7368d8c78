import type { PersonId, RequestId, TeamId, VisitId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import type { HeardWhen } from '../../words/times.ts';

/** A day or time that was said, as the ear gave it. */
export type When = Pick<HeardWhen, 'spans' | 'ask'>;
export type Wanted = 'swap' | 'cover';

/** Everything the rota can be asked to do. Only plain values: intents are kept in offers and alarms. */
export type RotaIntent =
  | { readonly do: 'show'; readonly whose: 'team' | 'mine'; readonly when: When | undefined; readonly team?: TeamId }
  | { readonly do: 'find'; readonly wanted: Wanted; readonly on: When | undefined; readonly with?: readonly PersonId[]; readonly inReturn?: When }
  | { readonly do: 'choose'; readonly wanted: Wanted; readonly visit: VisitId; readonly with?: readonly PersonId[] }
  | { readonly do: 'ask swap'; readonly visit: VisitId; readonly inReturn: VisitId }
  | { readonly do: 'ask cover'; readonly visit: VisitId }
  | { readonly do: 'touch another'; readonly wanted: Wanted }
  | { readonly do: 'answer'; readonly request: RequestId; readonly yes: boolean }
  | { readonly do: 'agree'; readonly request: RequestId; readonly yes: boolean }
  | { readonly do: 'lapse'; readonly request: RequestId };

/** What is asked while the visit that is meant is not known yet. */
export interface RotaStep {
  readonly step: 'which visit';
  readonly wanted: Wanted;
  readonly with?: readonly PersonId[];
}

export const wholeDay = (day: Day): When => ({ spans: [{ from: day, to: day }], ask: undefined });
export const days = (from: Day, to: Day): When => ({ spans: [{ from, to }], ask: undefined });

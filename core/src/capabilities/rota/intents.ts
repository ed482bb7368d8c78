import type { PersonId, RequestId, TeamId, VisitId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import type { HeardWhen } from '../../words/times.ts';

/** A day or time that was said, as the ear gave it. */
export type When = Pick<HeardWhen, 'spans' | 'ask'> & Partial<Pick<HeardWhen, 'repeat'>>;
export type Wanted = 'swap' | 'cover';
/** Whose visits are shown: a team's, one's own, or everybody's in all one's teams. */
export type Whose = 'team' | 'mine' | 'everyone';

/** Everything the rota can be asked to do. Only plain values: intents are kept in offers and alarms. */
export type RotaIntent =
  | { readonly do: 'show'; readonly whose: Whose; readonly when: When | undefined; readonly team?: TeamId }
  | { readonly do: 'find'; readonly wanted: Wanted; readonly on: When | undefined; readonly with?: readonly PersonId[]; readonly inReturn?: When }
  | { readonly do: 'choose'; readonly wanted: Wanted; readonly visit: VisitId; readonly with?: readonly PersonId[]; readonly inReturn?: When }
  | { readonly do: 'ask swap'; readonly visit: VisitId; readonly inReturn: VisitId }
  | { readonly do: 'ask cover'; readonly visit: VisitId }
  | { readonly do: 'stop asking'; readonly request?: RequestId }
  | { readonly do: 'touch another'; readonly wanted: Wanted }
  | { readonly do: 'answer'; readonly request: RequestId; readonly yes: boolean }
  | { readonly do: 'agree'; readonly request: RequestId; readonly taker: PersonId; readonly yes: boolean }
  | { readonly do: 'lapse'; readonly request: RequestId };

/** What is asked while something is still missing. */
export type RotaStep =
  | { readonly step: 'which visit'; readonly wanted: Wanted; readonly with?: readonly PersonId[] }
  | { readonly step: 'which in return'; readonly visit: VisitId }
  | { readonly step: 'which day'; readonly whose: Whose; readonly team?: TeamId };

export const days = (from: Day, to: Day): When => ({ spans: [{ from, to }], ask: undefined });

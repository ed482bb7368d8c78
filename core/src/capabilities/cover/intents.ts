import type { PersonId, RequestId, VisitId } from '@hatstand/db/ids';
import type { HeardWhen } from '../../words/times.ts';

/** A day or time that was said, as the ear gave it. */
export type When = Pick<HeardWhen, 'spans' | 'ask'> & Partial<Pick<HeardWhen, 'repeat'>>;
export type Wanted = 'swap' | 'cover';

/** Everything cover and swaps can be asked for. Only plain values: intents are kept in offers and alarms. */
export type CoverIntent =
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
export type CoverStep =
  | { readonly step: 'which visit'; readonly wanted: Wanted; readonly with?: readonly PersonId[] }
  | { readonly step: 'which in return'; readonly visit: VisitId };

import type { PersonId, RequestId, TeamId, VisitId } from '@hatstand/db/ids';
import type { HeardWhen } from '../../words/times.ts';

/** A day or time that was said, as the ear gave it. */
export type When = Pick<HeardWhen, 'spans' | 'ask'> & Partial<Pick<HeardWhen, 'repeat'>>;
export type Wanted = 'swap' | 'cover';
/** Part of a visit: so many minutes of it, or the times that were said. */
export type Part = { readonly at: 'start' | 'end'; readonly minutes: number | 'half' } | 'as said';

interface Wish {
  readonly wanted: Wanted;
  readonly with?: readonly PersonId[];
  readonly inReturn?: When;
  readonly part?: Part;
}

/** Everything cover and swaps can be asked for. Only plain values: intents are kept in offers and alarms. */
export type CoverIntent =
  /** `of`: somebody else's visit; `all`: every visit in that time; `on` undefined with `ill`: the next one; `cant`: they said that they can't. */
  | (Wish & {
      readonly do: 'find';
      readonly on: When | undefined;
      readonly of?: readonly PersonId[];
      readonly all?: true;
      readonly ill?: true;
      readonly cant?: true;
    })
  | (Wish & { readonly do: 'choose'; readonly visit: VisitId })
  | { readonly do: 'ask swap'; readonly visit: VisitId; readonly inReturn: VisitId }
  | { readonly do: 'ask cover'; readonly visit: VisitId }
  | { readonly do: 'stop asking'; readonly request?: RequestId; readonly on?: When }
  | { readonly do: 'news'; readonly on?: When }
  | { readonly do: 'keep'; readonly request: RequestId }
  | { readonly do: 'answer'; readonly request: RequestId; readonly yes: boolean }
  | { readonly do: 'agree'; readonly request: RequestId; readonly taker: PersonId; readonly yes: boolean }
  | { readonly do: 'take'; readonly on: When | undefined }
  | { readonly do: 'take visit'; readonly visit: VisitId }
  | { readonly do: 'untake'; readonly on: When | undefined }
  | { readonly do: 'ask circle'; readonly yes: boolean; readonly request?: RequestId; readonly of?: readonly PersonId[]; readonly on?: When }
  | { readonly do: 'sort'; readonly visit?: VisitId }
  | { readonly do: 'lapse'; readonly request: RequestId }
  | { readonly do: 'next wave'; readonly request: RequestId }
  | { readonly do: 'ladder'; readonly visit: VisitId; readonly rung: Rung }
  | { readonly do: 'watch'; readonly team: TeamId };

/** Whom an uncovered visit is taken to, one after the other. `on call` counts down the circle's list. */
export type Rung = { readonly is: 'Rota Holder' | 'Coach' | 'last resort' } | { readonly is: 'on call'; readonly place: number };

/** What is asked while something is still missing. */
export type CoverStep =
  | { readonly step: 'which visit'; readonly wanted: Wanted; readonly with?: readonly PersonId[] }
  | { readonly step: 'which to take' }
  | { readonly step: 'which in return'; readonly visit: VisitId };

import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import type { HeardWhen } from '../../words/times.ts';

/** A day or time that was said, as the ear gave it; `now` for this very moment. */
export type When = Pick<HeardWhen, 'spans' | 'ask'> & Partial<Pick<HeardWhen, 'repeat'>>;
/** Whose visits are shown: a team's, or one's own. */
type Whose = 'team' | 'mine';

/** Which teams it is about, where that was said. Otherwise the room's, or all of one's own. */
export interface Scope {
  readonly team?: TeamId;
  /** Somebody who was named: a Team Owner stands for the team. Two ids: two people share the name. */
  readonly of?: readonly PersonId[];
  /** "Mum": the Team Owner, for whoever is family or advocate. */
  readonly family?: true;
}

/** `who` is coming, is `anybody`, `is it` this person, or `when` on that day is this person coming. */
export type Asks = 'who' | 'anybody' | 'is it' | 'when';
/** A helper who was named, or oneself. */
export type Somebody = { readonly people: readonly PersonId[] } | 'me';

export type ShowIntent = { readonly do: 'show'; readonly whose: Whose; readonly when: When | undefined } & Scope;
export type WhoIntent = { readonly do: 'who'; readonly asks: Asks; readonly when: When | 'now' | undefined; readonly is?: Somebody } & Scope;
export type NextIntent = { readonly do: 'next'; readonly is: Somebody | 'anybody' | 'my next' } & Scope;
export type GapsIntent = { readonly do: 'gaps'; readonly when: When | undefined } & Scope;

/** What can be looked up in the rota. Only plain values: intents are kept in offers. */
export type RotaIntent =
  | ShowIntent
  | WhoIntent
  | NextIntent
  | GapsIntent
  | ({ readonly do: 'fairness' } & Scope)
  | { readonly do: 'name unknown'; readonly name: 'helper' | 'team' };

/** What is asked while something is still missing. */
export type RotaStep = { readonly step: 'which day'; readonly asking: ShowIntent | WhoIntent | GapsIntent };

export const days = (from: Day, to: Day): When => ({ spans: [{ from, to }], ask: undefined });

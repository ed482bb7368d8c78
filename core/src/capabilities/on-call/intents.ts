import type { CircleId, PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';

/** People said by name: each with everybody the name may mean. `unknown`: a name was said that nobody there has. */
export interface Named {
  readonly people: readonly (readonly PersonId[])[];
  readonly unknown: boolean;
}

/** What a circle is to show when nobody answers, as it was typed: `care` until its author has agreed to have it shown. */
export interface Wanted {
  readonly words: Labelled<'care'>;
  readonly names: readonly PersonId[];
}

/** Everything the on-call list can be asked. `dated`: a day was said, and the list has none. */
export type OnCallIntent = (
  | { readonly do: 'show' }
  | { readonly do: 'go on'; readonly dated: boolean }
  | { readonly do: 'come off'; readonly dated: boolean }
  | { readonly do: 'take others off'; readonly people: Named['people'] }
  | ({ readonly do: 'ask'; readonly dated: boolean } & Named)
  | { readonly do: 'answer'; readonly yes: boolean; readonly askedBy: PersonId }
  | ({ readonly do: 'order'; readonly how: 'before' | 'after' | 'first' | 'last' | 'in this order' } & Named)
  | ({ readonly do: 'check last resort' } & Wanted)
  | ({ readonly do: 'keep last resort' } & Wanted)
  | { readonly do: 'remove last resort'; readonly number?: number; readonly id?: number }
  | { readonly do: 'leave as is' }
) & { readonly circle?: CircleId };

/** What is asked while something is still missing. */
export type OnCallStep = {
  readonly step: 'which person';
  readonly of: readonly PersonId[];
  readonly meant: Extract<OnCallIntent, { do: 'ask' | 'order' }>;
  /** Where among the names it stands: an order depends on it. */
  readonly place: number;
};

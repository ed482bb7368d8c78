import type { TeamId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import type { HeardWhen } from '../../words/times.ts';

/** A day or time that was said, as the ear gave it. */
export type When = Pick<HeardWhen, 'spans' | 'ask'> & Partial<Pick<HeardWhen, 'repeat'>>;
/** Whose visits are shown: a team's, one's own, or everybody's in all one's teams. */
export type Whose = 'team' | 'mine' | 'everyone';

/** What can be looked up in the rota. Only plain values: intents are kept in offers. */
export type RotaIntent = { readonly do: 'show'; readonly whose: Whose; readonly when: When | undefined; readonly team?: TeamId };

/** What is asked while something is still missing. */
export type RotaStep = { readonly step: 'which day'; readonly whose: Whose; readonly team?: TeamId };

export const days = (from: Day, to: Day): When => ({ spans: [{ from, to }], ask: undefined });

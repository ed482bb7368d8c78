import type { VisitsKnown } from '../../visits/known.ts';

/** What the rules of the rota must see. */
export type Known = VisitsKnown;

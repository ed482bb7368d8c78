import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';

/** What may be read: plans, also how the team runs, or care too. */
export type Reads = 'plan' | 'team' | 'care';

/** Everything about who may see what. `until`: the last day it holds; `unclear` where a day was said and it is not sure which. */
export type ClearanceIntent =
  | { readonly do: 'show'; readonly team?: TeamId }
  | { readonly do: 'clear'; readonly people: readonly (readonly PersonId[])[]; readonly reads: Reads; readonly until?: Day | 'unclear'; readonly team?: TeamId }
  /** The Team Owner says yes or no to what somebody else proposed. */
  | { readonly do: 'agree'; readonly team: TeamId; readonly person: PersonId; readonly reads: Reads; readonly until: Day | null; readonly askedBy: PersonId }
  | { readonly do: 'decline'; readonly team: TeamId; readonly person: PersonId; readonly askedBy: PersonId }
  | { readonly do: 'leave as is' };

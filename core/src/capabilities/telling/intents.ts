import type { PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Need } from '@hatstand/db/schema/telling';
import type { Day, TimeOfDay } from '@hatstand/db/times';

/** The best time of day: one side may be left open. */
export interface Best {
  readonly from?: TimeOfDay;
  readonly until?: TimeOfDay;
}
/** Everybody a name may mean. None: the speaker speaks for themself. */
export interface Whose {
  readonly whose?: readonly PersonId[];
}

/** Everything about how people like to be told things. `ask again` is what the alarm means: kept in databases, so it never changes its shape. */
export type TellingIntent =
  | ({ readonly do: 'show' } & Whose)
  | ({ readonly do: 'set'; readonly need: Need; readonly words?: Labelled<'care'>; readonly best?: Best } & Whose)
  /** Several in one sentence, without times or own words. */
  | ({ readonly do: 'set several'; readonly needs: readonly Need[] } & Whose)
  | ({ readonly do: 'end'; readonly need: Need } & Whose)
  | { readonly do: 'share'; readonly yes: boolean; readonly person?: PersonId }
  | { readonly do: 'copy in'; readonly supporter: readonly PersonId[]; readonly unknown: boolean }
  | { readonly do: 'stop copies'; readonly supporter?: readonly PersonId[] }
  | { readonly do: 'support'; readonly person: PersonId; readonly yes: boolean }
  | { readonly do: 'ask again'; readonly person: PersonId; readonly need: Need; readonly on: Day }
  | { readonly do: 'still right'; readonly person: PersonId; readonly need: Need; readonly yes: boolean };

import type { PersonId } from '@hatstand/db/ids';
import type { WayByHand } from '@hatstand/db/schema/deliveries';

/** People said by name: each with everybody the name may mean. `team owner`: said without a name, as buttons do. */
export type Heard = readonly (readonly PersonId[] | 'team owner')[];

/** Everything the ledger can be asked, and told. `item` and `delivery` are what a button stands for. */
export type DeliveryIntent =
  | { readonly do: 'who has had it'; readonly people?: Heard; readonly item?: string }
  | { readonly do: 'something earlier'; readonly besides: string }
  | { readonly do: 'told by hand'; readonly how: WayByHand; readonly people: Heard; readonly delivery?: number }
  | { readonly do: 'will tell'; readonly people: Heard; readonly delivery?: number }
  | { readonly do: 'print'; readonly people?: Heard; readonly delivery?: number };

import type { PersonId } from '@hatstand/db/ids';
import type { Label, Labelled } from '@hatstand/db/labels';
import type { Item, Standing } from '@hatstand/db/repositories/ledger';
import type { WayByHand } from '@hatstand/db/schema/deliveries';
import type { DeliveryIntent } from './intents.ts';

export type DeliveryFact =
  /** `of`: only these people were asked about. */
  | { readonly happened: 'ledger-shown'; readonly item: Item; readonly of: readonly PersonId[] | undefined }
  | { readonly happened: 'item-unclear'; readonly items: readonly Item[]; readonly intent: Extract<DeliveryIntent, { do: 'who has had it' }> }
  | { readonly happened: 'told-by-hand'; readonly delivery: Standing; readonly how: WayByHand; readonly by: PersonId }
  | {
      readonly happened: 'delivery-unclear';
      readonly deliveries: readonly Standing[];
      readonly intent: Exclude<DeliveryIntent, { do: 'who has had it' | 'something earlier' }>;
    }
  | {
      readonly happened: 'person-unclear';
      readonly people: readonly PersonId[];
      readonly intent: Extract<DeliveryIntent, { do: 'told by hand' | 'will tell' }>;
    }
  | { readonly happened: 'words-shown'; readonly delivery: Standing; readonly words: Labelled }
  | {
      readonly happened: 'page-made';
      readonly secret: Labelled<'plan'>;
      readonly delivery: Standing;
      readonly words: Labelled<Exclude<Label, 'sealed'>>;
      readonly opensUntil: Date;
      readonly by: PersonId;
      /** Whom the page is for: everybody it has not reached, and who may read it. */
      readonly waiting: readonly Standing[];
    };

export type DeliveryReason =
  | 'nothing sent'
  | 'not theirs to ask'
  | 'nobody of that name'
  | 'nothing open'
  | 'told already'
  | 'not for you'
  | 'words gone'
  | 'not here'
  | 'nothing to print';

import type { CircleId, PersonId, PosterId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';

export type PosterFact =
  | {
      readonly happened: 'poster-made';
      readonly id: PosterId;
      readonly circle: CircleId;
      readonly words: readonly string[];
      readonly secret: Labelled<'plan'>;
      readonly by: PersonId;
      /** The one before, whose words work no more. */
      readonly instead: PosterId | undefined;
    }
  | { readonly happened: 'poster-shown'; readonly circle: CircleId }
  | { readonly happened: 'poster-stopped'; readonly id: PosterId; readonly circle: CircleId; readonly by: PersonId }
  | { readonly happened: 'circle-asked'; readonly wanted: 'make' | 'stop' }
  | { readonly happened: 'left-as-is' };

export type PosterReason = 'not yours' | 'no number' | 'no poster';

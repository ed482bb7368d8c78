import type { AddressId, CircleId, PersonId, PosterId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Question } from './intents.ts';

export type VolunteerFact =
  | {
      readonly happened: 'arrived';
      readonly person: PersonId;
      readonly address: AddressId;
      readonly handle: Labelled<'sealed'>;
      readonly circle: CircleId;
      readonly poster: PosterId;
      readonly looksAgainAt: Date;
    }
  | { readonly happened: 'join-offered'; readonly poster: PosterId; readonly circle: CircleId }
  | { readonly happened: 'joined'; readonly person: PersonId; readonly circle: CircleId; readonly poster: PosterId | undefined }
  /** They are in already; the question that is still open is asked again. */
  | { readonly happened: 'in-already'; readonly circle: CircleId; readonly asks: Question | undefined }
  | { readonly happened: 'asked'; readonly question: Question; readonly circle: CircleId; readonly because: 'next' | 'unclear' | 'to change' }
  | {
      readonly happened: 'named';
      readonly person: PersonId;
      readonly circle: CircleId;
      readonly name: Labelled<'team'>;
      readonly looksAgainAt: Date | undefined;
    }
  | {
      readonly happened: 'answered';
      readonly person: PersonId;
      readonly circle: CircleId;
      readonly question: Question;
      readonly words: Labelled<'care'> | undefined;
      /** When it is seen to that the keeper, who has heard of them already, hears this too. */
      readonly looksAgainAt: Date | undefined;
    }
  | { readonly happened: 'finished'; readonly circle: CircleId; readonly keeper: PersonId | undefined }
  | {
      readonly happened: 'keeper-told';
      readonly keeper: PersonId;
      readonly about: PersonId;
      readonly circle: CircleId;
      /** They have been told of the person before, and this is more. */
      readonly again: boolean;
      /** How often they want to hear: what they said in this very turn, or before. */
      readonly often: Labelled<'care'> | undefined;
    }
  | { readonly happened: 'met'; readonly person: PersonId; readonly circles: readonly CircleId[] }
  | { readonly happened: 'words-tried'; readonly from: AddressId | undefined; readonly looked: boolean }
  | { readonly happened: 'left-as-is' };

export type VolunteerReason = 'no volunteer' | 'poster is over' | 'nobody to meet' | 'which one';

import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Need } from '@hatstand/db/schema/telling';
import type { Day } from '@hatstand/db/times';
import type { Best } from './intents.ts';

export type As = 'themself' | 'advocate';

export type TellingFact =
  | {
      readonly happened: 'need-recorded';
      readonly person: PersonId;
      readonly need: Need;
      readonly words: Labelled<'care'> | undefined;
      readonly best: Best | undefined;
      readonly by: PersonId;
      readonly as: As;
      readonly reviewOn: Day;
      /** Who is asked whether it is still right, and when. */
      readonly asks: PersonId;
      readonly rings: Date;
      /** Another need follows in the same breath: what is asked about both is asked once, with the last. */
      readonly isFollowed?: boolean;
    }
  | { readonly happened: 'need-ended'; readonly person: PersonId; readonly need: Need; readonly by: PersonId }
  | { readonly happened: 'needs-shown'; readonly person: PersonId; readonly team: TeamId | undefined }
  | { readonly happened: 'needs-shared'; readonly person: PersonId; readonly teams: readonly TeamId[]; readonly by: PersonId }
  | { readonly happened: 'needs-kept'; readonly person: PersonId }
  | { readonly happened: 'supporter-asked'; readonly person: PersonId; readonly supporter: PersonId; readonly team: TeamId | undefined }
  | {
      readonly happened: 'supporter-answered';
      readonly person: PersonId;
      readonly supporter: PersonId;
      readonly yes: boolean;
      readonly team: TeamId | undefined;
    }
  | { readonly happened: 'copies-ended'; readonly pairs: readonly { readonly person: PersonId; readonly supporter: PersonId }[] }
  | { readonly happened: 'review-asked'; readonly person: PersonId; readonly need: Need; readonly recordedOn: Day };

export type TellingReason =
  | 'not for you to say'
  | 'nothing for you to see'
  | 'which person'
  | 'nobody of that name'
  | 'yourself'
  | 'no chat'
  | 'asked already'
  | 'copied already'
  | 'no copies'
  | 'not asked'
  | 'nothing recorded'
  | 'nothing to share';

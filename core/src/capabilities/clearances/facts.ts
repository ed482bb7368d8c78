import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import type { ClearanceIntent, Reads } from './intents.ts';

export type ClearanceFact =
  | { readonly happened: 'clearances-shown'; readonly team: TeamId }
  | { readonly happened: 'team-unclear'; readonly intent: ClearanceIntent; readonly teams: readonly TeamId[] }
  /** `until`: the first day it no longer holds. `widened`: they may read more than before. */
  | {
      readonly happened: 'cleared';
      readonly team: TeamId;
      readonly people: readonly PersonId[];
      readonly reads: Reads;
      readonly until: Day | null;
      readonly by: PersonId;
      readonly widened: readonly PersonId[];
      readonly askedBy: PersonId | undefined;
    }
  | { readonly happened: 'so-already'; readonly team: TeamId; readonly people: readonly PersonId[]; readonly reads: Reads }
  | {
      readonly happened: 'yes-asked-for';
      readonly team: TeamId;
      readonly person: PersonId;
      readonly reads: Reads;
      readonly until: Day | null;
      readonly of: PersonId;
      readonly by: PersonId;
    }
  | { readonly happened: 'declined'; readonly team: TeamId; readonly person: PersonId; readonly askedBy: PersonId }
  | { readonly happened: 'left-as-is' };

export type ClearanceReason =
  | 'in no team'
  | 'not in this team'
  | 'not a member'
  | 'two of that name'
  | 'sees everything anyway'
  | 'end not clear'
  | 'nobody to ask'
  | 'one at a time'
  | 'not for you to say';

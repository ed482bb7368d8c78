import type { PersonId, RequestId } from '@hatstand/db/ids';
import type { Visit } from '../../visits/visits.ts';
import type { TimeQuestion } from '../../words/times.ts';
import type { Wanted, When } from './intents.ts';

/** What the rota has decided. Those ending in `-unclear` and `which-visit` record nothing. */
export type CoverFact =
  | { readonly happened: 'day-unclear'; readonly question: TimeQuestion; readonly choices: readonly When[]; readonly asking: Unclear }
  | {
      readonly happened: 'which-visit';
      readonly wanted: Wanted;
      readonly with: readonly PersonId[] | undefined;
      readonly visits: readonly Visit[];
      readonly because: 'several' | 'not said' | 'none then' | 'past' | 'no such day' | 'weekday and date differ' | 'not sure' | 'one at a time';
    }
  | {
      readonly happened: 'swap-choices';
      readonly visit: Visit;
      readonly options: readonly Visit[];
      readonly because: 'choose' | 'nobody fits' | 'not that one';
    }
  | {
      readonly happened: 'swap-asked';
      readonly request: RequestId;
      readonly visit: Visit;
      readonly inReturn: Visit;
      readonly giver: PersonId;
      readonly asked: PersonId;
      readonly openedAt: Date;
      readonly closesAt: Date;
    }
  | {
      readonly happened: 'cover-asked';
      readonly request: RequestId;
      readonly visit: Visit;
      readonly giver: PersonId;
      readonly asked: readonly PersonId[];
      readonly openedAt: Date;
      readonly closesAt: Date;
    }
  | { readonly happened: 'nobody-free'; readonly visit: Visit; readonly giver: PersonId }
  | { readonly happened: 'named-cannot'; readonly visit: Visit; readonly named: readonly PersonId[] }
  | {
      readonly happened: 'yes-said';
      readonly request: RequestId;
      readonly by: PersonId;
      readonly next: 'ask the Team Owner' | 'settle';
      /** `earlier`: they said yes while somebody else held it, and it has come free. */
      readonly said: 'now' | 'earlier';
    }
  | { readonly happened: 'yes-noted'; readonly request: RequestId; readonly by: PersonId }
  | { readonly happened: 'no-said'; readonly request: RequestId; readonly by: PersonId; readonly next: 'nothing' | 'give up' | 'ask on' }
  | {
      readonly happened: 'settled';
      readonly request: RequestId;
      readonly visit: Visit;
      readonly inReturn: Visit | undefined;
      readonly giver: PersonId;
      readonly taker: PersonId;
      readonly by: PersonId;
    }
  | { readonly happened: 'not-agreed'; readonly request: RequestId; readonly taker: PersonId; readonly by: PersonId; readonly next: 'give up' | 'ask on' }
  | { readonly happened: 'which-request'; readonly requests: readonly { readonly id: RequestId; readonly visit: Visit }[] }
  | { readonly happened: 'asking-stopped'; readonly request: RequestId; readonly by: PersonId }
  | { readonly happened: 'lapsed'; readonly request: RequestId };

/** The intent that waits for the day to be cleared up. */
export type Unclear = { readonly do: 'find'; readonly wanted: Wanted; readonly with?: readonly PersonId[] };

/** Why the rota says no. */
export type CoverReason =
  | 'in no team'
  | 'not in this team'
  | 'no visits of your own'
  | 'not your visit'
  | 'begun'
  | 'visit of another team'
  | 'nothing asked'
  | 'already asking'
  | 'other one is asked for'
  | 'nobody can say yes'
  | 'not asked'
  | 'already yours'
  | 'already covered'
  | 'over'
  | 'does not fit any more'
  | 'already said yes'
  | 'not for you to say'
  | 'answered already';

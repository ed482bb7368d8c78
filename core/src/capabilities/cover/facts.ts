import type { PersonId, RequestId, SeriesId, TeamId } from '@hatstand/db/ids';
import type { Request } from '@hatstand/db/repositories/requests';
import type { Span } from '@hatstand/db/times';
import type { Visit } from '../../visits/visits.ts';
import type { TimeQuestion } from '../../words/times.ts';
import type { CoverIntent, Part, Rung, Wanted, When } from './intents.ts';

interface AskedFact {
  readonly request: RequestId;
  /** As it is asked for: a part of a visit has the part's times. */
  readonly visit: Visit;
  readonly giver: PersonId | undefined;
  readonly askedBy: PersonId;
  readonly openedAt: Date;
  readonly closesAt: Date;
}

/** What cover has decided. Those ending in `-unclear`, `which-…`, `…-choices` and `…-shown` record nothing. */
export type CoverFact =
  | { readonly happened: 'day-unclear'; readonly question: TimeQuestion; readonly choices: readonly When[]; readonly asking: Find }
  | {
      readonly happened: 'which-visit';
      readonly wanted: Wanted;
      readonly with: readonly PersonId[] | undefined;
      readonly part: Part | undefined;
      readonly visits: readonly Visit[];
      readonly because: 'several' | 'not said' | 'none then' | 'past' | 'no such day' | 'weekday and date differ' | 'not sure' | 'one at a time' | 'whose';
    }
  | { readonly happened: 'which-to-take'; readonly visits: readonly Visit[]; readonly because: 'several' | 'not said' | 'nobody needs it' }
  | {
      readonly happened: 'swap-choices';
      readonly visit: Visit;
      readonly options: readonly Visit[];
      readonly because: 'choose' | 'nobody fits' | 'not that one';
    }
  | (AskedFact & { readonly happened: 'swap-asked'; readonly inReturn: Visit; readonly asked: readonly PersonId[] })
  | (AskedFact & {
      readonly happened: 'cover-asked';
      readonly asked: readonly PersonId[];
      readonly part: Span | undefined;
      readonly urgent: boolean;
      /** Late: who hears at once that the visit needs somebody. */
      readonly told: readonly PersonId[];
      /** It begins so soon that this was the first rung of the ladder; the next one is. */
      readonly next: Climb;
      readonly waves: number;
      /** Whether the circle has people who could come. */
      readonly circle: boolean;
      /** One of several: the asker hears of all of them together. */
      readonly oneOfSeveral: boolean;
    })
  | { readonly happened: 'asking-already'; readonly visit: Visit; readonly request: RequestId }
  /** Their own visit, or one they are being asked about: they said that they can't, and not which. */
  | {
      readonly happened: 'cant-which';
      readonly own: readonly Visit[];
      readonly asked: readonly { readonly request: RequestId; readonly visit: Visit }[];
    }
  | { readonly happened: 'several-asked'; readonly visits: readonly Visit[]; readonly already: readonly Visit[] }
  | { readonly happened: 'too-many-shown'; readonly count: number }
  | { readonly happened: 'named-cannot'; readonly visit: Visit; readonly named: readonly PersonId[] }
  | { readonly happened: 'clash-shown'; readonly visit: Visit; readonly with: Visit }
  | {
      readonly happened: 'wave-asked';
      readonly request: RequestId;
      readonly visit: Visit;
      readonly asked: readonly PersonId[];
      readonly wave: number;
      readonly by: PersonId;
    }
  | { readonly happened: 'circle-suggested'; readonly request: RequestId; readonly visit: Visit; readonly nobody: boolean }
  | { readonly happened: 'circle-decided'; readonly request: RequestId; readonly visit: Visit; readonly yes: boolean; readonly asked: readonly PersonId[] }
  | { readonly happened: 'volunteered'; readonly request: RequestId; readonly by: PersonId }
  | {
      readonly happened: 'yes-said';
      readonly request: RequestId;
      readonly visit: Visit;
      readonly inReturn: Visit | undefined;
      readonly giver: PersonId | undefined;
      readonly urgent: boolean;
      readonly by: PersonId;
      readonly next: 'ask the Team Owner' | 'ask the others' | 'settle';
      /** `earlier`: they said yes while somebody else held it, and it has come free. */
      readonly said: 'now' | 'earlier';
    }
  | { readonly happened: 'yes-noted'; readonly request: RequestId; readonly by: PersonId }
  | { readonly happened: 'no-said'; readonly request: RequestId; readonly by: PersonId; readonly next: AfterNo; readonly wasYes: boolean }
  | {
      readonly happened: 'settled';
      readonly request: RequestId;
      readonly visit: Visit;
      readonly inReturn: Visit | undefined;
      readonly giver: PersonId | undefined;
      readonly taker: PersonId;
      readonly by: PersonId;
      readonly agreedAs: NonNullable<Request['agreedAs']>;
      /** A part of a visit becomes one of its own; what is left of the visit has these times. */
      readonly split: { readonly series: SeriesId; readonly rest: Span } | undefined;
    }
  | { readonly happened: 'not-agreed'; readonly request: RequestId; readonly taker: PersonId; readonly by: PersonId; readonly next: AfterNo }
  | { readonly happened: 'given-back'; readonly request: RequestId; readonly visit: Visit; readonly by: PersonId; readonly to: PersonId }
  | { readonly happened: 'which-request'; readonly requests: readonly { readonly id: RequestId; readonly visit: Visit }[] }
  | { readonly happened: 'asking-stopped'; readonly request: RequestId; readonly by: PersonId }
  | { readonly happened: 'lapsed'; readonly request: RequestId }
  | {
      readonly happened: 'mentioned';
      readonly by: PersonId;
      readonly team: TeamId;
      readonly visits: readonly Visit[];
      readonly reminded: readonly { readonly request: RequestId; readonly person: PersonId; readonly visit: Visit }[];
    }
  | { readonly happened: 'watched'; readonly team: TeamId; readonly watchedBy: PersonId; readonly next: Date; readonly climbs: readonly Climb[] }
  | {
      readonly happened: 'rung-climbed';
      readonly visit: Visit;
      readonly rung: Rung;
      readonly told: readonly PersonId[];
      readonly next: Climb | undefined;
      readonly by: PersonId;
    }
  | { readonly happened: 'being-sorted'; readonly visit: Visit; readonly by: PersonId; readonly tell: readonly PersonId[] };

/** When an uncovered visit is taken to whom. */
export interface Climb {
  readonly visit: Visit;
  readonly rung: Rung;
  readonly at: Date;
}
/**
 * `ask on`: others have not answered yet; `ask more`: others have not been asked yet; `nobody left`: everybody has said no, and the question stays open,
 * for the visit still needs somebody.
 */
export type AfterNo = 'nothing' | 'give up' | 'nobody left' | 'ask on' | 'ask more';
/** The intent that waits for the day to be cleared up. */
export type Find = Extract<CoverIntent, { do: 'find' }>;

/** Why cover says no. */
export type CoverReason =
  | 'in no team'
  | 'not in this team'
  | 'no visits of your own'
  | 'not your visit'
  | 'begun'
  | 'visit of another team'
  | 'not that part'
  | 'nothing asked'
  | 'other one is asked for'
  | 'nobody can say yes'
  | 'not asked'
  | 'already yours'
  | 'already covered'
  | 'over'
  | 'does not fit any more'
  | 'already said yes'
  | 'not for you to say'
  | 'answered already'
  | 'needs a skill'
  | 'gives no visits'
  | 'nothing taken'
  | 'sorting already'
  | 'nothing to sort';

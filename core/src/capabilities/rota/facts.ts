import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Day, Span } from '@hatstand/db/times';
import type { Covered } from '../../visits/fairness.ts';
import type { Visit } from '../../visits/visits.ts';
import type { TimeQuestion } from '../../words/times.ts';
import type { Asks, GapsIntent, RotaIntent, ShowIntent, When, WhoIntent } from './intents.ts';
import type { CircleGap } from './known.ts';

interface Shown {
  readonly from: Day;
  readonly to: Day;
  readonly visits: readonly Visit[];
  readonly teams: readonly TeamId[];
}

/** A visit that needs somebody: free, or its giver (`by`) asks cover for it or for the part that `span` says. */
export interface Gap {
  readonly visit: Visit;
  readonly span: Span;
  readonly by: PersonId | undefined;
}

/** What the rota answers. It records nothing. */
export type RotaFact =
  | ({ readonly happened: 'week-shown'; readonly team: TeamId; readonly bare: boolean; readonly hasGaps: boolean } & Omit<Shown, 'teams'>)
  | ({ readonly happened: 'mine-shown' } & Shown & { readonly whose: ShowIntent['whose'] })
  | ({ readonly happened: 'theirs-shown'; readonly person: PersonId } & Shown)
  | {
      readonly happened: 'who-told';
      readonly asks: Asks;
      readonly when: When;
      readonly isNow: boolean;
      readonly isOver: boolean;
      readonly visits: readonly Visit[];
      readonly person: PersonId | undefined;
      /** The next visit after it (of that person, where one was named), when there is none in that time. */
      readonly next: Visit | undefined;
      readonly teams: readonly TeamId[];
    }
  | {
      readonly happened: 'next-told';
      readonly person: PersonId | undefined;
      readonly now: Visit | undefined;
      readonly visits: readonly Visit[];
      readonly teams: readonly TeamId[];
    }
  | ({
      readonly happened: 'gaps-shown';
      readonly gaps: readonly Gap[];
      readonly toTake: readonly Visit[];
      readonly toAskAbout: readonly Visit[];
    } & Omit<Shown, 'visits'>)
  | { readonly happened: 'circle-gaps-shown'; readonly gaps: readonly CircleGap[]; readonly from: Day; readonly to: Day }
  | { readonly happened: 'fairness-told'; readonly teams: readonly { readonly team: TeamId; readonly covered: readonly Covered[] }[] }
  | {
      readonly happened: 'day-unclear';
      readonly question: TimeQuestion;
      readonly choices: readonly When[];
      readonly asking: ShowIntent | WhoIntent | GapsIntent;
    }
  | {
      readonly happened: 'which-person';
      readonly choices: readonly { readonly person: PersonId; readonly next: Visit | undefined; readonly means: RotaIntent }[];
    };

/** Why the rota says no. */
export type RotaReason = 'in no team' | 'not in this team' | 'nobody of that name' | 'no team of that name' | 'not for you to count';

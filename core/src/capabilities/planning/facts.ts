import type { PersonId, ProposalId, RequestId, TeamId } from '@hatstand/db/ids';
import type { LocalTime } from '@hatstand/db/times';
import type { Visit } from '../../visits/visits.ts';
import type { TimeQuestion } from '../../words/heard.ts';
import type { Change } from './changes.ts';
import type { Doubt, PlanningStep, PlanningWish, When } from './intents.ts';
import type { Answered, As } from './known.ts';
import type { TimeWarning } from './working-time.ts';

export type Because = 'several' | 'not said' | 'none then' | 'not sure' | 'no such day' | 'weekday and date differ' | 'past';

/** What planning has decided. */
export type PlanningFact =
  | { readonly happened: 'which-visit'; readonly wish: PlanningWish; readonly visits: readonly Visit[]; readonly because: Because; readonly series: boolean }
  | {
      readonly happened: 'day-unclear';
      readonly question: TimeQuestion;
      readonly choices: readonly { readonly when: When; readonly wish: PlanningWish }[];
      readonly step: PlanningStep;
    }
  | { readonly happened: 'which-team'; readonly wish: PlanningWish; readonly teams: readonly TeamId[] }
  | { readonly happened: 'time-asked'; readonly wish: PlanningWish; readonly missing: 'time' | 'end' }
  | { readonly happened: 'start-asked'; readonly wish: PlanningWish; readonly next: Visit }
  | { readonly happened: 'doubted'; readonly wish: PlanningWish; readonly change: Change; readonly team: TeamId; readonly doubts: readonly Doubted[] }
  | { readonly happened: 'cover-or-not'; readonly visit: Visit }
  | { readonly happened: 'all-shown'; readonly visits: readonly Visit[] }
  | { readonly happened: 'clash-shown'; readonly giver: PersonId; readonly wanted: Visit; readonly clash: Visit }
  | { readonly happened: 'skill-missing'; readonly giver: PersonId; readonly wanted: Visit }
  | { readonly happened: 'left' }
  | {
      readonly happened: 'proposed';
      readonly proposal: ProposalId;
      readonly team: TeamId;
      readonly change: Change;
      readonly voiceFirst: boolean;
      readonly by: PersonId;
      readonly answers: readonly Answered[];
      readonly asked: readonly Answered[];
      /** Givers who are only told, and may say no: somebody asks for their visit to be cancelled. */
      readonly told: readonly PersonId[];
      readonly warnings: readonly TimeWarning[];
      readonly openedAt: Date;
      readonly closesAt: Date;
    }
  | {
      readonly happened: 'yes-said';
      readonly proposal: ProposalId;
      readonly by: PersonId;
      readonly row: Answered;
      readonly as: As;
      readonly next: 'settle' | readonly Answered[];
      readonly closesAt: Date;
    }
  | { readonly happened: 'declined'; readonly proposal: ProposalId; readonly by: PersonId; readonly row: Answered | undefined }
  | {
      readonly happened: 'proposal-ended';
      readonly proposal: ProposalId;
      readonly state: 'lapsed' | 'withdrawn';
      readonly because: 'time' | 'changed since' | 'proposer';
    }
  | {
      readonly happened: 'changed';
      readonly change: Change;
      readonly team: TeamId;
      readonly proposal: ProposalId | undefined;
      /** Who wanted it, and as what. */
      readonly by: PersonId;
      readonly as: As;
      readonly before: readonly Visit[];
      readonly after: readonly Visit[];
      /** Cancelled within 24 hours of their beginning. */
      readonly late: readonly Visit[];
      /** Days that differed, and go with a series that ends. */
      readonly alsoGone: readonly Visit[];
      readonly at: LocalTime;
    }
  | { readonly happened: 'overtaken'; readonly proposal: ProposalId; readonly by: PersonId; readonly change: Change }
  | { readonly happened: 'request-closed'; readonly request: RequestId; readonly by: PersonId; readonly isGone: boolean }
  | { readonly happened: 'wants-to-keep'; readonly visits: readonly Visit[]; readonly by: PersonId; readonly team: TeamId };

/** A doubt with what it is about: the bank holiday, the other visit, the day that the clocks change. */
export type Doubted =
  | { readonly doubt: 'bank holiday'; readonly visit: Visit }
  | { readonly doubt: 'overlap'; readonly visit: Visit; readonly other: Visit }
  | { readonly doubt: 'away'; readonly visit: Visit; readonly giver: PersonId }
  | { readonly doubt: 'clocks'; readonly visit: Visit };
export const kindsOf = (doubts: readonly Doubted[]): Doubt[] => doubts.map(({ doubt }) => doubt);

/** Why planning says no. */
export type PlanningReason =
  | 'in no team'
  | 'not in this team'
  | 'team has ended'
  | 'past'
  | 'begun'
  | 'cancelled already'
  | 'not cancelled'
  | 'not a giver'
  | 'which person'
  | 'no such visits'
  | 'never happens'
  | 'too long'
  | 'too far'
  | 'clocks'
  | 'nothing to change'
  | 'nobody can say yes'
  | 'already asking'
  | 'over'
  | 'not asked'
  | 'already said yes'
  | 'changed since'
  | 'not yours';

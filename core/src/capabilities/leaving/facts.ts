import type { DepartureId, PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Day, LocalTime } from '@hatstand/db/times';
import type { Visit } from '../../visits/visits.ts';
import type { LeavingIntent } from './intents.ts';

interface About {
  readonly departure: DepartureId;
  readonly team: TeamId;
  readonly person: PersonId;
  readonly lastDay: Day;
}

/** A hat, or speaking for the Team Owner, that nobody else has from then on; and who does what must be done meanwhile. */
export interface Orphan {
  readonly power: { readonly hat: string } | 'speak for the team';
  readonly meanwhile: readonly PersonId[];
}

export type LeavingFact =
  | { readonly happened: 'team-unclear'; readonly intent: LeavingIntent; readonly teams: readonly TeamId[] }
  | { readonly happened: 'meaning-asked'; readonly team: TeamId; readonly lastDay: Day | undefined }
  | { readonly happened: 'last-day-asked'; readonly team: TeamId; readonly because: 'not said' | 'unclear' | 'gone' }
  | { readonly happened: 'leaving-shown'; readonly team: TeamId; readonly lastDay: Day; readonly visits: readonly Visit[]; readonly hats: readonly string[] }
  /** `tellAt`: when the others are told. */
  | (About & {
      readonly happened: 'leaving-said';
      readonly voice: PersonId | undefined;
      readonly tellAt: Date;
      readonly goodbyeAt: Date;
      readonly visits: readonly Visit[];
    })
  | (About & {
      readonly happened: 'leaving-known';
      readonly from: LocalTime;
      readonly visits: readonly Visit[];
      readonly hats: readonly string[];
      readonly orphans: readonly Orphan[];
      readonly helper: PersonId | undefined;
    })
  | (About & { readonly happened: 'goodbye-said'; readonly farewell: Labelled<'care'> | undefined; readonly tell: readonly PersonId[] })
  | (About & { readonly happened: 'staying'; readonly tell: readonly PersonId[]; readonly wasKnown: boolean })
  | { readonly happened: 'farewell-asked'; readonly departure: DepartureId; readonly team: TeamId; readonly lastDay: Day }
  | { readonly happened: 'farewell-kept'; readonly departure: DepartureId; readonly team: TeamId; readonly words: Labelled<'care'>; readonly lastDay: Day }
  | { readonly happened: 'letting-go-shown'; readonly team: TeamId; readonly person: PersonId; readonly visits: readonly Visit[] }
  | {
      readonly happened: 'let-go';
      readonly departure: DepartureId;
      readonly team: TeamId;
      readonly person: PersonId;
      readonly by: PersonId;
      readonly from: LocalTime;
      readonly visits: readonly Visit[];
      readonly orphans: readonly Orphan[];
      readonly helper: PersonId | undefined;
      readonly planners: readonly PersonId[];
    }
  | { readonly happened: 'left-as-is' };

export type LeavingReason =
  | 'in no team'
  | 'not in this team'
  | 'your own team'
  | 'leaving already'
  | 'not leaving'
  | 'not for you to say'
  | 'owner decides'
  | 'nobody of that name'
  | 'which of them'
  | 'yourself'
  | 'over';

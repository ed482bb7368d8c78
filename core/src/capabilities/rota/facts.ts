import type { TeamId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';
import type { Visit } from '../../visits/visits.ts';
import type { TimeQuestion } from '../../words/times.ts';
import type { RotaIntent, When, Whose } from './intents.ts';

/** What the rota answers. It records nothing. */
export type RotaFact =
  | { readonly happened: 'week-shown'; readonly team: TeamId; readonly from: Day; readonly to: Day; readonly visits: readonly Visit[]; readonly bare: boolean }
  | {
      readonly happened: 'mine-shown';
      readonly whose: Whose;
      readonly from: Day;
      readonly to: Day;
      readonly visits: readonly Visit[];
      readonly teams: readonly TeamId[];
    }
  | { readonly happened: 'day-unclear'; readonly question: TimeQuestion; readonly choices: readonly When[]; readonly asking: RotaIntent };

/** Why the rota says no. */
export type RotaReason = 'in no team' | 'not in this team';

import type { PersonId, ProposalId, RequestId, SeriesId, TeamId, VisitId } from '@hatstand/db/ids';
import type { Schedule } from '@hatstand/db/repositories/visits';
import type { Day } from '@hatstand/db/times';
import type { VisitsKnown } from '../../visits/known.ts';
import type { Visit } from '../../visits/visits.ts';
import type { Change } from './changes.ts';

export type As = 'giver' | 'Team Owner' | 'advocate' | 'Rota Holder';
export interface Answered {
  readonly person: PersonId;
  readonly as: As;
  readonly answer: 'none yet' | 'yes' | 'no';
}

/** A change that waits, or has waited, for everybody's yes. `voiceFirst`: a suggestion that the voice is asked about before anybody else. */
export interface ProposalKnown {
  readonly id: ProposalId;
  readonly team: TeamId;
  readonly by: PersonId;
  readonly state: 'waiting' | 'agreed' | 'declined' | 'lapsed' | 'withdrawn';
  readonly closesAt: Date;
  readonly change: Change;
  readonly voiceFirst: boolean;
  readonly answers: readonly Answered[];
}

export interface ScheduleKnown {
  readonly schedule: Schedule;
  readonly place: string;
}

/** What the rules of planning must see. */
export interface Known extends VisitsKnown {
  /** Cancelled visits of these teams, in the days concerned. */
  readonly cancelled: readonly Visit[];
  readonly schedules: readonly ScheduleKnown[];
  readonly places: ReadonlyMap<TeamId, string>;
  /** The last day that is looked at: what goes on for ever is checked up to here. */
  readonly horizon: Day;
  readonly proposal: ProposalKnown | undefined;
  /** Other changes of these teams that wait for an answer. */
  readonly waiting: readonly ProposalKnown[];
  /** Open requests for cover or a swap, whose visits may be changed by this. */
  readonly requests: readonly {
    readonly id: RequestId;
    readonly team: TeamId;
    readonly visits: readonly VisitId[];
    readonly askedBy: PersonId;
    readonly asked: readonly PersonId[];
  }[];
}

export const scheduleById = (known: Pick<Known, 'schedules'>, id: SeriesId): ScheduleKnown | undefined =>
  known.schedules.find(({ schedule }) => schedule.series.id === id);

import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Request } from '@hatstand/db/repositories/requests';
import type { Attendance } from '@hatstand/db/repositories/visit-history';
import type { RecordEntry } from '@hatstand/db/repositories/visit-record';
import type { Day, LocalTime, Span } from '@hatstand/db/times';
import type { Visit } from '../../visits/visits.ts';
import type { Placed } from './periods.ts';

/** A team as whoever asks about its past sees it. */
export interface PastTeam {
  readonly id: TeamId;
  readonly name: Labelled<'team'>;
  readonly nickname: Labelled<'plan'>;
  /** The speaker belongs to it today: as member, advocate or Team Owner. */
  readonly isTheirs: boolean;
  /** Team Owner or advocate: all of the record is theirs to read. */
  readonly speaksForIt: boolean;
  /** Team Owner, advocate, Rota Holder, or Numbers Person of its circle: everybody's hours. */
  readonly seesHours: boolean;
  /** Whether the speaker may read what is labelled `team` here. */
  readonly readsTeam: boolean;
}

/** How people are called. `plan` is missing for Team Owners of these teams; `namesakes`: how many called the same come before them. */
export interface Called {
  readonly plan: Labelled<'plan'> | undefined;
  readonly first: Labelled<'team'>;
  readonly surname: Labelled<'team'>;
  readonly namesakes: number;
  readonly isOneOfSeveral: boolean;
}

/** A visit with what is needed to count it. */
export interface PastVisit {
  readonly visit: Visit;
  readonly done: boolean;
  readonly cancelledBy: PersonId | undefined;
  readonly cancelledAt: LocalTime | undefined;
}

/** All that was written down about one visit. */
export interface VisitHistory extends PastVisit {
  /** When the series has it, before anybody moved it. */
  readonly planned: Span;
  readonly settled: readonly Request[];
  readonly entries: readonly RecordEntry[];
  readonly attendances: readonly Attendance[];
}

/** What the rules must see. Visits are those of the teams, between the days that were meant. */
export interface Known {
  readonly me: PersonId;
  readonly now: LocalTime;
  readonly today: Day;
  readonly room: TeamId | 'no team' | undefined;
  readonly onWhatsApp: boolean;
  readonly meant: Placed;
  readonly teams: readonly PastTeam[];
  readonly visits: readonly PastVisit[];
  readonly histories: readonly VisitHistory[];
  readonly people: ReadonlyMap<PersonId, Called>;
  /** Whom a typed name may mean, in teams whose hours the speaker may see. */
  readonly typed: readonly PersonId[];
}

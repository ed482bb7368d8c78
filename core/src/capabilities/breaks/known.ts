import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Day, LocalTime, Span, TimeOfDay } from '@hatstand/db/times';

/** A change that touches somebody, as it stands: of a visit, or whatever else they were told of. */
export type Change =
  | {
      readonly is: 'visit';
      readonly what: 'given' | 'moved' | 'no visit' | 'on again' | 'added';
      readonly span: Span;
      readonly team: TeamId;
      readonly giver: PersonId | undefined;
    }
  | { readonly is: 'visits'; readonly what: 'ended' | 'another giver'; readonly team: TeamId; readonly giver: PersonId | undefined }
  | { readonly is: 'other'; readonly about: Labelled<'plan'> };

/** What has happened since then that touches somebody, the oldest first, and what waits for their answer. */
export interface Missed {
  readonly since: LocalTime;
  readonly changes: readonly Change[];
  readonly waiting: readonly Labelled<'plan'>[];
}

/** What the rules must see of one person. */
export interface Known {
  readonly me: PersonId;
  readonly today: Day;
  readonly stoppedAt: Date | null;
  readonly pausedUntil: Day | null;
  readonly quiet: { readonly quietFrom: TimeOfDay; readonly quietUntil: TimeOfDay };
  /** Their own visits of the next weeks, in order: they stay theirs in a break. */
  readonly visits: readonly Span[];
  readonly missed: Missed;
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  readonly nicknames: ReadonlyMap<TeamId, Labelled<'plan'>>;
  readonly isInSeveralTeams: boolean;
}

import type { PersonId, TeamId, VisitId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Span } from '@hatstand/db/times';
import type { VisitsKnown } from '../../visits/known.ts';

/** Somebody asks cover for this visit, or for this part of it. */
export interface CoverSought {
  readonly visit: VisitId;
  readonly part: Span | undefined;
}

/** What the rules of the rota must see. */
export interface Known extends VisitsKnown {
  /** The teams in which the speaker is family or advocate: there "mum" is the Team Owner. */
  readonly familyIn: ReadonlySet<TeamId>;
  readonly coverSought: readonly CoverSought[];
  /** Who took the visits that a team last found cover for, the latest first. */
  readonly takers: ReadonlyMap<TeamId, readonly PersonId[]>;
  /** The gaps of the circle's teams, for somebody in no team who wears a hat of the circle: when and in which area, never whose. */
  readonly circleGaps: readonly CircleGap[] | undefined;
}

export interface CircleGap {
  readonly span: Span;
  readonly area: Labelled<'plan'>;
}

import type { CircleId, InvitationId, PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { InvitedTo } from '@hatstand/db/repositories/invitations';
import type { As } from './intents.ts';

/** A team or a circle as far as joining it goes. */
export interface Joinable {
  readonly to: InvitedTo;
  /** What it is called where its Team Owner is never named; a circle by its area. */
  readonly called: Labelled<'plan'>;
  readonly name: Labelled<'team'>;
  readonly owner: PersonId | undefined;
  /** Whose yes is the team's: the Team Owner and the advocates. Of a circle: its Leader and its organiser. */
  readonly voices: readonly PersonId[];
  /** Who may write down what a Team Owner without chat said. */
  readonly starters: readonly PersonId[];
  readonly people: readonly PersonId[];
  readonly hasRoom: boolean;
  readonly hasEnded?: boolean;
}

export interface InvitationKnown {
  readonly id: InvitationId;
  readonly joinable: Joinable;
  readonly person: PersonId;
  readonly as: As;
  readonly by: PersonId;
  readonly isOpen: boolean;
  readonly theirs: 'none yet' | 'yes' | 'no';
  readonly forAll: 'none yet' | 'yes' | 'no';
  readonly wasReminded: boolean;
}

/** What the rules must see. */
export interface Known {
  readonly me: PersonId;
  readonly room: TeamId | 'no team' | undefined;
  readonly inCirclesRoom: boolean;
  readonly teams: readonly (Joinable & { readonly id: TeamId })[];
  readonly circles: readonly (Joinable & { readonly id: CircleId })[];
  /** The team that goes by the name that was said. */
  readonly calledThat: TeamId | undefined;
  /** Whom the name means, of everybody. */
  readonly meant: readonly PersonId[];
  readonly invitation: InvitationKnown | undefined;
  /** To the same team or circle, of the same person: one that is open, or one that was answered with a no not long ago. */
  readonly before: ReadonlyMap<PersonId, readonly { readonly to: TeamId | CircleId; readonly is: 'open' | 'not long ago' }[]>;
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  readonly surnames: ReadonlyMap<PersonId, Labelled<'team'>>;
  readonly reachable: ReadonlySet<PersonId>;
}

export const concerningThem = (id: InvitationId): string => `${id}: their own yes`;
export const concerningAll = (id: InvitationId): string => `${id}: the yes for all`;

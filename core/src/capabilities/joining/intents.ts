import type { CircleId, InvitationId, PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { MemberKind } from '@hatstand/db/schema/teams';
import type { CircleHat } from '../../words/hats.ts';
import type { NameSaid } from '../../words/names-said.ts';

/** As what somebody joins: a kind of member of a team, who speaks for its Team Owner, or with a hat in a circle. */
export type As = MemberKind | 'advocate' | CircleHat | 'member';

/** Somebody to be asked, as far as it was said. `where`: what the team was called. */
export interface Inviting {
  readonly name?: NameSaid;
  /** Whom the ear heard, where they are not found by the name as it was typed. */
  readonly heard?: readonly PersonId[];
  readonly as?: As;
  readonly where?: Labelled<'team'>;
  readonly team?: TeamId;
  readonly circle?: CircleId;
  /** "to the circle". */
  readonly toCircle?: true;
}

/** Everything about joining. */
export type JoiningIntent =
  | ({ readonly do: 'invite' } & Inviting)
  | { readonly do: 'answer'; readonly invitation: InvitationId; readonly yes: boolean }
  | { readonly do: 'answer for all'; readonly invitation: InvitationId; readonly yes: boolean }
  | { readonly do: 'ask again'; readonly invitation: InvitationId; readonly because: 'linked' | 'begun' | 'reminder' }
  | { readonly do: 'lapse'; readonly invitation: InvitationId }
  | { readonly do: 'leave as is' };

/** What is asked while something is still missing. */
export type JoiningStep =
  | { readonly step: 'who'; readonly inviting: Inviting }
  | { readonly step: 'surname'; readonly inviting: Inviting; readonly first: Labelled<'team'> }
  | { readonly step: 'as what'; readonly inviting: Inviting };

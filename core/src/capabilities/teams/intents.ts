import type { BeginningId, PersonId, RoomId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { NameSaid } from '../../words/names-said.ts';

export type Asking = 'ask me first' | 'just tell me';

/** What is told of a team that is being started, one thing at a time or as a whole form. */
export interface Told {
  readonly owner?: NameSaid;
  /** Whom Hattie knows by that name already: it is they, or somebody else of the same name. */
  readonly ownerIs?: PersonId | 'somebody else';
  readonly nickname?: Labelled<'team'>;
  /** Their own choice to be called by the first letter. */
  readonly initial?: true;
  readonly advocate?: NameSaid | 'nobody';
  readonly asking?: Asking;
  readonly place?: Labelled<'care'> | 'left out';
}

/** Everything a team can be asked about itself, and all it takes to make one. */
export type TeamIntent =
  | { readonly do: 'show'; readonly team?: TeamId; readonly of?: readonly PersonId[] }
  | { readonly do: 'call it'; readonly nickname?: Labelled<'team'>; readonly team?: TeamId }
  /** "Rosa knows Owen now." */
  | { readonly do: 'know well'; readonly people: readonly (readonly PersonId[])[]; readonly whose?: readonly PersonId[]; readonly team?: TeamId }
  | { readonly do: 'start'; readonly owner?: NameSaid; readonly room?: RoomId }
  /** "This is Rosa's team's room now": `called` as it was typed, `of` whom the ear heard. */
  | { readonly do: 'give room'; readonly room?: RoomId; readonly team?: TeamId; readonly called?: Labelled<'team'>; readonly of?: readonly PersonId[] }
  | { readonly do: 'tell'; readonly beginning: BeginningId; readonly told: Told }
  | { readonly do: 'ask for the yes'; readonly beginning: BeginningId }
  | { readonly do: 'answer'; readonly beginning: BeginningId; readonly yes: boolean }
  | { readonly do: 'agreed face to face'; readonly beginning: BeginningId }
  | { readonly do: 'give up starting'; readonly beginning?: BeginningId }
  | { readonly do: 'lapse'; readonly beginning: BeginningId }
  | { readonly do: 'leave as is' };

/** What is asked while something is still missing. */
export type TeamStep =
  | { readonly step: 'owner'; readonly beginning: BeginningId }
  | { readonly step: 'surname'; readonly beginning: BeginningId; readonly first: Labelled<'team'> }
  | { readonly step: 'nickname'; readonly beginning: BeginningId }
  | { readonly step: 'advocate'; readonly beginning: BeginningId }
  | { readonly step: 'advocate surname'; readonly beginning: BeginningId; readonly first: Labelled<'team'> }
  | { readonly step: 'asking'; readonly beginning: BeginningId }
  | { readonly step: 'place'; readonly beginning: BeginningId }
  | { readonly step: 'new nickname'; readonly team: TeamId };

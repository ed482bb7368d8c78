import type { BeginningId, CircleId, PersonId, RoomId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Asking, TeamIntent, Told } from './intents.ts';

/** What is still missing of a team that is being started, in the order in which it is asked. */
export type Missing = 'owner' | 'surname' | 'who it is' | 'nickname' | 'advocate' | 'advocate surname' | 'asking' | 'place';

/** Who makes the team real, and how they are asked. */
export type WhoseYes = { readonly is: 'Team Owner' | 'advocate'; readonly person: PersonId } | { readonly is: 'face to face' };

export type TeamFact =
  | { readonly happened: 'team-shown'; readonly team: TeamId }
  | { readonly happened: 'circle-shown'; readonly circle: CircleId; readonly teams: readonly TeamId[] }
  | { readonly happened: 'team-unclear'; readonly intent: TeamIntent; readonly teams: readonly TeamId[] }
  | { readonly happened: 'free-room-shown'; readonly room: RoomId; readonly openTo: 'members' | 'everyone' }
  | { readonly happened: 'nickname-asked'; readonly team: TeamId }
  | { readonly happened: 'nickname-changed'; readonly team: TeamId; readonly nickname: Labelled<'plan'>; readonly was: Labelled<'plan'>; readonly by: PersonId }
  | { readonly happened: 'known-well'; readonly team: TeamId; readonly people: readonly PersonId[]; readonly by: PersonId }
  | { readonly happened: 'known-well-already'; readonly team: TeamId; readonly people: readonly PersonId[] }
  | {
      readonly happened: 'room-given';
      readonly team: TeamId;
      readonly room: RoomId;
      readonly openTo: 'members' | 'everyone';
      readonly by: PersonId;
    }
  | { readonly happened: 'room-is-there'; readonly team: TeamId; readonly isHere: boolean }
  | { readonly happened: 'team-begun'; readonly beginning: BeginningId; readonly circle: CircleId; readonly room: RoomId; readonly by: PersonId }
  | { readonly happened: 'told'; readonly beginning: BeginningId; readonly told: Told; readonly nickname?: Labelled<'plan'> }
  /** `begun`: the first question of all. `nicknameWas`: why one that was told will not do. */
  | {
      readonly happened: 'asked-next';
      readonly beginning: BeginningId;
      readonly missing: Missing;
      readonly begun?: 'now' | 'before';
      readonly openTo?: 'members' | 'everyone';
      readonly because?: 'nickname gives it away' | 'nickname is taken';
    }
  | { readonly happened: 'summed-up'; readonly beginning: BeginningId; readonly yes: WhoseYes }
  | { readonly happened: 'yes-asked-for'; readonly beginning: BeginningId; readonly of: PersonId; readonly as: 'Team Owner' | 'advocate' }
  | {
      readonly happened: 'team-made';
      readonly beginning: BeginningId;
      readonly team: TeamId;
      readonly circle: CircleId;
      readonly room: RoomId;
      /** The Team Owner: somebody known, or a new person with the name that was told. */
      readonly owner: PersonId;
      readonly ownerIsNew: boolean;
      readonly starter: PersonId;
      readonly hats: readonly string[];
      readonly asking: Asking;
      readonly agreedBy: PersonId;
      readonly agreedAs: 'Team Owner' | 'advocate' | 'face to face';
      /** Said yes already, as the one who speaks for the Team Owner. */
      readonly advocate: PersonId | undefined;
    }
  | { readonly happened: 'not-this-time'; readonly beginning: BeginningId; readonly by: PersonId; readonly starter: PersonId }
  | { readonly happened: 'starting-given-up'; readonly beginning: BeginningId }
  | { readonly happened: 'starting-lapsed'; readonly beginning: BeginningId; readonly starter: PersonId }
  | { readonly happened: 'left-as-is' };

export type TeamReason =
  | 'in no team'
  | 'not in this team'
  | 'not for you to say'
  | 'nobody of that name'
  | 'not a member'
  | 'gives the name away'
  | 'nickname is taken'
  | 'not for you to start'
  | 'say it in the room'
  | 'say it in the new room'
  | 'not for you to give a room'
  | 'room has a team'
  | 'room is the circle’s'
  | 'somebody else is starting one'
  | 'has a team already'
  | 'it is you'
  | 'same person twice'
  | 'starting is over'
  | 'nothing is being started'
  | 'waits for a yes'
  | 'two of that name';

import type { BeginningId, CircleId, PersonId, RoomId, TeamId } from '@hatstand/db/ids';
import type { Label, Labelled } from '@hatstand/db/labels';
import type { MemberKind } from '@hatstand/db/schema/teams';
import type { Day } from '@hatstand/db/times';
import type { Asking } from './intents.ts';

/** A team as its own people see it. */
export interface TeamKnown {
  readonly id: TeamId;
  readonly circle: CircleId;
  readonly name: Labelled<'team'>;
  readonly nickname: Labelled<'plan'>;
  readonly owner: PersonId;
  readonly ownerFirst: Labelled<'team'>;
  readonly ownerSurname: Labelled<'team'>;
  readonly asking: Asking;
  readonly advocates: readonly PersonId[];
  readonly members: readonly { readonly person: PersonId; readonly kind: MemberKind; readonly newcomer: boolean }[];
  readonly hats: readonly { readonly hat: string; readonly wornBy: PersonId }[];
  /** What the speaker may read there. */
  readonly mayRead: Label;
  /** Where it talks in Rocket.Chat. `gone`: deleted, or Hattie was shown out, or there never was one. */
  readonly room: { readonly is: 'there'; readonly name: Labelled<'team'> } | { readonly is: 'gone' };
  /** How it began, where it began in chat. */
  readonly begun: { readonly as: 'Team Owner' | 'advocate' | 'face to face'; readonly by: PersonId; readonly on: Day } | undefined;
}

/** A team as a circle sees it: gaps, not people. */
export interface TeamFromOutside {
  readonly id: TeamId;
  readonly circle: CircleId;
  readonly nickname: Labelled<'plan'>;
  readonly people: number;
  readonly hats: readonly string[];
}

/** A team on its way, with what the rules may know of it: the words themselves stay in their columns. */
export interface BeginningKnown {
  readonly id: BeginningId;
  readonly circle: CircleId;
  readonly room: RoomId;
  readonly startedBy: PersonId;
  readonly state: 'gathering' | 'waiting for a yes' | 'agreed' | 'not this time' | 'given up';
  readonly startedAt: Date;
  readonly owner: PersonId | undefined;
  readonly ownerIs: 'not asked' | 'known' | 'somebody new';
  readonly first: Labelled<'team'> | undefined;
  readonly surname: Labelled<'team'> | undefined;
  readonly nickname: Labelled<'plan'> | undefined;
  readonly advocateIs: 'not asked' | 'nobody' | 'named';
  readonly advocate: PersonId | undefined;
  readonly advocateFirst: Labelled<'team'> | undefined;
  readonly advocateSurname: Labelled<'team'> | undefined;
  readonly asking: Asking | undefined;
  readonly placeIs: 'not asked' | 'left out' | 'told';
}

/** What the rules must see. */
export interface Known {
  readonly me: PersonId;
  readonly today: Day;
  readonly here:
    | { readonly id: RoomId; readonly openTo: 'members' | 'everyone'; readonly is: 'free' | 'a team’s' | 'the circle’s'; readonly team: TeamId | undefined }
    | undefined;
  readonly teams: readonly TeamKnown[];
  /** The circles the speaker wears a hat in, and their teams. */
  readonly circles: readonly CircleId[];
  readonly outside: readonly TeamFromOutside[];
  /** First names of helpers. Team Owners of these teams are not in it. */
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  readonly surnames: ReadonlyMap<PersonId, Labelled<'team'>>;
  readonly reachable: ReadonlySet<PersonId>;
  /** The one that is meant, or a blank one, as it would be with what was told now. */
  readonly after: BeginningKnown;
  readonly beginning: BeginningKnown | undefined;
  /** Others in the same room, and of the same starter. */
  readonly inThisRoom: BeginningKnown | undefined;
  readonly mine: BeginningKnown | undefined;
  /** The room it was to have belongs to somebody else by now. */
  readonly roomIsTaken: boolean;
  readonly weighed: Weighed;
}

/** What the words of an intent come to: rules may not read them. */
export interface Weighed {
  readonly owners: readonly PersonId[];
  readonly ownersWithTeams: readonly PersonId[];
  readonly advocates: readonly PersonId[];
  /** The team of the speaker's that was named; `nobody’s` for a name of none of them. */
  readonly teamCalled: TeamId | 'nobody’s' | undefined;
  readonly nickname: { readonly words: Labelled<'plan'>; readonly givesAway: boolean; readonly isTaken: boolean } | undefined;
}

export const speaksFor = ({ owner, advocates }: Pick<TeamKnown, 'owner' | 'advocates'>, person: PersonId): boolean =>
  owner === person || advocates.includes(person);

export const isStarterOf = ({ members }: Pick<TeamKnown, 'members'>, person: PersonId): boolean =>
  members.some((member) => member.person === person && member.kind === 'Team Starter');

/** What the questions about a team on its way hang on. */
export const concerning = (beginning: BeginningId): string => `starting ${beginning}`;

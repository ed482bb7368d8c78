import type { CircleId, PersonId, TeamId } from '@hatstand/db/ids';
import { type Labelled, open } from '@hatstand/db/labels';
import type { MemberKind } from '@hatstand/db/schema/teams';

/** Somebody of a team. */
interface Member {
  readonly person: PersonId;
  readonly kind: MemberKind;
}

/** A team with everybody who may have to act for it. Of all of them: who can be reached in chat just now. */
export interface TeamAround {
  readonly id: TeamId;
  readonly circle: CircleId;
  readonly name: Labelled<'team'>;
  readonly nickname: Labelled<'plan'>;
  readonly owner: PersonId;
  readonly ownerName: Labelled<'team'>;
  readonly deciding: 'alone' | 'with the advocate';
  readonly hasEnded: boolean;
  readonly advocates: readonly PersonId[];
  readonly members: readonly Member[];
  readonly hats: readonly { readonly hat: string; readonly wornBy: PersonId }[];
  /** Of the circle. */
  readonly starters: readonly PersonId[];
  readonly coaches: readonly PersonId[];
  readonly organisers: readonly PersonId[];
  readonly circlePeople: readonly PersonId[];
  readonly reachable: ReadonlySet<PersonId>;
}

/** What somebody may have to do for a team: wear a hat, speak for the Team Owner, or help the team along. */
export type Power = { readonly hat: string } | 'speak for the team' | 'start and help' | 'organise';

/** First names of helpers. A Team Owner is never in it. */
export interface WithNames {
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
}

const unique = (people: readonly PersonId[]): PersonId[] => [...new Set(people)];

export const startersOf = (team: Pick<TeamAround, 'members' | 'starters'>): PersonId[] =>
  unique([...team.members.filter(({ kind }) => kind === 'Team Starter').map(({ person }) => person), ...team.starters]);
export const coachesOf = (team: Pick<TeamAround, 'members' | 'coaches'>): PersonId[] =>
  unique([...team.members.filter(({ kind }) => kind === 'Coach').map(({ person }) => person), ...team.coaches]);
export const wearersOf = ({ hats }: Pick<TeamAround, 'hats'>, hat: string): PersonId[] => hats.filter((one) => one.hat === hat).map(({ wornBy }) => wornBy);

/**
 * Who may do what must be done, the nearest first: whoever has the power; where nobody has it, or nobody of them can be reached, the Team Starter, then
 * the Coach, then the organiser, then anybody of the circle, then anybody of the team. Never without anybody while a single person can be reached.
 * `besides`: people who are going, or who are the ones it is about.
 */
export function whoMayActFor(power: Power, team: TeamAround, besides: readonly PersonId[] = []): PersonId[] {
  const speaking = team.deciding === 'alone' ? [team.owner, ...team.advocates] : [...team.advocates, team.owner];
  const having =
    typeof power === 'object' ? wearersOf(team, power.hat) : power === 'speak for the team' ? speaking : power === 'organise' ? team.organisers : [];
  const steps = [having, startersOf(team), coachesOf(team), team.organisers, team.circlePeople, team.members.map(({ person }) => person), speaking];
  for (const step of steps) {
    const able = unique(step).filter((person) => team.reachable.has(person) && !besides.includes(person));
    if (able.length > 0) return able;
  }
  return [];
}

/** The Team Starter who helps here, else the Coach, else the organiser. */
export const helperOf = (team: TeamAround, besides: readonly PersonId[] = []): PersonId | undefined => whoMayActFor('start and help', team, besides)[0];

/** The one voice: the Team Owner, or the advocate where the owner has no chat or does not decide alone. */
export const voiceIn = (team: TeamAround): PersonId | undefined => {
  const speaking = team.deciding === 'alone' ? [team.owner, ...team.advocates] : [...team.advocates, team.owner];
  return speaking.find((person) => team.reachable.has(person));
};

export const speaksFor = (team: Pick<TeamAround, 'owner' | 'advocates'>, person: PersonId): boolean => person === team.owner || team.advocates.includes(person);
export const isMember = (team: Pick<TeamAround, 'owner' | 'advocates' | 'members'>, person: PersonId): boolean =>
  speaksFor(team, person) || team.members.some((member) => member.person === person);
/** Of the team, or of those in the circle who help teams along. */
export const standsNear = (team: TeamAround, person: PersonId): boolean =>
  isMember(team, person) || [...startersOf(team), ...coachesOf(team), ...team.organisers].includes(person);

export const nameIn = ({ names }: WithNames, person: PersonId | undefined): Labelled<'plan' | 'open'> => (person && names.get(person)) ?? open`somebody`;

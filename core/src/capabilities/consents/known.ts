import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { StandingConsent } from '@hatstand/db/repositories/consents';
import type { Day } from '@hatstand/db/times';
import type { Asking } from './intents.ts';

/** A team as far as its Team Owner's way of being asked goes. */
export interface ConsentTeam {
  readonly id: TeamId;
  readonly nickname: Labelled<'plan'>;
  readonly owner: PersonId;
  readonly ownerName: Labelled<'team'>;
  readonly asking: Asking;
  /** The Team Owner and the advocates. */
  readonly speaksForIt: readonly PersonId[];
  readonly rotaHolders: readonly PersonId[];
  readonly members: readonly { readonly person: PersonId; readonly givesVisits: boolean; readonly newcomer: boolean }[];
  readonly anyTime: readonly StandingConsent[];
}

/** What the rules must see. */
export interface Known {
  readonly me: PersonId;
  readonly today: Day;
  readonly room: TeamId | 'no team' | undefined;
  readonly teams: readonly ConsentTeam[];
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  /** Of all these, who can be reached in chat. */
  readonly reachable: ReadonlySet<PersonId>;
  readonly surnames: ReadonlyMap<PersonId, Labelled<'team'>>;
}

export const speaksFor = ({ speaksForIt }: Pick<ConsentTeam, 'speaksForIt'>, person: PersonId): boolean => speaksForIt.includes(person);

/** Who hears of a change besides the speaker: the other voices that can be reached, and the Rota Holder. Each once. */
export const othersToTell = (team: ConsentTeam, { me, reachable }: Pick<Known, 'me' | 'reachable'>): PersonId[] =>
  [...new Set([...team.speaksForIt, ...team.rotaHolders])].filter((person) => person !== me && reachable.has(person));

import type { CircleId, PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { LastResort } from '@hatstand/db/repositories/on-call';

/** A circle as far as being on call goes, and what the speaker is in it. */
export interface CircleKnown {
  readonly id: CircleId;
  readonly area: Labelled<'plan'>;
  /** Members and gifting volunteers: who may be on call. */
  readonly people: readonly PersonId[];
  readonly onCall: readonly PersonId[];
  readonly lastResorts: readonly LastResort[];
  readonly wearsHat: boolean;
  /** People of the circle, and Rota Holders, Team Owners and advocates of its teams. */
  readonly mayLook: boolean;
  /** Who has been asked to be on call in the last weeks. */
  readonly askedLately: ReadonlySet<PersonId>;
}

/** What the rules must see. */
export interface Known {
  readonly me: PersonId;
  readonly room: TeamId | 'no team' | undefined;
  /** The teams the speaker is in. */
  readonly teams: readonly TeamId[];
  readonly circles: readonly CircleKnown[];
  readonly names: ReadonlyMap<PersonId, Labelled<'plan'>>;
  readonly reachable: ReadonlySet<PersonId>;
  /** The speaker has answered this question before. */
  readonly answeredBefore: boolean;
  /** Who has asked the speaker to be on call and waits for an answer. */
  readonly askedBy: PersonId | undefined;
  /** The words that are to be shown, weighed: rules may not read them. */
  readonly wanted: { readonly length: number; readonly hasNumber: boolean; readonly isKept: boolean; readonly namesTeamOwner: boolean };
}

/** What a question to be on call hangs on. */
export const concerning = (circle: CircleId, person: PersonId): string => `on call for ${circle}: ${person}`;

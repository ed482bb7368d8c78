import type { KeptWordsId, PersonId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Kept } from '@hatstand/db/repositories/kept-words';
import type { Day, LocalTime } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { KeptIntent } from './intents.ts';

export interface KnownTeam {
  readonly id: TeamId;
  readonly nickname: Labelled<'plan'>;
  readonly people: readonly PersonId[];
  /** Of these: who may read it, and has no chat that may show it. They hear it by hand or not at all. */
  readonly unreached: readonly Unreached[];
}
/** Undefined name: somebody who gets support is not named everywhere. */
interface Unreached {
  readonly helper: Labelled<'plan'> | undefined;
  readonly isOwner: boolean;
}

export interface KeptLately {
  readonly kept: Kept;
  readonly team: TeamId;
  readonly by: Labelled<'team'>;
  readonly at: LocalTime;
}

export interface Known {
  readonly today: Day;
  readonly me: PersonId;
  readonly name: Labelled<'plan'> | undefined;
  readonly teams: readonly KnownTeam[];
  readonly kept: Kept | undefined;
  readonly wasToldToday: boolean;
  readonly hasRocketChat: boolean;
  /** What was kept lately and is the speaker's to read: their own, and all of a team they are the Team Owner of or speak for. */
  readonly lately: readonly KeptLately[];
}

export type KeptFact =
  | {
      readonly happened: 'words-kept';
      readonly id: KeptWordsId;
      readonly person: PersonId;
      readonly team: TeamId | null;
      readonly words: Labelled<'care'>;
      readonly toldWhere: boolean;
    }
  | { readonly happened: 'passed-on'; readonly id: KeptWordsId; readonly team: TeamId; readonly words: Labelled<'care'> }
  | { readonly happened: 'only-kept' }
  | { readonly happened: 'looked-through' };
export type KeptReason = 'not yours' | 'passed on already';

/** What somebody of a team writes about care is kept whatever chat it comes by (PRODUCT, WhatsApp). Who reads it is theirs to say: it may be about somebody in the team. */
export function decide(intent: KeptIntent, known: Known, moment: Moment): readonly KeptFact[] | Refusal<KeptReason> {
  switch (intent.do) {
    case 'keep': {
      const [team, another] = known.teams;
      const id = moment.newId('kept words');
      return [{ happened: 'words-kept', id, person: known.me, team: team && !another ? team.id : null, words: intent.words, toldWhere: !known.wasToldToday }];
    }
    case 'pass on': {
      const { kept, teams } = known;
      if (kept?.person !== known.me || !teams.some(({ id }) => id === intent.team)) return refuse('not yours');
      if (kept.passedOnAt) return refuse('passed on already');
      return [{ happened: 'passed-on', id: kept.id, team: intent.team, words: kept.words }];
    }
    case 'look through':
      return [{ happened: 'looked-through' }];
    case 'only keep':
      return known.kept?.person === known.me ? [{ happened: 'only-kept' }] : refuse('not yours');
  }
}

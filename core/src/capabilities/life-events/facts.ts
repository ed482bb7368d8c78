import type { DeathId, PersonId, TeamId, WitnessedId } from '@hatstand/db/ids';
import type { Witnessed } from '@hatstand/db/schema/life-events';
import type { VoiceIntent } from './intents.ts';

interface OfDeath {
  readonly death: DeathId;
  readonly of: PersonId;
}

export type DeathFact =
  /** Not sure: nothing is held, the speaker is asked. */
  | { readonly happened: 'death-meant'; readonly of: PersonId }
  | { readonly happened: 'who-died-asked' }
  | { readonly happened: 'comforted'; readonly because: 'not meant' | 'not of a team' }
  /** From now on everything is held; the speaker is asked whether it was meant so. */
  | (OfDeath & { readonly happened: 'death-heard'; readonly by: PersonId })
  /** Meant so: a second person is asked. `isNew`: nothing was held before. */
  | (OfDeath & { readonly happened: 'death-reported'; readonly by: PersonId; readonly ask: readonly PersonId[]; readonly isNew: boolean })
  | (OfDeath & { readonly happened: 'death-asked-on'; readonly ask: readonly PersonId[]; readonly wider: boolean; readonly by: PersonId })
  /** Another person says the same: asked once more, then it is so. */
  | (OfDeath & { readonly happened: 'second-word-asked' })
  | (OfDeath & {
      readonly happened: 'death-confirmed';
      readonly by: PersonId;
      readonly saidBy: PersonId;
      /** Teams that are over, and teams that go on without them. */
      readonly over: readonly TeamId[];
      readonly left: readonly TeamId[];
    })
  | (OfDeath & { readonly happened: 'death-mistaken'; readonly by: PersonId | null; readonly tell: readonly PersonId[] })
  | (OfDeath & { readonly happened: 'death-known-already'; readonly state: 'heard' | 'reported' | 'confirmed' });

interface OfRecord {
  readonly record: WitnessedId;
  readonly team: TeamId;
  readonly what: Witnessed;
  /** The advocate, or the Team Owner. */
  readonly person: PersonId;
}

export type VoiceFact =
  | { readonly happened: 'which-team'; readonly intent: VoiceIntent; readonly teams: readonly TeamId[] }
  | { readonly happened: 'step-down-shown'; readonly team: TeamId }
  /** `by` said it; `ask` may be the next to say so; `needs` in all. */
  | (OfRecord & { readonly happened: 'witness-asked'; readonly by: PersonId; readonly ask: readonly PersonId[]; readonly needs: number })
  | (OfRecord & { readonly happened: 'witness-noted'; readonly by: PersonId })
  | (OfRecord & { readonly happened: 'speaking-asked'; readonly by: PersonId; readonly isNew: boolean })
  | (OfRecord & { readonly happened: 'declined'; readonly by: PersonId; readonly tell: readonly PersonId[] })
  /** It is so from today on. `from` and `to`: whose voice it was, and whose it is. */
  | (OfRecord & {
      readonly happened: 'voice-changed';
      readonly by: PersonId;
      readonly witnesses: readonly PersonId[];
      readonly isNew: boolean;
      readonly from: PersonId | undefined;
      readonly to: PersonId | undefined;
      /** Nobody can speak for the team in chat any more: who does what must be done meanwhile. */
      readonly meanwhile: readonly PersonId[];
    })
  | { readonly happened: 'voice-shown'; readonly team: TeamId }
  | { readonly happened: 'left-as-is' };

export type LifeFact = DeathFact | VoiceFact;

export type LifeReason =
  | 'not near'
  | 'which of them'
  | 'yourself'
  | 'needs another'
  | 'over'
  | 'nothing said'
  | 'in no team'
  | 'not an advocate'
  | 'advocate already'
  | 'not in chat'
  | 'nobody of that name'
  | 'nobody to second'
  | 'said already'
  | 'asked already'
  | 'nobody speaks'
  | 'decides alone already'
  | 'with the advocate already'
  | 'not yours';

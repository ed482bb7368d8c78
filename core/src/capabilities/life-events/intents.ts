import type { DeathId, PersonId, TeamId, WitnessedId } from '@hatstand/db/ids';
import type { Witnessed } from '@hatstand/db/schema/life-events';

/** Everything a death can be said or asked about. `sure`: the words can mean nothing else. */
export type DeathIntent =
  | { readonly do: 'died'; readonly who: readonly PersonId[]; readonly sure: boolean; readonly relation?: boolean }
  | { readonly do: 'report'; readonly of: PersonId }
  | { readonly do: 'confirm'; readonly death: DeathId }
  | { readonly do: 'mistake'; readonly death: DeathId }
  | { readonly do: 'no death' }
  /** Said in words, not with a button: nobody has died. Nobody named: whoever it was said of. */
  | { readonly do: 'alive'; readonly who: readonly PersonId[] }
  /** Alarms: whoever said it has not answered; nobody could say; nobody has confirmed. */
  | { readonly do: 'ask others'; readonly death: DeathId }
  | { readonly do: 'let go'; readonly death: DeathId }
  | { readonly do: 'ask wider'; readonly death: DeathId };

/** Who speaks for a Team Owner. `whose`: the Team Owner that was named. */
export type VoiceIntent =
  | { readonly do: 'end advocate'; readonly who: readonly PersonId[]; readonly whose?: readonly PersonId[]; readonly team?: TeamId }
  | { readonly do: 'step down'; readonly whose?: readonly PersonId[]; readonly team?: TeamId; readonly sure?: boolean }
  | { readonly do: 'make advocate'; readonly who: readonly PersonId[]; readonly whose?: readonly PersonId[]; readonly team?: TeamId }
  | { readonly do: 'agree to speak'; readonly record: WitnessedId; readonly yes: boolean }
  | { readonly do: 'deciding'; readonly how: 'alone' | 'with the advocate'; readonly whose?: readonly PersonId[]; readonly team?: TeamId }
  | { readonly do: 'second'; readonly record: WitnessedId; readonly yes: boolean }
  | { readonly do: 'show voice'; readonly whose?: readonly PersonId[]; readonly team?: TeamId }
  | { readonly do: 'leave as is' };

export type LifeIntent = DeathIntent | VoiceIntent;

/** `said so`: whoever said it may still say that it was a mistake. */
export type LifeStep = { readonly step: 'who died' } | { readonly step: 'said so'; readonly death: DeathId };

export type { Witnessed };

import type { PinId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';

/** Everything the board of pins can be asked. What a person wrote is `care` until the team marks it ordinary. */
export type PinIntent =
  | { readonly do: 'show'; readonly team?: TeamId }
  | { readonly do: 'start'; readonly team?: TeamId }
  | { readonly do: 'pin'; readonly words: Labelled<'care'>; readonly ordinary: boolean; readonly until?: Day; readonly team?: TeamId }
  | { readonly do: 'agree'; readonly pin: PinId; readonly yes: boolean }
  | { readonly do: 'mark ordinary'; readonly pin: PinId }
  | { readonly do: 'unpin'; readonly number?: number; readonly pin?: PinId; readonly team?: TeamId };

/** What is asked while there are no words to pin yet. */
export interface PinStep {
  readonly step: 'what to pin';
  readonly team: TeamId;
}

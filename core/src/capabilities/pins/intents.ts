import type { PinId, TeamId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Day } from '@hatstand/db/times';

/** What is to be pinned, as it was typed: `care` until the team marks it ordinary. `unclear`: a last day was said, but which is not sure. */
export interface PinText {
  readonly words: Labelled<'care'>;
  readonly ordinary: boolean;
  readonly until?: Day | 'unclear';
}

/** Everything the board of pins can be asked. */
export type PinIntent =
  | { readonly do: 'show'; readonly team?: TeamId }
  | { readonly do: 'start'; readonly team?: TeamId }
  | { readonly do: 'check'; readonly text: PinText; readonly team: TeamId }
  | { readonly do: 'pin'; readonly text: PinText; readonly team?: TeamId }
  | { readonly do: 'agree'; readonly pin: PinId; readonly yes: boolean }
  | { readonly do: 'leave it' }
  | { readonly do: 'mark ordinary'; readonly pin: PinId }
  | { readonly do: 'unpin'; readonly number?: number; readonly pin?: PinId; readonly team?: TeamId };

/** What is asked while something is still missing. */
export type PinStep = { readonly step: 'what to pin'; readonly team: TeamId } | { readonly step: 'until when'; readonly text: PinText; readonly team: TeamId };

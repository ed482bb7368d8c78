import type { PersonId, TeamId } from '@hatstand/db/ids';
import type { Day } from '@hatstand/db/times';

export type Asking = 'ask me first' | 'just tell me';

/** People said by name: each with everybody the name may mean. */
export type Heard = readonly (readonly PersonId[])[];

/** The last day that was said, as heard: `unclear` where it is not one sure day. `from`: a first day was said too. */
export type End = { readonly day: Day; readonly from: Day | null; readonly hasYear: boolean } | 'unclear';

/** A yes given beforehand, as it was said. `unknown`: a name was said that nobody here has. */
export interface Letting {
  readonly people: Heard;
  readonly unknown: boolean;
  readonly until?: End;
  /** "…, ask me about others". */
  readonly askAboutOthers?: boolean;
  /** The Team Owner has said that the newcomers among them are well known by now. */
  readonly knownWell?: boolean;
  readonly team?: TeamId;
}

/** Everything the Team Owner's way can be asked. */
export type ConsentIntent =
  | { readonly do: 'set way'; readonly asking: Asking; readonly whose?: readonly PersonId[]; readonly team?: TeamId }
  | ({ readonly do: 'let come' } & Letting)
  | { readonly do: 'ask about'; readonly people: Heard; readonly unknown: boolean; readonly team?: TeamId }
  | { readonly do: 'let everybody come'; readonly team?: TeamId }
  | { readonly do: 'leave as is' }
  | { readonly do: 'show'; readonly team?: TeamId };

/** What is asked while something is still missing. */
export type ConsentStep =
  | { readonly step: 'until when'; readonly letting: Letting }
  | { readonly step: 'which person'; readonly of: readonly PersonId[]; readonly meant: Extract<ConsentIntent, { do: 'let come' | 'ask about' }> };

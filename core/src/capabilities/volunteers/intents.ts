import type { AddressId, CircleId, PersonId, PosterId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';

/** The three short questions, in their order. */
export type Question = 'name' | 'gives' | 'often';

export type VolunteerIntent =
  /** From a number nobody had until now, with the words of a poster that hangs. */
  | { readonly do: 'arrive'; readonly poster: PosterId; readonly handle: Labelled<'sealed'>; readonly address: AddressId }
  /** The words of a poster, said by somebody who is known already; `asking`: while a question of ours was open. */
  | { readonly do: 'say words'; readonly words: readonly string[]; readonly asking?: VolunteerStep }
  | { readonly do: 'join'; readonly poster: PosterId }
  | { readonly do: 'leave as is' }
  | { readonly do: 'change what I give' }
  | { readonly do: 'tell name'; readonly name: Labelled<'team'>; readonly circle: CircleId }
  | { readonly do: 'name unclear'; readonly circle: CircleId }
  /** `words` undefined: they would rather not say. */
  | { readonly do: 'answer'; readonly question: Question; readonly words: Labelled<'care'> | undefined; readonly circle: CircleId }
  /** Rings when somebody has left the questions unanswered for a while. `since`: they told something at that time, in milliseconds, after the keeper had heard of them. */
  | { readonly do: 'tell keeper'; readonly circle: CircleId; readonly since?: number }
  | { readonly do: 'met'; readonly people: readonly PersonId[] };

export interface VolunteerStep {
  readonly step: Question;
  readonly circle: CircleId;
  /** Asked of somebody who has come from a poster, and nobody has met yet. */
  readonly isNew: boolean;
}

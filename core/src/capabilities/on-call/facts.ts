import type { CircleId, PersonId } from '@hatstand/db/ids';
import type { LastResort } from '@hatstand/db/repositories/on-call';
import type { OnCallIntent, OnCallStep, Wanted } from './intents.ts';

type In<Happened> = { readonly happened: Happened; readonly circle: CircleId };

export type OnCallFact =
  | In<'list-shown'>
  /** `askedBy`: whoever asked them, and waits to hear. */
  | (In<'went-on-call'> & { readonly person: PersonId; readonly askedBy: PersonId | undefined })
  | (In<'came-off-call'> & { readonly person: PersonId })
  | (In<'no-days-explained'> & { readonly wanted: 'go on' | 'come off' })
  | (In<'asked-to-be-on-call'> & { readonly people: readonly PersonId[]; readonly by: PersonId })
  | (In<'said-not-this-time'> & { readonly person: PersonId; readonly askedBy: PersonId })
  | (In<'which-person'> & { readonly step: OnCallStep })
  | (In<'order-changed'> & { readonly order: readonly PersonId[]; readonly moved: readonly PersonId[]; readonly by: PersonId })
  | In<'order-is-so-already'>
  | (In<'last-resort-checked'> & { readonly wanted: Wanted })
  | (In<'last-resort-kept'> & { readonly words: Wanted['words']; readonly by: PersonId })
  | In<'which-last-resort'>
  | (In<'last-resort-removed'> & { readonly resort: LastResort; readonly by: PersonId })
  | { readonly happened: 'circle-unclear'; readonly intent: OnCallIntent; readonly circles: readonly CircleId[] }
  | { readonly happened: 'left-as-is' };

export type OnCallReason =
  | 'not in this team'
  | 'not for you to see'
  | 'not of the circle'
  | 'circle hats only'
  | 'only they can say'
  | 'on call already'
  | 'they are on call already'
  | 'not on call'
  | 'asked not long ago'
  | 'can’t be reached'
  | 'list has no days'
  | 'nobody of that name'
  | 'not on the list'
  | 'no number in it'
  | 'too long'
  | 'names a Team Owner'
  | 'enough last resorts'
  | 'kept already'
  | 'no last resorts'
  | 'no such last resort'
  | 'gone';

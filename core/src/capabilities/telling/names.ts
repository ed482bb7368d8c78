import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, team as teamText } from '@hatstand/db/labels';
import type { Known } from './known.ts';

/** A helper by first name; a Team Owner is not named. */
export const nameOf = (person: PersonId, known: Known): Labelled<'open' | 'plan'> => known.names.get(person) ?? open`somebody`;
/** A Team Owner by name where that may be read; `plain` is what WhatsApp gets. */
export const namedFully = (person: PersonId, known: Known): Labelled<'open' | 'plan' | 'team'> =>
  known.ownerNames.get(person) ?? teamText`${nameOf(person, known)}`;

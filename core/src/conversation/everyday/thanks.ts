import type { PersonId } from '@hatstand/db/ids';
import { open } from '@hatstand/db/labels';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Capability } from '../capability.ts';

type Fact = { readonly happened: 'thanked' };

const SAID =
  /^(?:many |ok |okay |lovely |great |brilliant |perfect )?(?:thanks|thank you|thankyou|ta|cheers|thx)(?: (?:so much|very much|a lot|all|everyone|again|hattie|for (?:that|your help|letting me know)|x+))*$/;

/** Somebody says thank you. It needs nothing done, and it deserves better than "I did not understand". */
export const thanks: Capability<{ readonly do: 'thank' }, PersonId, Fact, never, never> = {
  name: 'thanks',
  examples: [],
  understand: (said) => (SAID.test(withoutCourtesy(said.frame.replace(/[!.,]/g, ''))) || SAID.test(said.frame) ? { do: 'thank' } : undefined),
  dialog: { version: 1, answer: () => undefined },
  know: (_tx, speaker) => speaker.person,
  decide: () => [{ happened: 'thanked' }],
  record: () => undefined,
  tell: (_fact, person) => [{ to: person, text: open`You're welcome. I am here if you need anything.`, teams: [] }],
  explain: (reason: never) => reason,
};

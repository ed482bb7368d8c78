import type { LetterId, PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import { letterById } from '@hatstand/db/repositories/letters';
import { wouldDisturb } from '@hatstand/db/repositories/stillness';
import { turnById } from '@hatstand/db/repositories/turns';
import type { Capability } from '../capability.ts';

export const OUT_OF_DATE = 'out of date';

interface Known {
  readonly person: PersonId;
  readonly about: Labelled<'plan'> | undefined;
  /** Somebody has died, and this was about their team: then a kind word has been said already. */
  readonly isStill: boolean;
}
type Intent = { readonly do: 'tell it is out of date'; readonly letter: LetterId };
type Fact = { readonly happened: 'out-of-date-told'; readonly letter: LetterId };

/** A message was taken back while it was on its way to the phone. Whoever got it is let off. */
export const outOfDate: Capability<Intent, Known, Fact, never, never> = {
  name: OUT_OF_DATE,
  examples: [],
  understand: () => undefined,
  dialog: { version: 1, answer: () => undefined },
  know(tx, { person }, { letter: id }) {
    const letter = letterById(tx, id);
    return { person, about: letter ? (turnById(tx, letter.turn)?.about ?? undefined) : undefined, isStill: wouldDisturb(tx, id) };
  },
  decide: ({ letter }, { isStill }) => (isStill ? [] : [{ happened: 'out-of-date-told', letter }]),
  record: () => undefined,
  tell: (_fact, { person, about }) => [
    {
      to: person,
      text: about ? plan`Taken back: ${about}. There is nothing for you to do.` : open`My last message is out of date. There is nothing for you to do.`,
      teams: [],
    },
  ],
  explain: (reason: never) => reason,
};

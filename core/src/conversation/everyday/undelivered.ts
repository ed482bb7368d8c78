import type { LetterId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { type Letter, letterById } from '@hatstand/db/repositories/letters';
import { helperName } from '@hatstand/db/repositories/people';
import { wouldDisturb } from '@hatstand/db/repositories/stillness';
import { isTeamOwner } from '@hatstand/db/repositories/teams';
import { turnById } from '@hatstand/db/repositories/turns';
import type { Moment } from '../../moment.ts';
import type { Capability, Speaker } from '../capability.ts';

const UNDELIVERED = 'undelivered';

interface Known {
  readonly speaker: Speaker;
  readonly about: Labelled<'plan'> | undefined;
  /** Undefined for a Team Owner, who is not named outside their team's rooms, and for a room. */
  readonly name: Labelled<'plan'> | undefined;
}
type Intent = { readonly do: 'tell of failure'; readonly letter: LetterId };
type Fact = { readonly happened: 'failure-told'; readonly letter: LetterId };

/** Has whoever a letter was sent for told, in a turn of its own. Nobody is told of a letter to themselves. */
export function tellSender(tx: Tx, letter: Pick<Letter, 'id' | 'sender' | 'person'>, moment: Moment): void {
  if (!letter.sender || letter.sender === letter.person || wouldDisturb(tx, letter.id)) return;
  const intent: Intent = { do: 'tell of failure', letter: letter.id };
  setAlarm(tx, { id: moment.newId('alarm'), rings: moment.now, person: letter.sender, capability: UNDELIVERED, intent });
}

/** After the last try, whoever a letter was sent for is told, so that they can say it another way (PRODUCT, promise 8). */
export const undelivered: Capability<Intent, Known, Fact, never, never> = {
  name: UNDELIVERED,
  examples: [],
  understand: () => undefined,
  dialog: { version: 1, answer: () => undefined },
  know(tx, speaker, intent) {
    const letter = letterById(tx, intent.letter);
    const person = letter?.person;
    return {
      speaker,
      about: letter ? (turnById(tx, letter.turn)?.about ?? undefined) : undefined,
      name: person && !isTeamOwner(tx, person) ? helperName(tx, person) : undefined,
    };
  },
  decide: (intent) => [{ happened: 'failure-told', letter: intent.letter }],
  record: () => undefined,
  tell: (_fact, { speaker, about, name }) => [
    {
      to: speaker.person,
      text: plan`I could not get a message to ${name ?? open`somebody in the team`}${about ? plan` about ${about}` : open``}. I have stopped trying. Please tell them another way.`,
      teams: [],
    },
  ],
  explain: (reason: never) => reason,
};

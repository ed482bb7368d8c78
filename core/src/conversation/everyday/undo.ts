import { putBack, touchedSince } from '@hatstand/db/before';
import type { PersonId, TeamId, TurnId } from '@hatstand/db/ids';
import { open, plan } from '@hatstand/db/labels';
import { peopleTold, roomsTold, withdrawLetters } from '@hatstand/db/repositories/letters';
import { reopenOffers, wasAnswered } from '@hatstand/db/repositories/offers';
import { lastChangeBy, markTakenBack, type Turn, turnById } from '@hatstand/db/repositories/turns';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { Message } from '../capability.ts';
import { type Capability, refuse, type Speaker } from '../capability.ts';

/** How long a change can be taken back, where nobody has acted on it (PRODUCT, Jobs). */
const UNDO_MINUTES = 10;

type UndoIntent = { readonly do: 'take back'; readonly turn?: TurnId };
interface Known {
  readonly speaker: Speaker;
  readonly change: Turn | undefined;
  readonly actedOn: boolean;
  readonly told: readonly { person: PersonId; hasLeft: boolean }[];
  readonly rooms: readonly { team: TeamId; hasLeft: boolean }[];
}
interface TakenBack {
  readonly happened: 'taken-back';
  readonly turn: TurnId;
  readonly by: PersonId;
}
type Reason = 'nothing to undo' | 'too long ago' | 'already taken back' | 'acted on';

const ASKED = /^(please )?(undo|undo that|undo this|undo it|oops|oops undo|take (that|it|this) back|take back|go back)( please)?$/;

/** Takes back a person's own last change, whatever capability made it: rows are put back as they were before that turn. */
export const undo: Capability<UndoIntent, Known, TakenBack, Reason, never> = {
  name: 'undo',
  examples: [],
  understand: (said) => (ASKED.test(withoutCourtesy(said.frame)) ? { do: 'take back' } : undefined),
  dialog: { version: 1, answer: () => undefined },

  know(tx, speaker, intent, { now }) {
    const since = new Date(now.getTime() - UNDO_MINUTES * 60_000);
    const change = intent.turn ? turnById(tx, intent.turn) : lastChangeBy(tx, speaker.person, since);
    const id = change?.id;
    return {
      speaker,
      change,
      actedOn: id !== undefined && (touchedSince(tx, id) || wasAnswered(tx, id, tx.current.turn)),
      told: id ? peopleTold(tx, id) : [],
      rooms: id ? roomsTold(tx, id) : [],
    };
  },

  decide(_intent, { change, speaker, actedOn }, { now }) {
    if (!change || change.person !== speaker.person) return refuse('nothing to undo');
    if (change.takenBackIn) return refuse('already taken back');
    if (now.getTime() - change.at.getTime() >= UNDO_MINUTES * 60_000) return refuse('too long ago');
    if (actedOn) return refuse('acted on');
    return [{ happened: 'taken-back', turn: change.id, by: speaker.person }];
  },

  record(tx, { turn }) {
    putBack(tx, turn);
    markTakenBack(tx, turn, tx.current.turn ?? turn);
    reopenOffers(tx, turn);
    withdrawLetters(tx, turn);
  },

  tell(_fact, { speaker, change, told, rooms }) {
    const about = change?.about ?? plan`the last change`;
    const others = told.filter(({ person, hasLeft }) => hasLeft && person !== speaker.person);
    const toOthers = [...new Set(others.map(({ person }) => person))];
    return [
      {
        to: speaker.person,
        text: plan`I have taken back ${about}. All is as it was before.${toOthers.length > 0 ? plan` Those who had heard of it know.` : plan``}`,
        teams: [],
      },
      ...toOthers.map(
        (person): Message<UndoIntent, never> => ({
          to: person,
          text: plan`Taken back: ${about}. All is as it was before, and there is nothing for you to do.`,
          teams: [],
        }),
      ),
      ...rooms
        .filter(({ hasLeft }) => hasLeft)
        .map(({ team }): Message<UndoIntent, never> => ({ to: { roomOf: team }, text: plan`Taken back: ${about}. All is as it was before.`, teams: [team] })),
    ];
  },

  explain: (reason) => ({ text: REASONS[reason], teams: [] }),
};

const REASONS = {
  'nothing to undo': open`There is nothing of yours from the last ${UNDO_MINUTES} minutes to take back.`,
  'too long ago': open`That was more than ${UNDO_MINUTES} minutes ago, so I can't take it back by myself. Say help to see what else you can do.`,
  'already taken back': open`That has been taken back already. There is nothing more to do.`,
  'acted on': open`Somebody has already answered, so I can't take that back by myself. Say help to see what else you can do.`,
} as const;

import type { LetterId, PersonId, TeamId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { circleHatsOf, circlesOf } from '@hatstand/db/repositories/circles';
import { setAlarm } from '@hatstand/db/repositories/conversation';
import { type Letter, letterById } from '@hatstand/db/repositories/letters';
import { addressesOf, helperName, isTeamOwner, personById } from '@hatstand/db/repositories/people';
import { wouldDisturb } from '@hatstand/db/repositories/stillness';
import { membersOf, teamsOf, wearersOf } from '@hatstand/db/repositories/teams';
import { turnById } from '@hatstand/db/repositories/turns';
import type { Day } from '@hatstand/db/times';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { Capability, Speaker } from '../capability.ts';

const UNDELIVERED = 'undelivered';
const ORGANISER = 'Care Commons Organiser';

interface Known {
  readonly speaker: Speaker;
  readonly about: Labelled<'plan'> | undefined;
  /** Undefined for a Team Owner, who is not named outside their team's rooms, and for a room. */
  readonly name: Labelled<'plan'> | undefined;
}
type Intent = { readonly do: 'tell of failure'; readonly letter: LetterId };
type Fact = { readonly happened: 'failure-told'; readonly letter: LetterId };

/**
 * Has whoever a letter was sent for told, in a turn of its own; where they can't be told themselves, or nobody sent it (an alarm rang), whoever holds the
 * hat for it. Nobody is told of an answer to themselves.
 */
export function tellSender(tx: Tx, { id }: Pick<Letter, 'id'>, moment: Moment): void {
  const letter = letterById(tx, id);
  const person = letter && toTell(tx, letter, dayOf(moment.local));
  if (!person || wouldDisturb(tx, id)) return;
  const intent: Intent = { do: 'tell of failure', letter: id };
  setAlarm(tx, { id: moment.newId('alarm'), rings: moment.now, person, capability: UNDELIVERED, intent });
}

function toTell(tx: Tx, { sender, person, team, asked }: Letter, today: Day): PersonId | undefined {
  if (!sender || (asked && sender === person)) return undefined;
  if (sender !== person && isReached(tx, sender)) return sender;
  return holders(tx, person ?? sender, team, sender, today).find((one) => one !== person && isReached(tx, one));
}

/** Who can see to it instead, one after the other: Rota Holder, Team Starter, and the circle's organiser. */
function holders(tx: Tx, about: PersonId, team: TeamId | null, sender: PersonId, today: Day): PersonId[] {
  const theirs = teamsOf(tx, about, today);
  const senders = new Set(teamsOf(tx, sender, today).map(({ id }) => id));
  const of = theirs.find(({ id }) => id === team) ?? theirs.find(({ id }) => senders.has(id)) ?? theirs[0];
  const circles = of ? [of.circle] : circlesOf(tx, about, today);
  return [
    ...(of ? wearersOf(tx, of.id, 'Rota Holder', today) : []),
    ...(of
      ? membersOf(tx, of.id, today)
          .filter(({ kind }) => kind === 'Team Starter')
          .map((member) => member.person)
      : []),
    ...circles.flatMap((circle) =>
      circleHatsOf(tx, circle, today)
        .filter(({ hat }) => hat === ORGANISER)
        .map(({ wornBy }) => wornBy),
    ),
  ];
}

const isReached = (tx: Tx, person: PersonId): boolean => personById(tx, person).stoppedAt === null && addressesOf(tx, person).length > 0;

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

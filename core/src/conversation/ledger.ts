import type { LetterId, PersonId, TeamId } from '@hatstand/db/ids';
import { type Label, mayCarry } from '@hatstand/db/labels';
import { isToldIn, keepDelivery } from '@hatstand/db/repositories/deliveries';
import { advocatesOf, clearanceIn, membersOf, type Room, readersOf, teamById } from '@hatstand/db/repositories/teams';
import type { Reach } from '@hatstand/db/schema/deliveries';
import { dayOf } from '../words/calendar.ts';
import type { Answer } from './capability.ts';
import type { Turning } from './house.ts';

// biome-ignore lint/suspicious/noExplicitAny: messages of every capability pass through here
type AnyAnswer = Answer<any, any>;

/** Somebody other than the speaker is told something: it goes into the ledger, whether anything can reach them or not. Gives the number of its line. */
export function keepTold(turning: Turning, person: PersonId, message: AnyAnswer, reach: Reach, clearance: Label): number | undefined {
  if (person === turning.speaker.person) return undefined;
  // Who may not read the whole is never given it by hand either.
  const whole = mayCarry(clearance, message.text.label) ? message.text : (message.nowhereElse ?? message.limited ?? message.text);
  return keepDelivery(turning.tx, { ...line(turning, message), team: onlyTeamOf(message), person, reach, post: undefined, whole });
}

/** A post counts for everybody who reads the room; one that is meant for the whole team has not reached whoever is not in the room. */
export function keepPosted(turning: Turning, team: TeamId, message: AnyAnswer, posted: Posted | undefined, forWholeTeam: boolean): void {
  const { tx, speaker, moment, turn } = turning;
  const today = dayOf(moment.local);
  const readers = posted ? readersOf(tx, posted.room.id) : [];
  const meant = new Set([...readers, ...(forWholeTeam ? everybodyIn(turning, team) : [])]);
  meant.delete(speaker.person);
  for (const person of meant) {
    const mayRead = mayCarry(clearanceIn(tx, team, person, today), message.text.label);
    const isReader = posted && readers.includes(person);
    // Whoever was told on their own, because they are not in the room, has been reached.
    if (!isReader && isToldIn(tx, turn, person)) continue;
    keepDelivery(tx, {
      ...line(turning, message),
      team,
      person,
      reach: isReader ? (posted.isWhole ? 'whole' : mayRead ? 'limited, whole elsewhere' : 'above their clearance') : 'no way',
      post: isReader ? posted.letter : undefined,
      whole: mayRead ? message.text : (message.nowhereElse ?? message.limited ?? message.text),
    });
  }
}

export interface Posted {
  readonly letter: LetterId;
  readonly room: Room;
  /** The room was told all of it, not only that there is something. */
  readonly isWhole: boolean;
}

function everybodyIn({ tx, moment }: Turning, team: TeamId): PersonId[] {
  const today = dayOf(moment.local);
  return [...membersOf(tx, team, today).map(({ person }) => person), teamById(tx, team).owner, ...advocatesOf(tx, team, today)];
}

const line = ({ turn, speaker, moment }: Turning, { about, concerns }: AnyAnswer) => ({ turn, sender: speaker.person, about, concerns, madeAt: moment.now });

/** Words that concern one team are locked with that team's key. */
export const onlyTeamOf = (message: AnyAnswer): TeamId | undefined => (message.teams.length === 1 ? message.teams[0] : undefined);

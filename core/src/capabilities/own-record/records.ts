import type { Tx } from '@hatstand/db/open';
import { circleHatsOf, circlesOf } from '@hatstand/db/repositories/circles';
import { forget, isInTheRecord } from '@hatstand/db/repositories/forgetting';
import { countHeld, heldAbout, makeOwnRecord, ownRecordBySecret } from '@hatstand/db/repositories/own-records';
import { addressesOf, personById } from '@hatstand/db/repositories/people';
import { teamsOf } from '@hatstand/db/repositories/teams';
import { needsOf } from '@hatstand/db/repositories/telling';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { visitsBetween } from '../../visits/records.ts';
import { addDays, dayOf } from '../../words/calendar.ts';
import type { OwnRecordIntent } from './grammar.ts';
import type { Known, OwnRecordFact } from './rules.ts';

/** Visits further ahead than this are handed on with the team. */
const AHEAD_DAYS = 56;

/** What the rules must see of one person. */
export function know(tx: Tx, { person, place }: Speaker, _intent: OwnRecordIntent, { local }: Moment): Known {
  const today = dayOf(local);
  const { firstName, surname } = personById(tx, person);
  const visits = visitsBetween(tx, [], [person], today, addDays(today, AHEAD_DAYS))
    .filter(({ giver, span }) => giver === person && span.to > local)
    .map(({ span }) => span)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  return {
    me: person,
    today,
    inRoom: place?.room !== undefined,
    firstName,
    surname,
    channels: [...new Set(addressesOf(tx, person).map(({ channel }) => channel))],
    needs: needsOf(tx, person).length,
    ...countHeld(tx, person),
    teams: teamsOf(tx, person, today).map(({ nickname }) => nickname),
    hats: circlesOf(tx, person, today).flatMap((circle) => circleHatsOf(tx, circle, today).flatMap(({ hat, wornBy }) => (wornBy === person ? [hat] : []))),
    nextVisit: visits[0],
    isInTheRecord: isInTheRecord(tx, person),
  };
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: OwnRecordFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'record-shown':
      if (fact.address) makeOwnRecord(tx, fact.address.for, fact.address.secret, now, fact.address.endsAt);
      return;
    case 'forgotten':
      return forget(tx, fact.person, fact.keepName, now);
    case 'sure-asked':
    case 'forgetting-begun':
    case 'left':
      return;
  }
}

/** What the address with this secret gives: everything held about its person, as JSON. Undefined for a secret that was never given out, and for one that is over. */
export function readOwnRecord(tx: Tx, secret: string, { now }: Pick<Moment, 'now'>): string | undefined {
  const person = ownRecordBySecret(tx, secret, now);
  return (
    person &&
    JSON.stringify(
      { madeAt: now, about: 'everything Hattie holds about you, by table; other people are not named', tables: heldAbout(tx, person) },
      undefined,
      2,
    )
  );
}

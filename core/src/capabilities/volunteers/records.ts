import type { AddressId, CircleId, PersonId } from '@hatstand/db/ids';
import type { Labelled } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { linkAddress } from '@hatstand/db/repositories/addresses';
import { circleById, circleHatsOf, circlesByHat, newcomersOf } from '@hatstand/db/repositories/circles';
import { asPosterTry, countTry, type TriesLeft, triesLeft } from '@hatstand/db/repositories/link-codes';
import { addressById, helperName, isSomebody, isTeamOwner, isWrittenTo, personById } from '@hatstand/db/repositories/people';
import { callThem } from '@hatstand/db/repositories/people-by-name';
import { openPosterWith, type Poster, posterById } from '@hatstand/db/repositories/posters';

import * as volunteers from '@hatstand/db/repositories/volunteers';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { VolunteerFact } from './facts.ts';
import type { VolunteerIntent } from './intents.ts';
import type { Gifting, Known } from './known.ts';

/** Who looks after those who gift time: the first of these hats that is worn by somebody who can be written to. */
const KEEPERS = ['Care Commons Organiser', 'Recruiter', 'Team Starter'] as const;

/** The speaker may be nobody yet: whoever comes from a poster is a person only once that is recorded. */
export function know(tx: Tx, { person, place }: Speaker, intent: VolunteerIntent, moment: Moment): Known {
  const today = dayOf(moment.local);
  const from = place?.from;
  const tries = triesFrom(tx, from, moment.now);
  const poster = posterMeant(tx, intent, tries);
  const isHere = isSomebody(tx, person);
  const gifts = volunteers.giftsTimeIn(tx, person).map((one) => gifting(tx, person, one, today));
  return {
    me: person,
    name: isHere && !isTeamOwner(tx, person) && gifts.every(({ isNamed }) => isNamed) ? helperName(tx, person) : undefined,
    hasStopped: isHere && personById(tx, person).stoppedAt !== null,
    gifts,
    poster: poster && { is: poster, area: circleById(tx, poster.circle).area },
    from,
    tries,
    toMeet: intent.do === 'met' ? toMeetBy(tx, person, intent.people, today) : [],
  };
}

function triesFrom(tx: Tx, from: AddressId | undefined, now: Date): TriesLeft {
  const address = from && addressById(tx, from);
  return address ? triesLeft(tx, asPosterTry(address.findable), now) : 'looked at';
}

function posterMeant(tx: Tx, intent: VolunteerIntent, tries: TriesLeft): Poster | undefined {
  if (intent.do === 'say words') return tries === 'looked at' ? openPosterWith(tx, intent.words) : undefined;
  return 'poster' in intent ? posterById(tx, intent.poster) : undefined;
}

function gifting(tx: Tx, person: PersonId, { circle, toMeet }: { circle: CircleId; toMeet: boolean }, today: Day): Gifting {
  const told = volunteers.volunteerIn(tx, circle, person);
  const opened = (text: typeof told extends undefined ? never : NonNullable<typeof told>['gives']): Labelled<'care'> | undefined =>
    text ? tx.vault.open(text) : undefined;
  return {
    circle,
    area: circleById(tx, circle).area,
    isNamed: told?.isNamed ?? true,
    gives: opened(told?.gives ?? null),
    often: opened(told?.often ?? null),
    toldAt: told?.poster ? (told.toldAt ?? 'never') : 'not told of',
    toMeet,
    keeper: keeperOf(tx, circle, told?.poster ? posterById(tx, told.poster)?.madeBy : undefined, today),
  };
}

function keeperOf(tx: Tx, circle: CircleId, maker: PersonId | undefined, today: Day): Gifting['keeper'] {
  const hats = circleHatsOf(tx, circle, today);
  const inOrder = [...KEEPERS.flatMap((hat) => hats.filter((one) => one.hat === hat).map(({ wornBy }) => wornBy)), ...(maker ? [maker] : [])];
  const id = inOrder.find((one) => isWrittenTo(tx, one, today) && !isTeamOwner(tx, one));
  return id && { id, name: helperName(tx, id) };
}

function toMeetBy(tx: Tx, me: PersonId, people: readonly PersonId[], today: Day): Known['toMeet'] {
  const mine = circlesByHat(tx, me, today).map(({ id }) => id);
  return people.flatMap((id) => {
    const circles = mine.filter((circle) => newcomersOf(tx, circle).includes(id));
    return circles.length > 0 ? [{ id, name: helperName(tx, id), circles }] : [];
  });
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: VolunteerFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'arrived': {
      const { person, circle, poster, address, handle } = fact;
      volunteers.welcomeStranger(tx, person);
      linkAddress(tx, { id: address, person, channel: 'whatsapp', handle, now });
      return volunteers.giftTime(tx, { circle, person, poster, isNamed: false, toMeet: true }, now);
    }
    case 'joined':
      return volunteers.giftTime(tx, { circle: fact.circle, person: fact.person, poster: fact.poster, isNamed: true, toMeet: false }, now);
    case 'named':
      callThem(tx, fact.person, { firstName: fact.name });
      return volunteers.volunteerIsNamed(tx, fact.circle, fact.person);
    case 'answered':
      return fact.question === 'name' ? undefined : volunteers.keepTheirWords(tx, fact.circle, fact.person, fact.question, fact.words);
    case 'keeper-told':
      return volunteers.keeperWasTold(tx, fact.circle, fact.about, now);
    case 'met':
      for (const circle of fact.circles) volunteers.wasMet(tx, circle, fact.person);
      return;
    case 'words-tried': {
      const from = fact.from && addressById(tx, fact.from);
      const key = from && asPosterTry(from.findable);
      return key && triesLeft(tx, key, now) !== 'silent' ? countTry(tx, key, { at: now, looked: fact.looked }) : undefined;
    }
    case 'join-offered':
    case 'in-already':
    case 'asked':
    case 'finished':
    case 'left-as-is':
      return;
  }
}

import type { CircleId, PersonId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { circleById, circleHatsOf, circlePeopleOf, circlesOf } from '@hatstand/db/repositories/circles';
import { type Offer, offersTo } from '@hatstand/db/repositories/offers';
import { comeOffCall, goOnCall, keepLastResort, keptLastResortsOf, onCallOf, removeLastResort, ringInOrder } from '@hatstand/db/repositories/on-call';
import { helperName, isTeamOwner, isWrittenTo } from '@hatstand/db/repositories/people';
import { advocatesOf, type Team, teamsOf, wearersOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { dayOf } from '../../words/calendar.ts';
import type { OnCallFact } from './facts.ts';
import type { OnCallIntent } from './intents.ts';
import { type CircleKnown, concerning, type Known } from './known.ts';
import { published } from './published.ts';

/** The circles the speaker belongs to or may look at, with their lists. */
export function know(tx: Tx, { person, place }: Speaker, intent: OnCallIntent, { local, now }: Moment): Known {
  const today = dayOf(local);
  const teams = teamsOf(tx, person, today);
  const own = circlesOf(tx, person, today);
  const looking = teams.filter((team) => looksAfter(tx, team, person, today)).map((team) => team.circle);
  const circles = [...new Set([...own, ...looking])].map((id) => circleKnown(tx, id, person, [...own, ...looking], today, now));
  const people = [...new Set([person, ...circles.flatMap((circle) => [...circle.people, ...circle.onCall]), ...('askedBy' in intent ? [intent.askedBy] : [])])];
  const about = new Set(circles.map(({ id }) => concerning(id, person)));
  const asked = offersTo(tx, person, now).filter(({ concerns }) => concerns !== undefined && about.has(concerns));
  return {
    me: person,
    room: place?.room ? (place.room.team ?? 'no team') : undefined,
    teams: teams.map(({ id }) => id),
    circles,
    names: new Map(people.filter((id) => !isTeamOwner(tx, id)).map((id) => [id, helperName(tx, id)])),
    reachable: new Set(people.filter((id) => isWrittenTo(tx, id, today))),
    answeredBefore: asked.some(({ usedIn }) => usedIn !== undefined && usedIn !== tx.current.turn),
    askedBy: asked.filter(({ usedIn, closedBecause, closesAt }) => !usedIn && !closedBecause && closesAt > now).map(askerOf)[0],
    wanted: weighed(tx, intent, circles),
  };
}

const looksAfter = (tx: Tx, team: Team, person: PersonId, today: Day): boolean =>
  [team.owner, ...advocatesOf(tx, team.id, today), ...wearersOf(tx, team.id, 'Rota Holder', today)].includes(person);

function circleKnown(tx: Tx, id: CircleId, person: PersonId, mayLookAt: readonly CircleId[], today: Day, now: Date): CircleKnown {
  const people = circlePeopleOf(tx, id, today);
  // An offer stays for weeks after it was answered; one that was taken back never was.
  const isLately = ({ concerns, closedBecause, closesAt }: Offer, one: PersonId) =>
    concerns === concerning(id, one) && closedBecause !== 'taken back' && closesAt > now;
  return {
    id,
    area: circleById(tx, id).area,
    people,
    onCall: onCallOf(tx, id),
    lastResorts: keptLastResortsOf(tx, id),
    wearsHat: circleHatsOf(tx, id, today).some(({ wornBy }) => wornBy === person),
    mayLook: mayLookAt.includes(id),
    askedLately: new Set(people.filter((one) => offersTo(tx, one, now).some((offer) => isLately(offer, one)))),
  };
}

/** Who put a question: it is kept in what the answers to it mean. */
function askerOf({ choices }: Offer): PersonId | undefined {
  const means = choices[0]?.means;
  if (typeof means !== 'object' || means === null || !('askedBy' in means)) return undefined;
  // True: only questions to be on call concern this, and they keep a person there.
  return means.askedBy as PersonId;
}

/** Three digits or more, as numbers are written: "999", "01632 960 100", "+44 (0)1632 960100". */
const PHONE_NUMBER = /\d(?:[ ()./-]*\d){2,}/u;

function weighed(tx: Tx, intent: OnCallIntent, circles: readonly CircleKnown[]): Known['wanted'] {
  if (intent.do !== 'check last resort' && intent.do !== 'keep last resort') return { length: 0, hasNumber: false, isKept: false, namesTeamOwner: false };
  const words = reveal(intent.words);
  const kept = circles.filter(({ wearsHat }) => wearsHat).flatMap(({ lastResorts }) => lastResorts);
  return {
    length: words.length,
    hasNumber: PHONE_NUMBER.test(words),
    isKept: kept.some((one) => reveal(one.words).toLowerCase() === words.toLowerCase()),
    namesTeamOwner: intent.names.some((person) => isTeamOwner(tx, person)),
  };
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: OnCallFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'went-on-call':
      return goOnCall(tx, fact.circle, fact.person, now);
    case 'came-off-call':
      return comeOffCall(tx, fact.circle, fact.person);
    case 'order-changed':
      return ringInOrder(tx, fact.circle, fact.order);
    case 'last-resort-kept':
      return keepLastResort(tx, fact.circle, published(fact.words), fact.by, now);
    case 'last-resort-removed':
      return removeLastResort(tx, fact.resort.id, now);
    case 'list-shown':
    case 'no-days-explained':
    case 'asked-to-be-on-call':
    case 'said-not-this-time':
    case 'which-person':
    case 'order-is-so-already':
    case 'last-resort-checked':
    case 'which-last-resort':
    case 'circle-unclear':
    case 'left-as-is':
      return;
  }
}

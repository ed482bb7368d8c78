import type { PersonId } from '@hatstand/db/ids';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { OnCallFact, OnCallReason } from './facts.ts';
import type { OnCallIntent, OnCallStep } from './intents.ts';
import type { CircleKnown, Known } from './known.ts';

type Decision = readonly OnCallFact[] | Refusal<OnCallReason>;
type Of<Do> = Extract<OnCallIntent, { do: Do }>;

/** What fits on the screen of a small phone, with its number. */
const LONGEST_LAST_RESORT = 120;
const MOST_LAST_RESORTS = 5;

/** Nobody is assigned (PRODUCT, promise 4): people put only themselves on call. Whoever wears a hat in the circle asks others, orders the list and keeps the last resort. */
export function decide(intent: OnCallIntent, known: Known): Decision {
  if (intent.do === 'leave as is') return [{ happened: 'left-as-is' }];
  const circle = circleMeant(intent, known);
  if ('refused' in circle) return circle;
  if ('happened' in circle) return [circle];
  switch (intent.do) {
    case 'show':
      return [{ happened: 'list-shown', circle: circle.id }];
    case 'go on':
      return goOn(intent, circle, known);
    case 'come off':
      return comeOff(intent, circle, known);
    case 'take others off':
      return intent.people.some((group) => group.includes(known.me)) ? comeOff({ do: 'come off', dated: false }, circle, known) : refuse('only they can say');
    case 'ask':
      return ask(intent, circle, known);
    case 'answer':
      return answer(intent, circle, known);
    case 'order':
      return order(intent, circle, known);
    case 'check last resort':
      return refusalOf(circle, known) ?? [{ happened: 'last-resort-checked', circle: circle.id, wanted: { words: intent.words, names: intent.names } }];
    case 'keep last resort':
      return refusalOf(circle, known) ?? [{ happened: 'last-resort-kept', circle: circle.id, words: intent.words, by: known.me }];
    case 'remove last resort':
      return remove(intent, circle, known);
  }
}

function goOn({ dated }: Pick<Of<'go on'>, 'dated'>, circle: CircleKnown, { me, askedBy }: Known): Decision {
  if (circle.onCall.includes(me)) return refuse('on call already');
  return [dated ? { happened: 'no-days-explained', circle: circle.id, wanted: 'go on' } : { happened: 'went-on-call', circle: circle.id, person: me, askedBy }];
}

function comeOff({ dated }: Of<'come off'>, circle: CircleKnown, { me }: Known): Decision {
  if (!circle.onCall.includes(me)) return refuse('not on call');
  return [dated ? { happened: 'no-days-explained', circle: circle.id, wanted: 'come off' } : { happened: 'came-off-call', circle: circle.id, person: me }];
}

/** Asked once, and not again for some weeks, whatever they said: nobody is chased (PRODUCT, promise 3). */
function ask(intent: Of<'ask'>, circle: CircleKnown, known: Known): Decision {
  if (intent.dated) return refuse('list has no days');
  const people = peopleMeant(intent, circle.people, 'nobody of that name', circle);
  if ('refused' in people) return people;
  if ('happened' in people) return [people];
  if (people.length === 1 && people[0] === known.me) return goOn({ dated: false }, circle, known);
  const free = people.filter((person) => !circle.onCall.includes(person));
  const fresh = free.filter((person) => !circle.askedLately.has(person));
  const askable = fresh.filter((person) => known.reachable.has(person) && person !== known.me);
  if (askable.length > 0) return [{ happened: 'asked-to-be-on-call', circle: circle.id, people: askable, by: known.me }];
  return refuse(free.length === 0 ? 'they are on call already' : fresh.length === 0 ? 'asked not long ago' : 'can’t be reached');
}

function answer({ yes, askedBy }: Of<'answer'>, circle: CircleKnown, { me, answeredBefore }: Known): Decision {
  if (circle.onCall.includes(me)) return refuse('on call already');
  if (yes) return [{ happened: 'went-on-call', circle: circle.id, person: me, askedBy }];
  return [answeredBefore ? { happened: 'left-as-is' } : { happened: 'said-not-this-time', circle: circle.id, person: me, askedBy }];
}

function order(intent: Of<'order'>, circle: CircleKnown, { me }: Known): Decision {
  const people = peopleMeant(intent, circle.onCall, 'not on the list', circle);
  if ('refused' in people) return people;
  if ('happened' in people) return [people];
  const next = reordered(intent.how, people, circle.onCall);
  const moved = next.filter((person, place) => circle.onCall[place] !== person);
  if (moved.length === 0) return [{ happened: 'order-is-so-already', circle: circle.id }];
  return [{ happened: 'order-changed', circle: circle.id, order: next, moved, by: me }];
}

/** The same people in their new order: nobody is lost and nobody added. */
export function reordered(how: Of<'order'>['how'], named: readonly PersonId[], now: readonly PersonId[]): PersonId[] {
  const [one, other] = named;
  if (how === 'in this order' || how === 'first') return [...named, ...now.filter((person) => !named.includes(person))];
  if (how === 'last') return [...now.filter((person) => !named.includes(person)), ...named];
  if (!one || !other || one === other) return [...now];
  const rest = now.filter((person) => person !== one);
  return rest.toSpliced(rest.indexOf(other) + (how === 'after' ? 1 : 0), 0, one);
}

/** What can't be shown as it is. */
function refusalOf(circle: CircleKnown, { wanted }: Known): Refusal<OnCallReason> | undefined {
  if (!wanted.hasNumber) return refuse('no number in it');
  if (wanted.length > LONGEST_LAST_RESORT) return refuse('too long');
  if (wanted.namesTeamOwner) return refuse('names a Team Owner');
  if (wanted.isKept) return refuse('kept already');
  return circle.lastResorts.length >= MOST_LAST_RESORTS ? refuse('enough last resorts') : undefined;
}

function remove({ id, number }: Of<'remove last resort'>, { id: circle, lastResorts }: CircleKnown, { me: by }: Known): Decision {
  if (id !== undefined) {
    const meant = lastResorts.find((one) => one.id === id);
    return meant ? [{ happened: 'last-resort-removed', circle, resort: meant, by }] : refuse('gone');
  }
  const [only, another] = lastResorts;
  if (!only) return refuse('no last resorts');
  if (number === undefined && another) return [{ happened: 'which-last-resort', circle }];
  const meant = number === undefined ? only : number > 0 ? lastResorts[number - 1] : undefined;
  return meant ? [{ happened: 'last-resort-removed', circle, resort: meant, by }] : refuse('no such last resort');
}

/** The people that were named, each once; or the question which of two is meant. A name that nobody has stops all of it. */
function peopleMeant(
  intent: OnCallStep['meant'],
  among: readonly PersonId[],
  otherwise: OnCallReason,
  circle: CircleKnown,
): readonly PersonId[] | OnCallFact | Refusal<OnCallReason> {
  if (intent.unknown || intent.people.length === 0) return refuse('nobody of that name');
  const meant: PersonId[] = [];
  for (const [place, group] of intent.people.entries()) {
    const fitting = group.filter((person) => among.includes(person));
    const [one, another] = fitting;
    if (!one) return refuse(otherwise);
    if (another)
      return { happened: 'which-person', circle: circle.id, step: { step: 'which person', of: fitting, place, meant: { ...intent, circle: circle.id } } };
    meant.push(one);
  }
  return [...new Set(meant)];
}

/** The circle named, or the only one in which the speaker may do this. */
function circleMeant(intent: OnCallIntent, known: Known): CircleKnown | OnCallFact | Refusal<OnCallReason> {
  const { circles, room, teams } = known;
  if (room !== undefined && room !== 'no team' && !teams.includes(room)) return refuse('not in this team');
  const [may, otherwise] = allowed(intent, known);
  const able = circles.filter((circle) => may(circle) && (intent.circle === undefined || circle.id === intent.circle));
  const [only, another] = able;
  if (!only) return refuse(otherwise);
  return another ? { happened: 'circle-unclear', intent, circles: able.map(({ id }) => id) } : only;
}

/** Who may do it, and what is said to everybody else. */
function allowed(intent: OnCallIntent, { me, circles }: Known): readonly [(circle: CircleKnown) => boolean, OnCallReason] {
  const belongs = ({ people, onCall }: CircleKnown): boolean => people.includes(me) || onCall.includes(me);
  switch (intent.do) {
    case 'show':
      return [({ mayLook }) => mayLook, 'not for you to see'];
    case 'come off': {
      // Who is on call in one of two circles means that one.
      const isOn = circles.some(({ onCall }) => onCall.includes(me));
      return [(circle) => belongs(circle) && (!isOn || circle.onCall.includes(me)), 'not on call'];
    }
    case 'go on':
    case 'answer':
    case 'leave as is':
      return [belongs, 'not of the circle'];
    case 'take others off':
      return [belongs, 'only they can say'];
    case 'ask':
    case 'order':
    case 'check last resort':
    case 'keep last resort':
    case 'remove last resort':
      return [({ wearsHat }) => wearsHat, 'circle hats only'];
  }
}

import type { PersonId } from '@hatstand/db/ids';
import { type Label, type Labelled, mayCarry } from '@hatstand/db/labels';
import type { Item, Standing } from '@hatstand/db/repositories/ledger';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { DeliveryFact, DeliveryReason } from './facts.ts';
import type { DeliveryIntent, Heard } from './intents.ts';
import { furthest, isOpen, type Known, mayRead, stateOf } from './known.ts';

type Decision = readonly DeliveryFact[] | Refusal<DeliveryReason>;
type Of<Do> = Extract<DeliveryIntent, { do: Do }>;

const PAGE_OPENS_HOURS = 24;
const MOST_CHOICES = 3;

/** Whoever sent something that matters is told had or not yet, never who read it and did not answer (PRODUCT, promise 2). */
export function decide(intent: DeliveryIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'who has had it':
      return show(intent, known);
    case 'something earlier': {
      const items = known.items.filter(({ key }) => key !== intent.besides).slice(0, MOST_CHOICES);
      return items.length > 0 ? [{ happened: 'item-unclear', items, intent: { do: 'who has had it' } }] : refuse('nothing sent');
    }
    case 'told by hand':
      return toldByHand(intent, known);
    case 'will tell':
      return willTell(intent, known);
    case 'print':
      return print(intent, known, moment);
  }
}

function show(intent: Of<'who has had it'>, known: Known): Decision {
  const of = intent.people?.flatMap((one) => meant(one, known));
  if (intent.people?.some((one) => meant(one, known).length === 0)) return refuse('nobody of that name');
  const shown = (item: Item): Decision => [{ happened: 'ledger-shown', item, of }];
  if (intent.item !== undefined) {
    const item = known.items.find(({ key }) => key === intent.item);
    return item ? shown(item) : refuse('not theirs to ask');
  }
  if (known.quoted === 'not theirs') return refuse('not theirs to ask');
  if (known.quoted) return shown(known.quoted);
  const items = of ? known.items.filter(({ key }) => known.standings.get(key)?.some(({ person }) => of.includes(person))) : known.items;
  const [newest] = items.length > 0 ? items : known.items;
  if (!newest) return refuse('nothing sent');
  // What somebody else sent after that may be what a holder of the hat asks about. What a yes of theirs settled is the newest of one's own doing.
  const mine = items.find(({ sender }) => sender === known.me);
  const isSure = newest.sender === known.me || known.items.length === 1 || mine?.kind === newest.kind;
  return isSure ? shown(newest) : [{ happened: 'item-unclear', items: (items.length > 0 ? items : known.items).slice(0, MOST_CHOICES), intent }];
}

function toldByHand(intent: Of<'told by hand'>, known: Known): Decision {
  const found = deliveriesMeant(intent, known);
  if ('refused' in found) return found;
  if ('happened' in found) return [found];
  return found.map((delivery) => ({ happened: 'told-by-hand', delivery, how: intent.how, by: known.me }));
}

function willTell(intent: Of<'will tell'>, known: Known): Decision {
  const found = deliveriesMeant(intent, known);
  if ('refused' in found) return found;
  if ('happened' in found) return [found];
  const facts = found.flatMap((delivery): DeliveryFact[] => {
    const words = known.words.get(delivery.delivery);
    return words ? [{ happened: 'words-shown', delivery, words }] : [];
  });
  return facts.length > 0 ? facts : refuse('words gone');
}

function print(intent: Of<'print'>, known: Known, moment: Moment): Decision {
  if (!known.canPrint) return refuse('not here');
  const found = intent.people || intent.delivery !== undefined ? deliveriesMeant({ ...intent, people: intent.people ?? [] }, known) : newestUnreached(known);
  if ('refused' in found) return found;
  if ('happened' in found) return [found];
  const delivery = found.find((one) => known.words.has(one.delivery));
  const words = delivery && known.words.get(delivery.delivery);
  if (!delivery || !words) return refuse('words gone');
  if (!isForPaper(words) || delivery.team === null) return refuse('nothing to print');
  const others = [...known.standings.values()].flat().filter((one) => one.turn === delivery.turn && one.delivery !== delivery.delivery);
  const waiting = [delivery, ...others.filter((one) => stateOf(one) === 'no way' && mayRead(known, one))];
  const opensUntil = new Date(moment.now.getTime() + PAGE_OPENS_HOURS * 3_600_000);
  return [{ happened: 'page-made', secret: moment.newSecret(), delivery, words, opensUntil, by: known.me, waiting }];
}

const isForPaper = (words: Labelled): words is Labelled<Exclude<Label, 'sealed'>> => mayCarry('care', words.label);

/** "Print it", said after sending something: the newest of mine that somebody has no way to be reached with. */
function newestUnreached(known: Known): readonly Standing[] | Refusal<DeliveryReason> {
  const items = known.quoted && known.quoted !== 'not theirs' ? [known.quoted] : known.items;
  for (const { key } of items) {
    const waiting = furthest(known.standings.get(key) ?? []).filter((one) => stateOf(one) === 'no way' && known.words.has(one.delivery));
    if (waiting.length > 0) return waiting;
  }
  return refuse('nothing to print');
}

/** The deliveries somebody means: that of the button, or for each person named the newest they have not had. */
function deliveriesMeant(
  intent: Of<'told by hand' | 'will tell'> | (Of<'print'> & { people: Heard }),
  known: Known,
): readonly Standing[] | DeliveryFact | Refusal<DeliveryReason> {
  if (intent.delivery !== undefined) {
    const { picked } = known;
    if (!picked) return refuse('nothing open');
    if (!mayRead(known, picked)) return refuse('not for you');
    return isOpen(picked) ? [picked] : refuse('told already');
  }
  const found: Standing[] = [];
  for (const one of intent.people) {
    const people = meant(one, known);
    if (people.length === 0) return refuse('nobody of that name');
    const withOpen = people.filter((person) => openFor(person, known).length > 0);
    const [person, another] = withOpen;
    if (!person) return refuse(people.some((each) => (known.told.get(each) ?? []).some(isOpen)) ? 'not for you' : 'nothing open');
    if (another && intent.do !== 'print') return { happened: 'person-unclear', people: withOpen, intent };
    const delivery = newestFor(person, known);
    if (!delivery) return { happened: 'delivery-unclear', deliveries: openFor(person, known).slice(0, MOST_CHOICES), intent };
    found.push(delivery);
  }
  return found;
}

const openFor = (person: PersonId, known: Known): Standing[] => (known.told.get(person) ?? []).filter((one) => isOpen(one) && mayRead(known, one));

/** What was quoted; else the newest of one's own; else the only one there is. Undefined when it is not clear. */
function newestFor(person: PersonId, known: Known): Standing | undefined {
  const open = openFor(person, known);
  const { quoted } = known;
  const inQuoted = quoted && quoted !== 'not theirs' ? known.standings.get(quoted.key)?.map(({ delivery }) => delivery) : undefined;
  const asQuoted = inQuoted && open.find(({ delivery }) => inQuoted.includes(delivery));
  if (asQuoted) return asQuoted;
  const [only, another] = open;
  return another ? open.find(({ sender }) => sender === known.me) : only;
}

/** The people of one's teams that a name may mean. */
function meant(one: Heard[number], known: Known): readonly PersonId[] {
  if (one === 'team owner') return known.teams.map(({ owner }) => owner).filter((owner) => owner !== known.me);
  return one.filter((person) => person !== known.me && known.names.has(person));
}

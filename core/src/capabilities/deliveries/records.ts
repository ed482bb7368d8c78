import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, plan, reveal, team as teamText } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { wordsOfDelivery } from '@hatstand/db/repositories/deliveries';
import {
  type Item,
  itemOfLetter,
  itemsSentBy,
  itemsToldIn,
  keepByHand,
  type Standing,
  standingByNumber,
  standingsFor,
  standingsOf,
} from '@hatstand/db/repositories/ledger';
import { keepPage, pageBySecret } from '@hatstand/db/repositories/pages-to-print';
import { helperName, isTeamOwner, personById } from '@hatstand/db/repositories/people';
import { clearanceIn, everybodyIn, type Team, teamsOf, wearersOf } from '@hatstand/db/repositories/teams';
import type { Day } from '@hatstand/db/times';
import type { Speaker } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { Both } from '../../words/both.ts';
import { dayOf, localTimeOf } from '../../words/calendar.ts';
import { sayDay } from '../../words/saying.ts';
import type { DeliveryFact } from './facts.ts';
import type { DeliveryIntent } from './intents.ts';
import { isOpen, type Known, mayRead } from './known.ts';
import type { Page } from './page.ts';

/** What each hat may ask about, whoever sent it, by the capability that told it. */
const HATS: readonly (readonly [hat: string, kinds: readonly string[]])[] = [
  ['Rota Holder', ['cover', 'planning', 'availability']],
  ['Team Chat Admin', ['pins', 'announcements']],
];
/** So many of the newest are looked at closely. */
const LOOKED_AT = 4;

/** What the speaker may ask about, how it stands, and what people who are named have still to hear. */
export function know(tx: Tx, speaker: Speaker, intent: DeliveryIntent, { local }: Moment): Known {
  const { person: me, place } = speaker;
  const today = dayOf(local);
  const mine = teamsOf(tx, me, today);
  const room = place?.room ? (place.room.team ?? 'no team') : undefined;
  const teams = mine.map((team) => ({ id: team.id, owner: team.owner, nickname: team.nickname, clearance: clearanceIn(tx, team.id, me, today) }));
  const all = itemsFor(tx, me, mine, today);
  const items = room && room !== 'no team' ? all.filter(({ team }) => team === null || team === room) : all;
  const quoted = speaker.quoted === undefined ? undefined : quotedItem(tx, speaker.quoted, all);
  const closely = [
    ...(typeof quoted === 'object' ? [quoted] : []),
    ...items.slice(0, LOOKED_AT),
    ...items.filter(({ key }) => 'item' in intent && key === intent.item),
  ];
  const standings = new Map(closely.map(({ key }) => [key, standingsOf(tx, key)]));
  const names = namesIn(tx, mine, [...standings.values()].flat(), today);
  const people = 'people' in intent ? (intent.people ?? []).flatMap((one) => (one === 'team owner' ? mine.map(({ owner }) => owner) : one)) : [];
  const told = new Map(people.map((one) => [one, standingsFor(tx, one)]));
  const picked = 'delivery' in intent && intent.delivery !== undefined ? standingByNumber(tx, intent.delivery) : undefined;
  const known = {
    me,
    today,
    inRoom: place?.room !== undefined,
    canPrint: place?.channel === 'rocketchat',
    teams,
    items,
    quoted,
    standings,
    told,
    picked,
    names,
  };
  return { ...known, words: intent.do === 'print' || intent.do === 'will tell' ? wordsFor(tx, known) : new Map() };
}

function itemsFor(tx: Tx, me: PersonId, teams: readonly Team[], today: Day): Item[] {
  const byHat = teams.flatMap(({ id }) => {
    const kinds = HATS.flatMap(([hat, of]) => (wearersOf(tx, id, hat, today).includes(me) ? of : []));
    return kinds.length > 0 ? itemsToldIn(tx, id, kinds) : [];
  });
  const byKey = new Map([...byHat, ...itemsSentBy(tx, me)].map((item) => [item.key, item]));
  return [...byKey.values()].sort((one, other) => other.at.getTime() - one.at.getTime());
}

function quotedItem(tx: Tx, letter: NonNullable<Speaker['quoted']>, items: readonly Item[]): Item | 'not theirs' | undefined {
  const item = itemOfLetter(tx, letter);
  return item && (items.find(({ key }) => key === item.key) ?? 'not theirs');
}

/** First names, with the surname where two share it. Whoever gets support goes unnamed on WhatsApp. */
function namesIn(tx: Tx, teams: readonly Team[], standings: readonly Standing[], today: Day): Map<PersonId, Both> {
  const people = new Set([
    ...teams.flatMap((team) => everybodyIn(tx, team, today)),
    ...standings.flatMap(({ person, byHand }) => [person, ...(byHand ? [byHand.by] : [])]),
  ]);
  const owners = new Set(teams.map(({ owner }) => owner));
  const known = [...people].map((id) => personById(tx, id));
  const counts = Map.groupBy(known, ({ firstName }) => reveal(firstName));
  return new Map(
    known.map((one): [PersonId, Both] => {
      const full = (counts.get(reveal(one.firstName))?.length ?? 0) > 1 ? teamText`${one.firstName} ${one.surname}` : one.firstName;
      const unnamed = owners.has(one.id) ? plan`the Team Owner` : plan`somebody`;
      return [one.id, { full, limited: isTeamOwner(tx, one.id) ? unnamed : helperName(tx, one.id) }];
    }),
  );
}

/** The words that the speaker may read out or print. */
function wordsFor(tx: Tx, known: Omit<Known, 'words'>): Map<number, Labelled> {
  const open = [...(known.picked ? [known.picked] : []), ...[...known.told.values(), ...known.standings.values()].flat()];
  const readable = open.filter((one) => one.hasWords && isOpen(one) && mayRead(known, one));
  return new Map(
    [...new Set(readable.map(({ delivery }) => delivery))].flatMap((number): [number, Labelled][] => {
      const words = wordsOfDelivery(tx, number);
      return words ? [[number, words]] : [];
    }),
  );
}

/** Writes down what was decided. */
export function record(tx: Tx, fact: DeliveryFact, { now }: Moment): void {
  switch (fact.happened) {
    case 'told-by-hand':
      return keepByHand(tx, { delivery: fact.delivery.delivery, how: fact.how, by: fact.by, at: now });
    case 'page-made': {
      const { delivery, words, opensUntil, by } = fact;
      if (!delivery.team) throw new Error('a page was made of what concerns no team');
      return keepPage(tx, fact.secret, { team: delivery.team, by, sender: delivery.sender, words, writtenAt: delivery.at, opensUntil });
    }
    case 'ledger-shown':
    case 'item-unclear':
    case 'delivery-unclear':
    case 'person-unclear':
    case 'words-shown':
      return;
  }
}

/** What is on the page with this secret. Undefined for a secret that was never given out, and for one whose day is over. */
export function readPage(tx: Tx, secret: string, { now, local }: Pick<Moment, 'now' | 'local'>): Page | undefined {
  const page = pageBySecret(tx, secret, now);
  if (!page) return undefined;
  const written = sayDay(dayOf(localTimeOf(page.writtenAt)), dayOf(local));
  return { heading: teamText`${written}, from ${personById(tx, page.sender).firstName}`, words: page.words };
}

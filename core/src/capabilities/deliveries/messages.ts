import { care, type Labelled, lower, open, plan, sealed, team as teamText } from '@hatstand/db/labels';
import type { Standing } from '@hatstand/db/repositories/ledger';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { type Both, both } from '../../words/both.ts';
import { localTimeOf } from '../../words/calendar.ts';
import { sayMoment } from '../../words/saying.ts';
import { sayWebAddress } from '../../words/web-addresses.ts';
import type { DeliveryFact } from './facts.ts';
import type { DeliveryIntent } from './intents.ts';
import type { Known } from './known.ts';
import { nameOf, shown } from './ledger-messages.ts';

type LedgerMessage = Message<DeliveryIntent, never>;
type Fact<Happened> = Extract<DeliveryFact, { happened: Happened }>;
type LedgerChoice = Choice<DeliveryIntent>;

/** Every sentence about who has had what. */
export function tell(fact: DeliveryFact, known: Known, moment: Moment): readonly LedgerMessage[] {
  const { me } = known;
  switch (fact.happened) {
    case 'ledger-shown':
      return [{ to: me, ...shown(fact, known) }];
    case 'item-unclear':
      return [{ to: me, text: open`Which one do you mean?`, teams: [], choices: whichItem(fact, known) }];
    case 'person-unclear':
      return [{ to: me, ...whichPerson(fact, known) }];
    case 'delivery-unclear':
      return [{ to: me, text: open`There is more than one thing. Which was it?`, teams: [], choices: whichDelivery(fact, known) }];
    case 'told-by-hand':
      return [{ to: me, ...noted(fact, known) }];
    case 'words-shown':
      return [{ to: me, ...words(fact, known) }];
    case 'page-made':
      return page(fact, known, moment);
  }
}

const whichItem = ({ items, intent }: Fact<'item-unclear'>, known: Known): LedgerChoice[] =>
  items.map(({ key, about, at }) => ({ label: plan`${about ?? open`something`}, ${when(at, known)}`, means: { ...intent, item: key } }));

const whichDelivery = ({ deliveries, intent }: Fact<'delivery-unclear'>, known: Known): LedgerChoice[] =>
  deliveries.map(({ delivery, about, at }) => ({ label: plan`${about ?? open`something`}, ${when(at, known)}`, means: { ...intent, people: [], delivery } }));

function whichPerson({ people, intent }: Fact<'person-unclear'>, known: Known): Answer<DeliveryIntent, never> {
  const [one] = people;
  const asked = one ? both`There is more than one ${nameOf(one, known)}. Which one?` : both`Who was it?`;
  const choices = people.slice(0, 3).map((person): LedgerChoice => ({ label: nameOf(person, known).limited, means: { ...intent, people: [[person]] } }));
  return { text: asked.full, limited: asked.limited, teams: known.teams.map(({ id }) => id), choices };
}

const HOW = {
  'told face to face': open`was told face to face`,
  'told by phone': open`was told by phone`,
  'given on paper': open`was given it on paper`,
  'read aloud': open`had it read aloud`,
} as const;

function noted({ delivery, how }: Fact<'told-by-hand'>, known: Known): Answer<DeliveryIntent, never> {
  const said = both`Thank you. I have noted that ${nameOf(delivery.person, known)} ${HOW[how]} (${delivery.about ?? open`a message`}, ${when(delivery.at, known)}).`;
  return { text: said.full, limited: said.limited, teams: teamsOf(delivery), about: plan`that note` };
}

/** The words again, for reading out, where the channel may carry them; and how to say that it is done. */
function words({ delivery, words: text }: Fact<'words-shown'>, known: Known): Answer<DeliveryIntent, never> {
  const name = nameOf(delivery.person, known);
  const choices: LedgerChoice[] = [
    { label: plan`Done, told ${name.limited}`, means: { do: 'told by hand', how: 'told face to face', people: [], delivery: delivery.delivery } },
    ...(known.canPrint ? [{ label: open`Print it`, means: { do: 'print', delivery: delivery.delivery } } as const] : []),
  ];
  const before = both`Thank you. This is for ${name}:`;
  return {
    text: around(before, text, open`\nWhen you have told them, press Done.`),
    limited: plan`Thank you. I can't show the words here. When you have told ${name.limited}, say Done here.`,
    teams: teamsOf(delivery),
    about: plan`telling ${name.limited}`,
    choices,
  };
}

/** As narrow as the words are. */
function around(before: Both, text: Labelled, after: Labelled<'open'>): Labelled<'team' | 'care' | 'sealed'> {
  if (text.label === 'sealed') return sealed`${before.full}\n${text}${after}`;
  if (text.label === 'care') return care`${before.full}\n${lower(text, 'care', 'that is what it is')}${after}`;
  return teamText`${before.full}\n${lower(text, 'team', 'it is no narrower than that')}${after}`;
}

/** A page is given to whoever asked alone, in Rocket.Chat only: whoever has its address can read it. */
function page({ secret, delivery, words: text, waiting }: Fact<'page-made'>, known: Known, { publicAddress }: Moment): LedgerMessage[] {
  const address = plan`${sayWebAddress(publicAddress)}/page/${secret}`;
  const choices = waiting.slice(0, 3).map(
    (one): LedgerChoice => ({
      label: plan`Given to ${nameOf(one.person, known).limited} on paper`,
      means: { do: 'told by hand', how: 'given on paper', people: [], delivery: one.delivery },
    }),
  );
  const said = plan`Here is a page in large print. Open it and print it:\n${address}\nIt works for 24 hours. Whoever has the address can read it, so keep it to yourself.`;
  const whisper: LedgerMessage[] = known.inRoom
    ? [{ to: known.me, teams: [], text: open`I have sent you the page in a direct message. Only you can see it there.` }]
    : [];
  const wide = text.label === 'care' ? care`${said}` : teamText`${said}`;
  const limited = open`I can't give you a page to print here. Ask me in Rocket.Chat.`;
  return [...whisper, { to: known.me, privately: true, text: wide, limited, teams: teamsOf(delivery), about: plan`a page to print`, choices }];
}

const teamsOf = ({ team }: Pick<Standing, 'team'>) => (team ? [team] : []);
const when = (at: Date, { today }: Known): Labelled<'plan'> => sayMoment(localTimeOf(at), today);

import type { PersonId, TeamId } from '@hatstand/db/ids';
import { joined as joinedText, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Choice, Message } from '../../conversation/capability.ts';
import { nameOf, said, where } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import { dayOf } from '../../words/calendar.ts';
import { questionAbout } from '../../words/questions.ts';
import { sayDay, sayList } from '../../words/saying.ts';
import { awayTold, coverAll, yours } from './away-messages.ts';
import type { AvailabilityFact } from './facts.ts';
import type { AvailabilityIntent, AvailabilityStep } from './intents.ts';
import { givesIn, type Known } from './known.ts';
import { sayAway, sayAways, sayOffer, sayOffers } from './phrases.ts';
import { lastDayOf } from './spans.ts';

type AvailabilityMessage = Message<AvailabilityIntent, AvailabilityStep>;
type Fact<Happened> = Extract<AvailabilityFact, { happened: Happened }>;
type Says = Choice<AvailabilityIntent>;
const MOST_LINES = 10;

/** Every sentence of availability, but those about going away. */
export function tell(fact: AvailabilityFact, known: Known): readonly AvailabilityMessage[] {
  const answer = (
    text: Labelled<'open' | 'plan'>,
    more: Partial<Omit<AvailabilityMessage, 'to' | 'text' | 'limited' | 'teams'>> = {},
  ): AvailabilityMessage[] => [{ to: known.me, text, teams: givesIn(known).map(({ id }) => id), ...more }];
  const { today } = known;
  switch (fact.happened) {
    case 'went-away':
    case 'away-already':
      return [awayTold(fact, known)];
    case 'days-unclear':
      return answer(questionAbout(fact.question, fact.choices.length > 0), {
        choices: fact.choices.map(({ away, means }) => ({ label: sayAway(away, today), means })),
        opens: { step: fact.about === 'away' ? 'away when' : 'could when' },
      });
    case 'when-asked':
      return fact.about === 'away'
        ? answer(open`Which days are you away? For example “1 to 14 December”.`, { opens: { step: 'away when' } })
        : answer(open`Thank you. Which days could you do? For example “Saturdays”, or “Thursday mornings”.`, { opens: { step: 'could when' } });
    case 'until-asked':
      return answer(open`Until when are you away? If you don't know yet, tell me a day for now. You can change it at any time.`, {
        opens: { step: 'away until', from: fact.from },
      });
    case 'gone-or-next-year':
      return answer(plan`Those days are over this year. Do you mean ${sayAway(fact.away, today)}?`, { choices: yesOrNo(open`Yes, those`, fact.means) });
    case 'other-way-round':
      return answer(plan`That would be ${sayAway(fact.away, today)}, nearly a year. Which do you mean?`, {
        choices: [
          { label: sayAway(fact.swappedAway, today), means: fact.swapped },
          { label: open`Yes, nearly a year`, means: fact.means },
        ],
      });
    case 'not-at-home':
      return answer(plan`Thank you for telling me: away ${sayAway(fact.away, today)}. No visit is cancelled yet. Shall I show you the visits then?`, {
        choices: [
          { label: open`Yes, show them`, says: plan`cancel all visits ${sayDay(dayOf(fact.away.from), today)} to ${sayDay(lastDayOf(fact.away), today)}` },
          { label: open`No, leave them`, means: { do: 'leave it' } },
        ],
      });
    case 'visits-left':
      return answer(open`All right. Your visits are still yours. When you want cover for one, tell me “cover” and the day.`);
    case 'left-alone':
      return answer(open`All right, nothing has changed.`);
    case 'came-back':
      return answer(cameBack(fact, known), { about: plan`being back` });
    case 'which-absence':
      return answer(plan`You are not away just now. You are down as away ${sayAways(fact.absences, today)}. Which one is off?`, {
        choices: fact.absences.map((one) => ({ label: sayAway(one, today), means: { do: 'not away', absence: one.id } })),
      });
    case 'own-absences-shown':
      return answer(ownAbsences(fact, known));
    case 'cannot-regularly':
      return answer(cannot(fact, known), {
        choices: coverAll(fact.visits, known),
        ...(fact.added.length > 0 ? { about: plan`being away ${sayOffers(fact.said, today)}` } : {}),
      });
    case 'can-again':
      return answer(
        plan`Thank you. You are no longer away ${sayOffers(fact.ended, today)}.${fact.added.length > 0 ? plan` Still away: ${sayOffers(fact.added, today)}.` : open` I will ask you about visits then like everybody else.`}`,
        { about: plan`being away` },
      );
    case 'absences-shown':
      return answer(absences(fact, known));
    case 'offered-to-come':
      return answer(offered(fact, known), { choices: takeOne(fact.free, known), ...(fact.added.length > 0 ? { about: plan`when you could come` } : {}) });
    case 'asked-about-it':
      return answer(plan`You are being asked about ${said(fact.visit, known)}${where(known.me, fact.visit, known)}. Is that a yes to it?`, {
        about: plan`${said(fact.visit, known)}`,
        choices: takeOne([fact.visit], known),
      });
    case 'offer-ended':
      return answer(plan`All right, I have taken that back: ${sayOffers(fact.ended, today)}.${leftOver(fact, known)}${stillYours(fact.visits, known)}`, {
        about: plan`when you could come`,
        choices: coverOf(fact.visits, known),
      });
    case 'no-such-offer':
      return fact.visits.length === 0
        ? answer(open`You have not offered that, so there is nothing to take back. No one will count on you then.`)
        : answer(plan`Thank you for telling me. I have not changed anything yet.${stillYours(fact.visits, known)} Shall I ask for cover?`, {
            choices: coverOf(fact.visits, known),
          });
    case 'which-offer':
      return answer(open`Which one shall I take back?`, {
        choices: fact.offers.map((offer) => ({ label: sayOffer(offer, today), means: { do: 'could no more', availability: offer.id } })),
      });
    case 'own-offers-shown':
      return answer(
        fact.offers.length === 0
          ? open`You have not told me when you could come. You can, for example: “I can do Saturdays”.`
          : plan`You could come:\n${lines(fact.offers.map((offer) => sayOffer(offer, today)))}\nSay “stop offering” to take it back.`,
      );
    case 'passed-on':
      return toRotaHolders(
        known,
        fact.what === 'away'
          ? plan`${nameOf(fact.by, known)} is away ${sayAways(fact.away, today)}.`
          : plan`${nameOf(fact.by, known)} is not away after all: ${sayAways(fact.away, today)}.`,
      );
    case 'offer-passed-on':
      return toRotaHolders(
        known,
        fact.what === 'could'
          ? plan`${nameOf(fact.by, known)} could come: ${sayOffers(fact.offers, today)}.`
          : plan`${nameOf(fact.by, known)} can't come: ${sayOffers(fact.offers, today)}.`,
      );
  }
}

const lines = (all: readonly Labelled<'plan'>[]): Labelled<'plan'> => {
  const more = all.length - MOST_LINES;
  const shown = all.slice(0, MOST_LINES);
  return joinedText('plan', more > 0 ? [...shown, plan`and ${more} more`] : shown, '\n');
};
const yesOrNo = (yes: Labelled<'open'>, means: AvailabilityIntent): Says[] => [
  { label: yes, means },
  { label: open`No`, means: { do: 'away', when: [] } },
];

function cameBack(fact: Fact<'came-back'>, known: Known): Labelled<'plan'> {
  const hello = fact.isBackNow ? open`Welcome back. You are no longer down as away.` : open`Thank you. I have changed that.`;
  const still = fact.stillAway.length === 0 ? open`` : plan` You are away ${sayAways(fact.stillAway, known.today)}.`;
  const again = open` I will ask you about visits like everybody else.`;
  const looking =
    fact.lookedFor.length === 0
      ? open``
      : plan` I am still asking for cover for ${sayList(
          fact.lookedFor.slice(0, 3).map((visit) => said(visit, known)),
          'and',
        )}. Say “stop asking” if you can do it.`;
  return plan`${hello}${fact.stillAway.length === 0 ? again : open``}${still}${looking}`;
}

function ownAbsences({ away, regular }: Fact<'own-absences-shown'>, { today }: Known): Labelled<'open' | 'plan'> {
  const all = [...regular.map((one) => sayOffer(one, today)), ...away.map((one) => sayAway(one, today))];
  if (all.length === 0) return open`You are not down as away.`;
  const end = regular.length > 0 ? open`\nTo end one, say for example “not away on Tuesdays any more”.` : open``;
  return plan`You are away:\n${lines(all)}${end}`;
}

function cannot({ said: times, added, visits }: Fact<'cannot-regularly'>, known: Known): Labelled<'plan'> {
  const noted = added.length === 0 ? plan`I have that already: you are away` : plan`All right, you are away`;
  const first = plan`${noted} ${sayOffers(times, known.today)}. I won't ask you about visits then.`;
  // For good it is the plan that changes, and that is the team's.
  const forGood = visits.length > 0 ? [open`If somebody else should have them for good, tell the Rota Holder.`] : [];
  return joinedText('plan', [first, ...yours(visits, false, known), ...forGood], '\n');
}

function absences({ away }: Fact<'absences-shown'>, known: Known): Labelled<'open' | 'plan'> {
  if (away.length === 0) return open`Nobody has told me that they are away then.`;
  return plan`Away:\n${lines(away.map((one) => plan`${nameOf(one.person, known)}: ${sayAway(one.away, known.today)}`))}`;
}

function offered({ said: offers, added, ended, free }: Fact<'offered-to-come'>, known: Known): Labelled<'plan'> {
  const noBar = ended.length > 0 ? plan` You are no longer down as away ${sayOffers(ended, known.today)}.` : open``;
  const noted =
    added.length === 0
      ? plan`Thank you, I have that noted already: ${sayOffers(offers, known.today)}.${noBar}`
      : plan`Thank you. I have noted that you could come: ${sayOffers(offers, known.today)}.${noBar}`;
  if (free.length === 0) return plan`${noted} Nothing is free then just now.${added.length === 0 ? open`` : open` It binds you to nothing.`}`;
  const list = lines(free.map((visit) => plan`${said(visit, known)}: free${where(known.me, visit, known)}`));
  return plan`${noted} Nobody has ${free.length === 1 ? open`this one` : open`these`} yet:\n${list}\nWould you like ${free.length === 1 ? open`it` : open`one of them`}?`;
}

/** As good as saying "I'll take Sat 5 Dec, 2pm to 4pm". */
function takeOne(visits: readonly Visit[], known: Known): Says[] {
  const [only, another] = visits;
  if (!only) return [];
  const take = (visit: Visit) => plan`I'll take ${said(visit, known)}`;
  if (another) return visits.map((visit) => ({ label: take(visit), says: take(visit) }));
  return [
    { label: open`Yes, I'll take it`, says: take(only) },
    { label: open`No, not that one`, means: { do: 'leave it' } },
  ];
}

const leftOver = ({ added }: Fact<'offer-ended'>, { today }: Known): Labelled<'open' | 'plan'> =>
  added.length === 0 ? open`` : plan` I keep: ${sayOffers(added, today)}.`;

const MOST_NAMED = 3;
function stillYours(visits: readonly Visit[], known: Known): Labelled<'open' | 'plan'> {
  if (visits.length === 0) return open``;
  const more = visits.length > MOST_NAMED ? [plan`${visits.length - MOST_NAMED} more`] : [];
  return plan` ${visits.length === 1 ? open`This visit is` : open`These visits are`} still yours: ${sayList([...visits.slice(0, MOST_NAMED).map((visit) => said(visit, known)), ...more], 'and')}.`;
}
const coverOf = (visits: readonly Visit[], known: Known): Says[] =>
  visits
    .slice(0, MOST_NAMED)
    .map((visit) => ({ label: plan`Ask for cover for ${sayDay(dayOf(visit.span.from), known.today)}`, says: plan`cover ${said(visit, known)}` }));

/** The Rota Holders of the teams the speaker gives visits in, each once. */
function toRotaHolders(known: Known, text: Labelled<'plan'>): AvailabilityMessage[] {
  const holders = new Map<PersonId, TeamId[]>();
  for (const { id, rotaHolders } of givesIn(known))
    for (const holder of rotaHolders) if (holder !== known.me) holders.set(holder, [...(holders.get(holder) ?? []), id]);
  return [...holders].map(([to, teams]) => ({ to, teams, text }));
}

import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer, Choice } from '../../conversation/capability.ts';
import { said } from '../../visits/phrases.ts';
import { sayWhen } from '../../visits/say-when.ts';
import type { Visit } from '../../visits/visits.ts';
import { questionAbout } from '../../words/questions.ts';
import type { CoverFact } from './facts.ts';
import type { CoverIntent, CoverStep } from './intents.ts';
import type { Known } from './known.ts';
import { tellLadder } from './ladder-messages.ts';
import type { CoverMessage, Fact } from './phrases.ts';
import { tellRequest } from './request-messages.ts';

type CoverAnswer = Answer<CoverIntent, CoverStep>;

/** What is told: requests (`request-messages`, `end-messages`), what nobody has (`ladder-messages`), and here the choices. Refusals are in `refusals`. */
export function tell(fact: CoverFact, known: Known): readonly CoverMessage[] {
  switch (fact.happened) {
    case 'day-unclear':
      return [{ to: known.me, ...dayUnclear(fact, known) }];
    case 'which-visit':
      return [{ to: known.me, ...whichVisit(fact, known) }];
    case 'which-to-take':
      return [{ to: known.me, ...whichToTake(fact, known) }];
    case 'cant-which':
      return [cantWhich(fact, known)];
    case 'swap-choices':
      return [{ to: known.me, ...swapChoices(fact, known) }];
    case 'too-many-shown':
      return [
        {
          to: known.me,
          teams: [],
          text: open`That is ${fact.count} visits. I can ask about 10 at a time, so that nobody is swamped. Please tell me fewer days. For a long leave, it helps to talk with the Rota Holder first.`,
        },
      ];
    case 'clash-shown':
      return [
        {
          to: known.me,
          teams: [],
          text: plan`You have ${said(fact.with, known)} then, or on the way, so I have left ${said(fact.visit, known)} as it is. Nothing was changed.`,
        },
      ];
    case 'mentioned':
    case 'watched':
    case 'rung-climbed':
    case 'being-sorted':
      return tellLadder(fact, known);
    default:
      return tellRequest(fact, known);
  }
}

const giverOf = (visit: Visit, known: Known): Labelled<'plan' | 'open'> => (visit.giver && known.names.get(visit.giver)) || open`free`;

/** A day with two readings, or with none: asked, never guessed (PRODUCT, promise 9). */
function dayUnclear({ question, choices, asking }: Fact<'day-unclear'>, known: Known): CoverAnswer {
  return {
    text: questionAbout(question, choices.length > 0),
    teams: [],
    choices: choices.map((choice) => ({ label: sayWhen(choice, known.today), means: { ...asking, on: choice } })),
    opens: { step: 'which visit', wanted: asking.wanted, ...(asking.with ? { with: asking.with } : {}) },
  };
}

const WHICH_VISIT = {
  several: open`There is more than one visit then. Which one do you mean?`,
  'not said': open`Which visit do you mean? Choose one of the next, or tell me another day.`,
  'none then': open`I can't see a visit of yours then. Choose one of your next, or tell me another day.`,
  'no such day': open`That day is not in the calendar. Choose one of your next visits, or tell me another day.`,
  'weekday and date differ': open`That weekday and that date don't go together. Choose one of your next visits, or tell me another day.`,
  'one at a time': open`I can ask about one visit at a time, or about all in some days: “cover all my visits 1 to 14 Dec”. Choose one of your next, or tell me the days.`,
  'not sure': open`I am not sure when you mean. Choose one of your next visits, or tell me the day.`,
  past: open`That has been and gone. Choose one of your next visits, or tell me another day.`,
  whose: open`Whose visit do you mean? Choose one, or tell me the name and the day.`,
} as const;

function whichVisit(fact: Fact<'which-visit'>, known: Known): CoverAnswer {
  const { wanted, part } = fact;
  const people: { with?: readonly PersonId[] } = fact.with ? { with: fact.with } : {};
  const areOthers = fact.visits.some((visit) => visit.giver !== known.me);
  const label = (visit: Visit): Labelled<'plan'> => (areOthers ? plan`${said(visit, known)}: ${giverOf(visit, known)}` : said(visit, known));
  return {
    text: WHICH_VISIT[fact.because],
    teams: [],
    choices: fact.visits.map((visit) => ({ label: label(visit), means: { do: 'choose', wanted, visit: visit.id, ...people, ...(part ? { part } : {}) } })),
    opens: { step: 'which visit', wanted, ...people },
  };
}

/** Nothing is guessed: looking for cover would touch everybody else. */
function cantWhich({ own, asked }: Fact<'cant-which'>, known: Known): CoverMessage {
  const choices: Choice<CoverIntent>[] = [
    ...asked.map(
      ({ request, visit }): Choice<CoverIntent> => ({
        label: plan`${said(visit, known)}, which you are asked about`,
        means: { do: 'answer', request, yes: false },
      }),
    ),
    ...own.map(
      (visit): Choice<CoverIntent> => ({ label: plan`${said(visit, known)}, your own visit`, means: { do: 'choose', wanted: 'cover', visit: visit.id } }),
    ),
  ];
  return { to: known.me, teams: [], text: open`That is fine. Which one can't you do?`, choices };
}

/** Only what somebody needs can be taken; what others have is left to them. */
function whichToTake({ visits, because }: Fact<'which-to-take'>, known: Known): CoverAnswer {
  const [visit] = visits;
  if (because === 'nobody needs it') {
    const whose = visit
      ? plan`${giverOf(visit, known)} has ${said(visit, known)}, and nobody has been asked for.`
      : open`I can't see a visit then that needs somebody.`;
    return { text: plan`${whose} Thank you for offering. Nothing was changed. Say “gaps” to see what needs somebody.`, teams: [] };
  }
  if (!visit) return { text: open`Thank you for offering. Nothing needs anybody just now.`, teams: [] };
  return {
    text: because === 'several' ? open`Thank you. Which one would you like to take?` : open`Thank you. Which one would you like to take? These need somebody:`,
    teams: [],
    choices: visits.map((one) => ({ label: said(one, known), means: { do: 'take visit', visit: one.id } })),
    opens: { step: 'which to take' },
  };
}

function swapChoices({ visit, options, because }: Fact<'swap-choices'>, known: Known): CoverAnswer {
  const when = said(visit, known);
  const choices: Choice<CoverIntent>[] = options.map((option) => ({
    label: plan`${giverOf(option, known)}, ${said(option, known)}`,
    means: { do: 'ask swap', visit: visit.id, inReturn: option.id },
  }));
  const everyone: Choice<CoverIntent> = { label: open`Ask everyone`, means: { do: 'ask cover', visit: visit.id } };
  const whose = visit.giver === known.me ? open`yours` : plan`with ${giverOf(visit, known)}`;
  const texts = {
    choose: plan`${when} is ${whose}. Which visit would you like to swap it for?`,
    'not that one': plan`I found no visit like that to swap for ${when}. These would fit:`,
    'nobody fits': plan`I found no visit that week to swap for ${when}. I can ask everyone who is free to take it.`,
  } as const;
  return {
    text: texts[because],
    teams: [visit.team],
    about: plan`a swap for ${when}`,
    choices: [...choices, everyone],
    opens: { step: 'which in return', visit: visit.id },
  };
}

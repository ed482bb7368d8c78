import type { PersonId } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Alarm, Answer, Choice } from '../../conversation/capability.ts';
import { said } from '../../visits/phrases.ts';
import { sayWhen } from '../../visits/say-when.ts';
import type { Visit } from '../../visits/visits.ts';
import { questionAbout } from '../../words/questions.ts';
import type { CoverFact } from './facts.ts';
import type { CoverIntent, CoverStep } from './intents.ts';
import type { Known } from './known.ts';
import type { CoverMessage } from './phrases.ts';
import { tellRequest } from './request-messages.ts';

type CoverAnswer = Answer<CoverIntent, CoverStep>;

/** What the rota tells: the week (`week-messages`), requests (`request-messages`, `end-messages`), and here the choices. Refusals are in `refusals`. */
export function tell(fact: CoverFact, known: Known): readonly CoverMessage[] {
  switch (fact.happened) {
    case 'day-unclear':
      return [{ to: known.me, ...dayUnclear(fact, known) }];
    case 'which-visit':
      return [{ to: known.me, ...whichVisit(fact, known) }];
    case 'swap-choices':
      return [{ to: known.me, ...swapChoices(fact, known) }];
    default:
      return tellRequest(fact, known);
  }
}

const giverOf = (visit: Visit, known: Known): Labelled<'plan' | 'open'> => (visit.giver && known.names.get(visit.giver)) || open`free`;

/** A day with two readings, or with none: asked, never guessed (PRODUCT, promise 9). */
function dayUnclear({ question, choices, asking }: Extract<CoverFact, { happened: 'day-unclear' }>, known: Known): CoverAnswer {
  return {
    text: questionAbout(question, choices.length > 0),
    teams: [],
    choices: choices.map((choice) => ({ label: sayWhen(choice, known.today), means: { ...asking, on: choice } })),
    opens: { step: 'which visit', wanted: asking.wanted, ...(asking.with ? { with: asking.with } : {}) },
  };
}

const WHICH_VISIT = {
  several: open`You have more than one visit then. Which one do you mean?`,
  'not said': open`Which visit do you mean? Choose one of your next, or tell me another day.`,
  'none then': open`I can't see a visit of yours then. Choose one of your next, or tell me another day.`,
  'no such day': open`That day is not in the calendar. Choose one of your next visits, or tell me another day.`,
  'weekday and date differ': open`That weekday and that date don't go together. Choose one of your next visits, or tell me another day.`,
  'one at a time': open`I can ask about one visit at a time. Choose one of your next, or tell me a day.`,
  'not sure': open`I am not sure when you mean. Choose one of your next visits, or tell me the day.`,
  past: open`That has been and gone. Choose one of your next visits, or tell me another day.`,
} as const;

function whichVisit(fact: Extract<CoverFact, { happened: 'which-visit' }>, known: Known): CoverAnswer {
  const people: { with?: readonly PersonId[] } = fact.with ? { with: fact.with } : {};
  return {
    text: WHICH_VISIT[fact.because],
    teams: [],
    choices: fact.visits.map((visit) => ({ label: said(visit, known), means: { do: 'choose', wanted: fact.wanted, visit: visit.id, ...people } })),
    opens: { step: 'which visit', wanted: fact.wanted, ...people },
  };
}

function swapChoices({ visit, options, because }: Extract<CoverFact, { happened: 'swap-choices' }>, known: Known): CoverAnswer {
  const when = said(visit, known);
  const choices: Choice<CoverIntent>[] = options.map((option) => ({
    label: plan`${giverOf(option, known)}, ${said(option, known)}`,
    means: { do: 'ask swap', visit: visit.id, inReturn: option.id },
  }));
  const everyone: Choice<CoverIntent> = { label: open`Ask everyone`, means: { do: 'ask cover', visit: visit.id } };
  const texts = {
    choose: plan`${when} is yours. Which visit would you like to swap it for?`,
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

/** When a request is put, its end is set too: nothing stays open for ever. */
export function later(fact: CoverFact): readonly Alarm<CoverIntent>[] {
  if (fact.happened !== 'swap-asked' && fact.happened !== 'cover-asked') return [];
  return [{ rings: fact.closesAt, for: fact.giver, means: { do: 'lapse', request: fact.request } }];
}

/** With which facts a request is over, so that nobody waits for answers about it any more. */
export function over(fact: CoverFact): readonly string[] {
  switch (fact.happened) {
    case 'settled':
    case 'lapsed':
    case 'asking-stopped':
      return [fact.request];
    case 'no-said':
    case 'not-agreed':
      return fact.next === 'give up' ? [fact.request] : [];
    default:
      return [];
  }
}

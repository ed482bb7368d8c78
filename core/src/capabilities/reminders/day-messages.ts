import type { PersonId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan, team as teamText } from '@hatstand/db/labels';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { nameOf, said, where } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import { instantOf, timeOf } from '../../words/calendar.ts';
import { sayTime } from '../../words/saying.ts';
import type { ReminderFact, Told } from './facts.ts';
import type { ReminderIntent, ReminderStep } from './intents.ts';
import type { Known } from './known.ts';

type ReminderMessage = Message<ReminderIntent, ReminderStep>;
type ReminderAnswer = Answer<ReminderIntent, ReminderStep>;
type Fact<Happened> = Extract<ReminderFact, { happened: Happened }>;

/** As late as this, it may be better that somebody else comes. */
const COVER_MINUTES = 90;

/** Every sentence about a visit on the day: who is on the way, late, done. */
export function tellOnTheDay(fact: Fact<'which-visit' | 'on-the-way' | 'done' | 'running-late' | 'known-already'>, known: Known): readonly ReminderMessage[] {
  switch (fact.happened) {
    case 'which-visit':
      return [{ to: known.me, ...whichVisit(fact, known) }];
    case 'on-the-way':
      return onTheWay(fact, known);
    case 'done':
      return [
        {
          to: fact.by,
          text: plan`Thank you. I have noted that you are done: ${said(fact.visit, known)}.`,
          teams: [],
          about: plan`“done” for ${said(fact.visit, known)}`,
        },
      ];
    case 'running-late':
      return runningLate(fact, known);
    case 'known-already':
      return [{ to: known.me, text: knownAlready(fact, known), teams: [] }];
  }
}

/** Nobody needs to hear afterwards that somebody was on the way, or late. */
const endOf = ({ span }: Visit): Date => instantOf(span.to);

/** What somebody would say who can't make it: as good as saying it. */
export const cantDo = (visit: Visit, known: Known): Labelled<'plan'> => plan`I can't do ${said(visit, known)}`;

const doneChoice = ({ id }: Visit): Choice<ReminderIntent> => ({ label: open`Done`, means: { do: 'done', which: { visit: id } } });

function whichVisit({ act, visits }: Fact<'which-visit'>, known: Known): ReminderAnswer {
  const choices = visits.map(
    (visit): Choice<ReminderIntent> => ({ label: plan`${said(visit, known)}${where(known.me, visit, known)}`, means: { ...act, which: { visit: visit.id } } }),
  );
  const [only, another] = visits;
  if (only && !another)
    return {
      text: open`Which visit do you mean? I have told nobody yet.`,
      teams: [],
      choices: [...choices, { label: open`None of these`, means: { do: 'leave it' } }],
      opens: { step: 'which visit', act },
    };
  return { text: open`Which visit do you mean?`, teams: [], choices, opens: { step: 'which visit', act } };
}

function onTheWay({ visit, by, told }: Fact<'on-the-way'>, known: Known): ReminderMessage[] {
  const about = plan`being on the way for ${said(visit, known)}`;
  const choices = [doneChoice(visit)];
  if (!told)
    return [
      {
        to: by,
        text: plan`Noted, thank you. There is nobody I can tell in chat just now${where(by, visit, known)}, so please ring if they should know.`,
        teams: [],
        about,
        choices,
      },
    ];
  return [
    {
      to: by,
      text: teamText`Thank you. I have told ${named([told], known)}. Say “done” when you have finished.`,
      limited: plan`Thank you. I have told ${unnamed([told], visit, known)}. Say “done” when you have finished.`,
      teams: [visit.team],
      about,
      choices,
    },
    {
      to: told,
      text: plan`${nameOf(by, known)} is on the way for ${said(visit, known)}${where(told, visit, known)}.`,
      teams: [],
      from: [visit.team],
      until: endOf(visit),
    },
  ];
}

function runningLate({ visit, by, minutes, told }: Fact<'running-late'>, known: Known): ReminderMessage[] {
  const how = lateness(minutes);
  return [
    {
      to: by,
      ...lateAnswer(visit, told, known, how),
      about: plan`the message about running late for ${said(visit, known)}`,
      choices: minutes !== undefined && minutes >= COVER_MINUTES ? [{ label: open`Ask for cover`, says: cantDo(visit, known) }] : [],
    },
    ...told.map(
      ({ person }): ReminderMessage => ({
        to: person,
        text: plan`${nameOf(by, known)} is ${how} for ${said(visit, known)}${where(person, visit, known)}.`,
        teams: [],
        from: [visit.team],
        urgent: true,
        until: endOf(visit),
      }),
    ),
  ];
}

const lateness = (minutes: number | undefined): Labelled<'open'> =>
  minutes === undefined ? open`running late` : minutes === 1 ? open`running about 1 minute late` : open`running about ${minutes} minutes late`;

type LateAnswer = { readonly teams: ReminderAnswer['teams'] } & (
  | { readonly text: Labelled<'plan'> }
  | { readonly text: Labelled<'team'>; readonly limited: Labelled<'plan'> }
);

/** Who has been told, and who will only hear when their quiet hours end: then a ring helps more than a message. */
function lateAnswer(visit: Visit, told: readonly Told[], known: Known, how: Labelled<'open'>): LateAnswer {
  const when = plan`you are ${how} for ${said(visit, known)}`;
  if (told.length === 0) return { text: plan`Noted: ${when}. There is nobody I can tell in chat just now, so please ring them.`, teams: [] };
  const now = told.filter(({ later }) => !later).map(({ person }) => person);
  const later = told.flatMap(({ person, later }) => (later ? [{ person, at: sayTime(timeOf(later)) }] : []));
  const thanks = open`Thank you for saying so`;
  const rings = open`when quiet hours end. If it matters before, please ring`;
  return {
    text: joined(
      'team',
      [
        now.length > 0 ? teamText`${thanks}. I have told ${named(now, known)} that ${when}.` : teamText`${thanks}: ${when}.`,
        ...later.map(({ person, at }) => teamText`I tell ${named([person], known)} at ${at}, ${rings}.`),
      ],
      ' ',
    ),
    limited: joined(
      'plan',
      [
        now.length > 0 ? plan`${thanks}. I have told ${unnamed(now, visit, known)} that ${when}.` : plan`${thanks}: ${when}.`,
        ...later.map(({ person, at }) => plan`I tell ${unnamed([person], visit, known)} at ${at}, ${rings}.`),
      ],
      ' ',
    ),
    teams: [visit.team],
  };
}

const nameIn = (person: PersonId, known: Known): Labelled<'team'> => teamText`${known.owners.get(person) ?? nameOf(person, known)}`;
const named = (people: readonly PersonId[], known: Known): Labelled<'team'> =>
  joined(
    'team',
    people.map((person) => nameIn(person, known)),
    ' and ',
  );

/** The same where the Team Owner is never named. */
const unnamed = (people: readonly PersonId[], visit: Visit, known: Known): Labelled<'plan'> =>
  joined(
    'plan',
    people.map((person) => (known.owners.has(person) ? plan`the person you visit${where(known.me, visit, known)}` : plan`${nameOf(person, known)}`)),
    ' and ',
  );

function knownAlready({ what, visit, minutes }: Fact<'known-already'>, known: Known): Labelled<'plan'> {
  switch (what) {
    case 'on my way':
      return plan`I know already that you are on the way for ${said(visit, known)}. Thank you.`;
    case 'done':
      return plan`${said(visit, known)} is noted as done already. Thank you.`;
    case 'late':
      return plan`I have passed that on already: you are ${lateness(minutes)} for ${said(visit, known)}. If it changes, tell me how many minutes.`;
  }
}

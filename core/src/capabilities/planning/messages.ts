import { partsOf } from '@hatstand/db/ids';
import { type Labelled, open, plan } from '@hatstand/db/labels';
import type { Alarm, Choice } from '../../conversation/capability.ts';
import { nameOf, said } from '../../visits/phrases.ts';
import { sayWhen } from '../../visits/say-when.ts';
import type { Visit } from '../../visits/visits.ts';
import { dayOf } from '../../words/calendar.ts';
import { questionAbout } from '../../words/questions.ts';
import { sayDay, saySpan } from '../../words/saying.ts';
import { type Because, type Doubted, kindsOf, type PlanningFact } from './facts.ts';
import type { PlanningIntent, PlanningWish } from './intents.ts';
import type { Known } from './known.ts';
import { message, type PlanningMessage } from './message.ts';
import { tellProposal } from './proposal-messages.ts';
import { holidayName, linesOf, listOf, saySeries, teamName, wished } from './wording.ts';

type Fact<Happened> = Extract<PlanningFact, { happened: Happened }>;
const leave: Choice<PlanningIntent> = { label: open`No, leave it`, means: { do: 'leave it' } };

/** What planning tells, and of which team: where that falls silent, nothing of this is said. */
export function tell(fact: PlanningFact, known: Known): readonly PlanningMessage[] {
  const team = 'team' in fact ? fact.team : 'proposal' in fact ? known.proposal?.team : undefined;
  const messages = telling(fact, known);
  return team ? messages.map((one) => ({ ...one, from: [team] })) : messages;
}

/** Here the questions before anything is decided; what is proposed and changed is in `proposal-messages`. */
function telling(fact: PlanningFact, known: Known): readonly PlanningMessage[] {
  const { me } = known;
  switch (fact.happened) {
    case 'which-visit':
      return [whichVisit(fact, known)];
    case 'day-unclear':
      return [
        message(me, questionAbout(fact.question, fact.choices.length > 0), {
          choices: fact.choices.map(({ when, wish }) => ({ label: sayWhen(when, known.today), means: wish })),
          opens: fact.step,
        }),
      ];
    case 'which-team':
      return [
        message(me, open`Which team is it for?`, {
          choices: fact.teams.slice(0, 3).map((team) => ({ label: teamName(team, known), means: { ...fact.wish, team } })),
        }),
      ];
    case 'time-asked':
      return [message(me, timeAsked(fact), { opens: { step: 'what time', wish: fact.wish } })];
    case 'start-asked': {
      const from = dayOf(fact.next.span.from);
      const means: PlanningWish = { ...fact.wish, from: { spans: [{ from, to: null }], ask: undefined } } as PlanningWish; // only asked of an end
      return [
        message(me, open`From which day on? Tell me the first day without a visit.`, {
          choices: [{ label: plan`From ${sayDay(from, known.today)}`, means }],
          opens: { step: 'from when', wish: fact.wish },
        }),
      ];
    }
    case 'doubted':
      return [doubted(fact, known)];
    case 'cover-or-not':
      return [coverOrNot(fact.visit, known)];
    case 'all-shown': {
      const visits = fact.visits.map(({ id }) => id);
      const [, second] = fact.visits;
      const text = second
        ? plan`These would be cancelled:\n${linesOf(fact.visits, known)}\nShall I cancel them?`
        : plan`${listOf(fact.visits, known)} would be cancelled. Shall I cancel it?`;
      const yes = second ? open`Yes, cancel all ${fact.visits.length}` : open`Yes, cancel it`;
      return [
        message(me, text, {
          choices: [{ label: yes, means: { do: 'cancel', which: { visits } } }, leave],
        }),
      ];
    }
    case 'clash-shown':
      return [clash(fact, known)];
    case 'skill-missing':
      return [
        message(
          me,
          plan`${saySpan(fact.wanted.span, known.today)} needs a skill that ${fact.giver === me ? open`you have` : plan`${nameOf(fact.giver, known)} has`} not got on record. So nothing was changed. Who else could come?`,
        ),
      ];
    case 'left':
      return [message(me, open`All right, I have left everything as it is.`)];
    default:
      return tellProposal(fact, known);
  }
}

const timeAsked = ({ wish, missing }: Fact<'time-asked'>): Labelled<'open'> => {
  if (missing === 'end') return open`Until when shall it last? Tell me the time it ends, or how long, for example: an hour.`;
  if (wish.do !== 'add') return open`To which time? Tell me the day and time, for example: Wed 3pm.`;
  return wish.add.when
    ? open`At what time? Tell me from when until when, for example: 2pm to 3pm.`
    : open`When shall it be? Tell me the day, and from when until when: Wed 2pm to 3pm.`;
};

const WHICH: Record<Because, Labelled<'open'>> = {
  several: open`There is more than one visit then. Which one do you mean?`,
  'not said': open`Which visit do you mean? Choose one, or tell me the day.`,
  'none then': open`I can't see a visit like that then. Choose one of these, or tell me another day.`,
  'not sure': open`I am not sure when you mean. Choose one of these, or tell me the day.`,
  'no such day': open`That day is not in the calendar. Choose one of these, or tell me another day.`,
  'weekday and date differ': open`That weekday and that date don't go together. Choose one of these, or tell me another day.`,
  past: open`That has been and gone. Choose one of the next, or tell me another day.`,
};
const NONE: Labelled<'open'> = open`I can't see a visit like that coming up. Say “rota” to see the week, or tell me another day.`;
const GONE: Labelled<'open'> = open`That has been and gone, so I have left it. Tell me another day if you meant one.`;

function whichVisit({ wish, visits, because, series }: Fact<'which-visit'>, known: Known): PlanningMessage {
  if (wish.do === 'add') return message(known.me, NONE);
  const choices = visits.map((visit): Choice<PlanningIntent> => {
    const id = partsOf(visit.id).series;
    const found = known.schedules.find(({ schedule }) => schedule.series.id === id)?.schedule.series;
    const who = visit.giver ? (known.names.get(visit.giver) ?? open`somebody`) : open`free`;
    const label = series && found ? plan`${saySeries(found, known)}: ${who}` : plan`${said(visit, known)}: ${who}`;
    return { label, means: { ...wish, which: series ? { series: [id] } : { visits: [visit.id] } } };
  });
  const text = visits.length > 0 ? WHICH[because] : because === 'past' ? GONE : NONE;
  return message(known.me, text, { choices, opens: { step: 'which visit', wish } });
}

/** What should be known before, and asked once. Yes goes on with all of it known. */
function doubted({ wish, change, doubts }: Fact<'doubted'>, known: Known): PlanningMessage {
  const [first, second] = doubts.map((doubt) => sayDoubt(doubt, known));
  const text = second ? plan`${first ?? open``} ${second}` : plan`${first ?? open``}`;
  const sure = [...(wish.sure ?? []), ...kindsOf(doubts)];
  return message(known.me, plan`${text} You asked about ${wished(change, known, known.me)}. Shall I go on?`, {
    choices: [{ label: open`Yes, go on`, means: { ...wish, sure } }, leave],
    about: plan`the change on ${saySpan(doubts[0]?.visit.span ?? { from: known.now, to: known.now }, known.today)}`,
  });
}

function sayDoubt(doubt: Doubted, known: Known): Labelled<'open' | 'plan'> {
  const day = dayOf(doubt.visit.span.from);
  switch (doubt.doubt) {
    case 'bank holiday':
      return plan`${sayDay(day, known.today)} is ${holidayName(day)}.`;
    case 'overlap':
      return plan`There is another visit at that time: ${said(doubt.other, known)}.`;
    case 'away':
      return plan`${nameOf(doubt.giver, known)} has said that ${saySpan(doubt.visit.span, known.today)} is not possible.`;
    case 'clocks':
      return plan`The clocks change on ${sayDay(day, known.today)}, so that time is not clear that night.`;
  }
}

/** A giver can't just leave a visit: either somebody else comes, or it is not needed, and that is for others to say. */
function coverOrNot(visit: Visit, known: Known): PlanningMessage {
  const when = said(visit, known);
  return message(known.me, plan`${when} is yours. Shall I look for cover, or is the visit not needed?`, {
    about: plan`your visit on ${when}`,
    choices: [
      { label: open`Look for cover`, says: plan`cover ${when}` },
      { label: open`It is not needed`, means: { do: 'cancel', which: { visits: [visit.id] }, because: 'not needed' } },
      { label: open`Leave it`, means: { do: 'leave it' } },
    ],
  });
}

/** Only when the other visit is, never whose: it may be in a team that the speaker knows nothing of. */
function clash({ giver, clash: other }: Fact<'clash-shown'>, known: Known): PlanningMessage {
  const isMine = giver === known.me;
  const has = isMine ? open`You have another visit` : plan`${nameOf(giver, known)} is not free then, and has another visit`;
  return message(known.me, plan`${has} already, ${said(other, known)}, counting the way there. So nothing was changed. Would another time do?`);
}

/** When a change is put to people, its end is set too: nothing stays open for ever. */
export function later(fact: PlanningFact): readonly Alarm<PlanningIntent>[] {
  if (fact.happened === 'proposed') return [{ rings: fact.closesAt, for: fact.by, means: { do: 'lapse', proposal: fact.proposal } }];
  if (fact.happened === 'yes-said' && fact.next !== 'settle') return [{ rings: fact.closesAt, for: fact.by, means: { do: 'lapse', proposal: fact.proposal } }];
  return [];
}

/** With which facts a question is over, so that nobody waits for answers about it any more. */
export function over(fact: PlanningFact): readonly string[] {
  switch (fact.happened) {
    case 'declined':
    case 'proposal-ended':
    case 'overtaken':
      return [fact.proposal];
    case 'request-closed':
      return [fact.request];
    case 'changed':
      return fact.proposal ? [fact.proposal] : [];
    default:
      return [];
  }
}

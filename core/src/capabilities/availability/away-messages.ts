import { joined as joinedText, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Choice, Message } from '../../conversation/capability.ts';
import { visitsGivenBy } from '../../visits/known.ts';
import { said, where } from '../../visits/phrases.ts';
import type { Visit } from '../../visits/visits.ts';
import { dayOf, daysBetween } from '../../words/calendar.ts';
import { sayDay } from '../../words/saying.ts';
import type { AvailabilityFact } from './facts.ts';
import type { AvailabilityIntent, AvailabilityStep } from './intents.ts';
import { givesIn, type Known } from './known.ts';
import { sayAways } from './phrases.ts';
import { lastDayOf } from './spans.ts';

type Told = Extract<AvailabilityFact, { happened: 'went-away' | 'away-already' }>;
type Says = Choice<AvailabilityIntent>;
const MOST_LINES = 5;
const MOST_CHOICES = 3;
const A_YEAR_DAYS = 364;

/** The days confirmed; the visits in that time, which stay theirs until somebody has them; what they are being asked about. */
export function awayTold(fact: Told, known: Known): Message<AvailabilityIntent, AvailabilityStep> {
  const times = fact.happened === 'went-away' ? fact.added : fact.away;
  const isLong = times.some((time) => daysBetween(dayOf(time.from), lastDayOf(time)) >= A_YEAR_DAYS);
  const confirmed =
    fact.happened === 'went-away' ? plan`You are away ${sayAways(times, known.today)}.` : plan`I have that already: away ${sayAways(times, known.today)}.`;
  const long = isLong ? open` That is a year or more. Say “I'm back” when you are.` : open` I won't ask you about visits then.`;
  const parts = [plan`${confirmed}${long}`, ...askedAbout(fact, known), ...yours(fact.visits, isLong, known)];
  const choices = [...coverAll(fact.visits, known), ...yesBack(fact)].slice(0, MOST_CHOICES + 1);
  return {
    to: known.me,
    text: joinedText('plan', parts, '\n'),
    teams: givesIn(known).map(({ id }) => id),
    ...(fact.happened === 'went-away' ? { about: plan`being away ${sayAways(times, known.today)}` } : {}),
    ...(choices.length > 0 ? { choices } : {}),
  };
}

/** Nobody answers for somebody: they are told what is open, and can answer. */
function askedAbout({ asked }: Told, known: Known): Labelled<'plan'>[] {
  return asked
    .slice(0, MOST_CHOICES)
    .map(({ visit, is }) =>
      is === 'yes waits'
        ? plan`You said yes to ${said(visit, known)}${where(known.me, visit, known)}, and that waits for a last yes. You can take it back.`
        : plan`You are being asked about ${said(visit, known)}${where(known.me, visit, known)}. You can still answer.`,
    );
}
const yesBack = ({ asked }: Told): Says[] =>
  asked.some(({ is }) => is === 'yes waits') ? [{ label: open`Take my yes back`, says: plan`I said yes by mistake` }] : [];

export function yours(visits: readonly Visit[], isLong: boolean, known: Known): Labelled<'plan'>[] {
  const [only, another] = visits;
  if (!only) return [];
  const more = visits.length - MOST_LINES;
  const list = visits.slice(0, MOST_LINES).map((visit) => plan`${said(visit, known)}${where(known.me, visit, known)}`);
  const heading = another
    ? plan`${isLong ? open`In the first year ` : open``}${visits.length} visits then are yours until somebody has them:`
    : plan`One visit then is yours until somebody has it:`;
  return [
    heading,
    ...list,
    ...(more > 0 ? [plan`and ${more} more`] : []),
    plan`${isAllAtOnce(visits, known) ? open`Shall I ask for cover for all of them?` : open`Shall I ask for cover?`}`,
  ];
}

/** Whether they are several, and all of the speaker's visits from the first of these days to the last. */
function isAllAtOnce(visits: readonly Visit[], known: Known): boolean {
  const [first, last] = [visits[0], visits.at(-1)].map((visit) => visit && dayOf(visit.span.from));
  if (!first || !last || visits.length < 2) return false;
  const onThoseDays = visitsGivenBy(known, known.me).filter(({ span }) => span.from > known.now && dayOf(span.from) >= first && dayOf(span.from) <= last);
  return onThoseDays.length === visits.length;
}

/** Cover for all at once where that says exactly these visits, else one by one. */
export function coverAll(visits: readonly Visit[], known: Known): Says[] {
  const [only, another] = visits;
  if (!only) return [];
  const leave: Says = { label: open`No, leave them`, means: { do: 'leave visits' } };
  if (!another)
    return [
      { label: open`Yes, ask for cover`, says: plan`cover ${said(only, known)}` },
      { ...leave, label: open`No, leave it` },
    ];
  if (isAllAtOnce(visits, known)) {
    const [first, last] = [dayOf(only.span.from), dayOf((visits.at(-1) ?? only).span.from)];
    return [{ label: open`Yes, ask for cover for all`, says: plan`cover all my visits ${sayDay(first, known.today)} to ${sayDay(last, known.today)}` }, leave];
  }
  return [
    ...visits.slice(0, MOST_CHOICES - 1).map((visit): Says => ({ label: plan`Ask for ${said(visit, known)}`, says: plan`cover ${said(visit, known)}` })),
    leave,
  ];
}

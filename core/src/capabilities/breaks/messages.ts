import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { addDays, dayOf } from '../../words/calendar.ts';
import { sayDay, sayMoment, saySpan } from '../../words/saying.ts';
import type { BreakFact, BreakReason } from './facts.ts';
import type { BreakIntent, BreakStep } from './intents.ts';
import type { Change, Known, Missed } from './known.ts';

type Plan = Labelled<'open' | 'plan'>;
type BreakAnswer = Answer<BreakIntent, BreakStep>;
const MOST_LINES = 6;
const MOST_VISITS = 3;

/** Every sentence about stopping, breaks and catching up. None is above `plan`. */
export function tell(fact: BreakFact, known: Known): readonly Message<BreakIntent, BreakStep>[] {
  const says = (answer: BreakAnswer): readonly Message<BreakIntent, BreakStep>[] => [{ to: known.me, ...answer }];
  switch (fact.happened) {
    case 'stopped':
      return says({ text: STOPPED, teams: [] });
    case 'came-back':
      return says({ text: plan`Welcome back. I write to you again.\n${missed(fact.missed, known)}`, teams: [] });
    case 'break-taken':
      return says({ text: breakTaken(fact, known), teams: [], about: plan`your break` });
    case 'break-ended':
      return says({
        text: plan`${fact.by === 'time' ? open`Your break is over, and I write to you again.` : open`Good to have you back. I write to you again.`}\n${missed(fact.missed, known)}`,
        teams: [],
        about: plan`the end of your break`,
      });
    case 'caught-up':
      return says({ text: missed(fact.missed, known), teams: [] });
    case 'until-asked':
      return says({ text: UNTIL[fact.because], teams: [], about: plan`your break`, choices: lengths(known), opens: { step: 'until when' } });
    case 'stop-asked':
      return says({
        text: open`Shall I stop writing to you altogether? You can come back at any time.`,
        teams: [],
        about: plan`stopping`,
        choices: [YES_STOP, A_BREAK, NO_STOP],
      });
    case 'left':
      return says({ text: open`All right, I have left it as it was.`, teams: [] });
  }
}

const STOPPED = open`I have stopped, here and everywhere else. You hear no more from me unless you write to me first. To come back, say START.`;

const YES_STOP: Choice<BreakIntent> = { label: open`Yes, stop`, means: { do: 'stop' } };
const A_BREAK: Choice<BreakIntent> = { label: open`A break for a week`, means: { do: 'pause', until: { days: 7 } } };
const NO_STOP: Choice<BreakIntent> = { label: open`No`, means: { do: 'leave as is' } };

const UNTIL: Record<Extract<BreakFact, { happened: 'until-asked' }>['because'], Labelled<'open'>> = {
  'not said': open`Until when shall I leave you in peace?`,
  unclear: open`I can only take breaks by the day. Until which day shall I leave you in peace?`,
  gone: open`That day is today, or over. Until which day shall I leave you in peace?`,
  'begins later': open`A break can only begin now. Until which day shall I leave you in peace?`,
  'too long': open`That is more than a year. Say STOP if you want no more messages at all. Or until which day shall I leave you in peace?`,
};

const lengths = ({ today }: Known): readonly Choice<BreakIntent>[] => [
  { label: plan`Until tomorrow, ${sayDay(addDays(today, 1), today)}`, means: { do: 'pause', until: { days: 1 } } },
  { label: plan`For a week, until ${sayDay(addDays(today, 7), today)}`, means: { do: 'pause', until: { days: 7 } } },
];

function breakTaken({ until }: Extract<BreakFact, { happened: 'break-taken' }>, known: Known): Plan {
  const visits = known.visits.filter(({ from }) => dayOf(from) < until);
  const shown = visits.slice(0, MOST_VISITS).map((span) => saySpan(span, known.today));
  const more = visits.length > shown.length ? open`, and more` : open``;
  const stay = shown.length > 0 ? plan` Your visits stay yours, and I don’t remind you of them: ${joined('plan', shown, '; ')}${more}.` : open``;
  return plan`All right, I leave you in peace until ${sayDay(until, known.today)}. I only write if a visit is about to go wrong.${stay} To come back sooner, say START.`;
}

/** "Since Tue 24 Nov, 9am: two changes that touch you, nothing to answer." */
function missed({ since, changes, waiting }: Missed, known: Known): Plan {
  const from = plan`Since ${sayMoment(since, known.today)}:`;
  const lines = changes.map((change) => plan`• ${changeSaid(change, known)}`);
  const shown = lines.slice(-MOST_LINES);
  const more = lines.length > shown.length ? [plan`• and ${lines.length - shown.length} before these`] : [];
  const questions = waiting.slice(0, MOST_LINES).map((about) => plan`• ${about}`);
  const asked = waiting.length > 0 ? plan`\nWaiting for your yes or no:\n${joined('plan', questions, '\n')}` : open``;
  const told = shown.length > 0 ? plan`\n${joined('plan', [...more, ...shown], '\n')}` : open``;
  return plan`${from} ${counted(changes.length)}, ${waitingCounted(waiting.length)}.${told}${asked}`;
}

const NUMBERS = [open`nothing`, open`one`, open`two`, open`three`, open`four`, open`five`, open`six`, open`seven`, open`eight`, open`nine`, open`ten`] as const;
const numbered = (count: number): Labelled<'open'> => NUMBERS[count] ?? open`${count}`;
const counted = (count: number): Labelled<'open'> =>
  count === 0 ? open`nothing that touches you` : count === 1 ? open`one change that touches you` : open`${numbered(count)} changes that touch you`;
const waitingCounted = (count: number): Labelled<'open'> =>
  count === 0 ? open`nothing to answer` : count === 1 ? open`one question to answer` : open`${numbered(count)} questions to answer`;

function changeSaid(change: Change, known: Known): Plan {
  if (change.is === 'other') return change.about;
  const team = known.isInSeveralTeams ? plan` (${known.nicknames.get(change.team) ?? open`another team`})` : open``;
  const who = giverSaid(change.giver, known);
  if (change.is === 'visits') return change.what === 'ended' ? plan`visits that repeat have ended${team}` : plan`visits that repeat: ${who} from now on${team}`;
  const when = plan`${saySpan(change.span, known.today)}`;
  switch (change.what) {
    case 'given':
      return plan`${when}: ${who}${team}`;
    case 'moved':
      return plan`${when}: the new time, ${who}${team}`;
    case 'no visit':
      return plan`${when}: no visit${team}`;
    case 'on again':
      return plan`${when}: on again, ${who}${team}`;
    case 'added':
      return plan`${when}: a new visit, ${who}${team}`;
  }
}

const giverSaid = (giver: Known['me'] | undefined, known: Known): Plan =>
  giver === undefined ? open`free` : giver === known.me ? open`you` : (known.names.get(giver) ?? open`somebody`);

/** What is so, and what to do next. */
export const explain = (reason: BreakReason): BreakAnswer => ({ text: REASONS[reason], teams: [] });

const REASONS: Record<BreakReason, Labelled<'open'>> = {
  'stopped already': open`I have stopped already, and write only when you write to me. To come back, say START.`,
  'back already': open`You are not on STOP. I write to you as usual.`,
  'no break': open`You are not taking a break just now. To take one, say “pause for a week”.`,
};

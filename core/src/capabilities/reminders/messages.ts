import type { PersonId } from '@hatstand/db/ids';
import { joined, type Labelled, open, plan } from '@hatstand/db/labels';
import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import type { Answer, Choice, Message } from '../../conversation/capability.ts';
import { said as sayVisit, where } from '../../visits/phrases.ts';
import { addDays, at, dayOf, instantOf, timeOf } from '../../words/calendar.ts';
import { sayDay, sayTime } from '../../words/saying.ts';
import { cantDo, tellOnTheDay } from './day-messages.ts';
import type { ReminderFact } from './facts.ts';
import type { ReminderIntent, ReminderStep } from './intents.ts';
import type { Known } from './known.ts';

type ReminderMessage = Message<ReminderIntent, ReminderStep>;
type ReminderAnswer = Answer<ReminderIntent, ReminderStep>;

/** Every sentence of reminders; those about a visit on the day are in day-messages. */
export function tell(fact: ReminderFact, known: Known): readonly ReminderMessage[] {
  const to = known.me;
  switch (fact.happened) {
    case 'reminded':
      return [{ to, ...reminder(fact, known), from: fact.visits.map(({ team }) => team) }];
    case 'next-set':
      return [];
    case 'reminders-set':
      return [{ to, ...settings(open`All right.`, fact.at, fact.comes, known), about: plan`the change of your reminders` }];
    case 'reminders-off':
      return [{ to, text: OFF, teams: [], about: plan`the change of your reminders` }];
    case 'settings-shown':
      return [{ to, ...(known.settings.at ? shown(known.settings.at, fact.comes, known) : { text: NONE, teams: [], choices: [TURN_ON] }) }];
    case 'time-asked':
      return [{ to, text: open`At what time shall I remind you? For example: 6pm.`, teams: [], opens: { step: 'what time' } }];
    case 'left':
      return [{ to, text: open`All right, I have left it. Nobody was told anything.`, teams: [] }];
    case 'which-visit':
    case 'on-the-way':
    case 'done':
    case 'running-late':
    case 'known-already':
      return tellOnTheDay(fact, known);
  }
}

const OFF = open`All right, no more reminders. Everything else goes on as before. To have them again, say “reminders on”.`;
const NONE = open`Your reminders are off. When they are on, I tell you about your visits once, the evening before.`;
const TURN_ON: Choice<ReminderIntent> = { label: open`Turn on`, means: { do: 'turn on' } };
const TURN_OFF: Choice<ReminderIntent> = { label: open`Turn off`, means: { do: 'turn off' } };

type Reminded = Extract<ReminderFact, { happened: 'reminded' }>;
const MIDNIGHT = '00:00' as TimeOfDay;

/** One message for all visits of a day, with the team's nickname for people in several teams. Never above `plan`. */
function reminder({ of, visits }: Reminded, known: Known): ReminderAnswer & Pick<ReminderMessage, 'until' | 'inTime'> {
  const { me, today } = known;
  const lines = joined(
    'plan',
    visits.map((visit) => plan`${sayVisit(visit, known)}${where(me, visit, known)}`),
    '\n',
  );
  const [only, another] = visits;
  const last = visits.at(-1);
  const until = last && instantOf(last.span.from);
  const many = another ? plan`${visits.length} visits` : open`visit`;
  const beneath = another ? open`\nIf you can't make one, tell me which.` : open``;
  const saidOn = (day: Labelled<'open'>) => plan`${day}, ${sayDay(of, today)}: your ${many}.\n${lines}${beneath}`;
  // It may wait for the end of quiet hours, or for a chat that is down, past midnight.
  const inTime = of === today ? undefined : { from: instantOf(at(of, MIDNIGHT)), text: saidOn(open`Today`) };
  const said = { text: saidOn(inTime ? open`Tomorrow` : open`Today`), teams: [], ...(until ? { until } : {}), ...(inTime ? { inTime } : {}) };
  if (another || !only) return said;
  return {
    ...said,
    concerns: reminderOf(me, of),
    choices: [{ label: open`Can't make it`, says: cantDo(only, known) }],
  };
}

/** A reminder that could not be delivered in time is not delivered late: once the next one is set, the one before the last is over. */
export const over = (fact: ReminderFact): readonly string[] => (fact.happened === 'next-set' ? [reminderOf(fact.person, addDays(fact.of, -2))] : []);
const reminderOf = (person: PersonId, day: Day): string => `reminder ${person} ${day}`;

function settings(opening: Labelled<'open'>, at: TimeOfDay, comes: LocalTime | undefined, known: Known): ReminderAnswer {
  if (!comes)
    return { text: plan`${opening} Your reminder comes at ${sayTime(at)}, the ${before(at)} before your visits. On other days you hear nothing.`, teams: [] };
  const day = dayOf(comes) === addDays(known.today, 1) ? open`on the day of your visits` : open`the day before your visits`;
  const quiet = plan`${opening} ${sayTime(at)} is in your quiet hours, so your reminder would come when they end: at ${sayTime(timeOf(comes))} ${day}.`;
  return { text: plan`${quiet} Would 6pm the evening before be better?`, teams: [], choices: [{ label: open`6pm`, means: { do: 'set time', at: SIX } }] };
}
const SIX = '18:00' as TimeOfDay;
const EVENING = '17:00' as TimeOfDay;
const before = (at: TimeOfDay): Labelled<'open'> => (at >= EVENING ? open`evening` : open`day`);

function shown(at: TimeOfDay, comes: LocalTime | undefined, known: Known): ReminderAnswer {
  const answer = settings(open`Reminders are on.`, at, comes, known);
  return { ...answer, choices: [...(answer.choices ?? []), TURN_OFF] };
}

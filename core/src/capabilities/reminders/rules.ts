import type { Day, LocalTime, TimeOfDay } from '@hatstand/db/times';
import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { addDays, at, dayOf, instantOf, localTimeOf, timeOf } from '../../words/calendar.ts';
import { endOfQuietHours } from '../../words/quiet-hours.ts';
import { aboutAVisit } from './day-rules.ts';
import type { ReminderFact, ReminderReason } from './facts.ts';
import type { ReminderIntent } from './intents.ts';
import type { Known } from './known.ts';

type Decision = readonly ReminderFact[] | Refusal<ReminderReason>;

/** When people are reminded who have said no time of their own (PRODUCT, /rota: reminders the evening before). */
const USUAL_TIME = '18:00' as TimeOfDay;

/** The evening before, once, at each person's own time; and what people say about a visit on the day. */
export function decide(intent: ReminderIntent, known: Known, moment: Moment): Decision {
  const { settings } = known;
  switch (intent.do) {
    case 'remind':
      return remind(intent, known, moment);
    case 'set time':
      return setTo(intent.at, known);
    case 'turn on':
      return setTo(settings.at ?? settings.before ?? USUAL_TIME, known);
    case 'turn off':
      return settings.at ? [{ happened: 'reminders-off', person: known.me, was: settings.at }] : refuse('off already');
    case 'ask time':
      return [{ happened: 'time-asked' }];
    case 'show':
      return [{ happened: 'settings-shown', comes: settings.at && comesInstead(settings.at, known) }];
    case 'remind of other things':
      return refuse('only visits');
    case 'leave it':
      return [{ happened: 'left' }];
    case 'on my way':
    case 'done':
    case 'late':
      return aboutAVisit(intent, known, moment);
  }
}

/**
 * The alarm rings. Past the time of day it tells about tomorrow. Rung late, after midnight, it tells about today, as far as today has not begun.
 * A first alarm knows no day yet (`of`), so in the morning it only sets the next one. Where another time or none is wanted by now, the chain ends.
 */
function remind({ at: time, of }: Extract<ReminderIntent, { do: 'remind' }>, known: Known, moment: Moment): Decision {
  const { me, now, today, settings, visits } = known;
  if (settings.at !== time) return [];
  const isTime = timeOf(now) >= time;
  const tomorrow = addDays(today, 1);
  const due = isTime ? tomorrow : of && of <= today ? today : undefined;
  const theirs =
    due && !settings.stopped && !(settings.toldOf && settings.toldOf >= due) ? visits.filter(({ span }) => dayOf(span.from) === due && span.from > now) : [];
  if (due && theirs.length > 0) {
    // Read again when it may be said: what is cancelled in the night is not mentioned, and "tomorrow" would be wrong by then.
    const quietUntil = endOfQuietHours(settings, moment);
    if (quietUntil > moment.now) return [{ happened: 'next-set', person: me, at: time, of: due, rings: quietUntil }];
  }
  const nextOn = isTime ? tomorrow : today;
  const next: ReminderFact = { happened: 'next-set', person: me, at: time, of: addDays(nextOn, 1), rings: instantOf(at(nextOn, time)) };
  return due && theirs.length > 0 ? [{ happened: 'reminded', person: me, of: due, visits: theirs }, next] : [next];
}

/** Where that time has gone today and tomorrow has not been told about, it rings at once: a change of time loses nothing. */
function setTo(time: TimeOfDay, known: Known): Decision {
  const comes = comesInstead(time, known);
  if (known.settings.at === time) return [{ happened: 'settings-shown', comes }];
  return [
    { happened: 'reminders-set', person: known.me, at: time, comes },
    { happened: 'next-set', person: known.me, at: time, of: addDays(known.today, 1), rings: instantOf(at(known.today, time)) },
  ];
}

/** When a reminder for this time really comes, if the time is in somebody's quiet hours. Said for an ordinary day, whatever the clocks do tonight. */
function comesInstead(time: TimeOfDay, { settings, today }: Known): LocalTime | undefined {
  const wanted = at(ordinary(today), time);
  const comes = localTimeOf(endOfQuietHours(settings, { now: instantOf(wanted), local: wanted }));
  return comes === wanted ? undefined : at(addDays(today, dayOf(comes) > dayOf(wanted) ? 1 : 0), timeOf(comes));
}

/** The fifteenth of a month: the clocks never change then. */
const ordinary = (today: Day): Day => `${today.slice(0, 8)}15` as Day; // true: every month has one

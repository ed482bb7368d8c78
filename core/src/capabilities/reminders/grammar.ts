import type { TimeOfDay } from '@hatstand/db/times';
import { hearReply } from '../../words/answers.ts';
import { timeOf } from '../../words/calendar.ts';
import { withoutCourtesy } from '../../words/courtesy.ts';
import type { HeardWhen } from '../../words/heard.ts';
import type { Said } from '../../words/hearing.ts';
import type { ReminderIntent } from './intents.ts';
import { onTheDay } from './on-the-day.ts';

const REMINDERS = '(?:(?:evening|daily|visit|nightly) )?remind(?:er|ers|ing|ings)?(?: times?| messages?)?';
const MY = '(?:me )?(?:(?:my|the|those|these|your|all|any|all my|all the) )?';
const ASK = "(?:(?:can|could|would|will|may) (?:you|u|ya|i|we) |i(?:'d| would|d)? (?:like|want|prefer|rather)(?: to)? |i want |let's |lets )?";
const TAIL =
  "(?: (?:instead|from now on|every (?:day|evening|night)|each (?:day|evening|night)|(?:the )?(?:day|evening|night) before(?: (?:my|a|each|every|the))?(?: visits?)?|(?:of|about|for|before) (?:my|the|a|each|every|tomorrow's|tomorrows) visits?|please|that(?:'s|s) better|then|not @when|instead of @when|rather than @when))*";

const SET = [
  new RegExp(
    `^${ASK}(?:be )?remind(?:ed)?(?: me)?(?: (?:of|about) (?:my|the|tomorrow's) visits?)?(?: (?:in )?the (?:day|evening|night)(?: before)?,?)? (?<time>@when)${TAIL}$`,
  ),
  new RegExp(
    `^${ASK}(?:set|change|move|put|make|switch|have|get|send|turn|start)? ?${MY}${REMINDERS}(?: (?:on|to|for|at|be|come|go out|sent|back on))* (?<time>@when)${TAIL}$`,
  ),
];
const SET_BARE = new RegExp(
  `^${ASK}(?:set|change|move|put|make|switch|have|get|send)? ?${MY}${REMINDERS}(?: (?:to|for|at|be))+ (?<bare>\\d{1,2}(?:[:.]\\d{2})?)${TAIL}$`,
);
const ON = [
  new RegExp(`^${MY}${REMINDERS}(?: back)? on(?: again)?$`),
  new RegExp(`^${ASK}(?:turn|switch|put|have|get) ${MY}${REMINDERS}(?: back)? on(?: again)?$`),
  new RegExp(`^${ASK}(?:turn|switch) (?:back )?on ${MY}${REMINDERS}(?: again)?$`),
  new RegExp(`^${ASK}(?:start|restart|have|get|send) ${MY}(?:sending )?${REMINDERS}(?: me)?(?: again| back| please)?$`),
  new RegExp(`^i(?:'d like| want|d like| would like| need) ${MY}${REMINDERS}(?: again| back)?$`),
  new RegExp(
    `^${ASK}remind me(?: again| every (?:evening|night|day)|(?: of| about) my visits|,? the (?:evening|night|day) before(?: (?:my|a|each|every) visits?)?)+$`,
  ),
];
const OFF = [
  new RegExp(
    `^(?:no|no more|without|stop|stop all|end|cancel|mute|drop)(?: with)? ${MY}(?:sending (?:me )?|getting )?${REMINDERS}(?: me)?(?: any ?more| now| at all| for now)*$`,
  ),
  new RegExp(`^${ASK}(?:turn|switch) off ${MY}${REMINDERS}(?: any ?more| now)*$`),
  new RegExp(`^${ASK}(?:turn|switch|stop) ${MY}${REMINDERS} off(?: now)?$`),
  new RegExp(`^${ASK}stop (?:sending (?:me )?)?${MY}${REMINDERS}(?: me)?(?: any ?more| now| at all)*$`),
  new RegExp(`^${MY}${REMINDERS} (?:off|stop)$`),
  /^(?:dont|don't|do not|stop) remind(?:ing)? me(?: any ?more| again| at all| about my visits| of my visits| in the evenings?| every (?:evening|night))*$/,
  new RegExp(`^(?:please )?(?:don't|dont|do not) send (?:me )?${MY}(?:more )?${REMINDERS}(?: any ?more| at all)*$`),
  new RegExp(`^i (?:don't|dont|do not) (?:want|need) ${MY}(?:more )?${REMINDERS}(?: any ?more| at all)*$`),
];
const SHOW = [
  new RegExp(
    `^(?:when|what time|at what time|how)(?: do| will| are| is| does| would|'s|s)? (?:(?:you|u|i|it|hattie) )?(?:get |send |be |going to )*${MY}${REMINDERS.replace('ing|', 'ing|ed|')}(?: me| set(?: for| to)?| coming?| come| sent| at)*$`,
  ),
  /^(?:when|what time|at what time) (?:do|will|would) (?:you|u|i get|i be) remind(?:ed)?(?: me)?(?: (?:of|about) my visits?)?$/,
  new RegExp(`^(?:show |see |what about )?${MY}reminders?(?: time| settings?)?$`),
  /^(?:are|is) (?:my |the )?reminders? on$/,
];
/** Asks to be reminded of something, but not of visits; "remind me later" is an answer to a question, and is left. */
const OTHER = /^(?:(?:can|could|will|would) (?:you|u) )?remind (?:me|us|@who|him|her|them|everyone)(?: (?:to|about|of|that|in|on|when)\b.*| @when.*)$/;
const isLater = ({ words }: Said): boolean => hearReply(words) === 'later';

/** What somebody wants of their reminders, or says about a visit on the day; undefined when they want something else. */
export function understand(said: Said): ReminderIntent | undefined {
  return aboutReminders(said) ?? onTheDay(said);
}

function aboutReminders(said: Said): ReminderIntent | undefined {
  const frame = withoutCourtesy(said.frame).replace(/[.,!?]+$/, '');
  if (OFF.some((pattern) => pattern.test(frame))) return { do: 'turn off' };
  if (ON.some((pattern) => pattern.test(frame))) return { do: 'turn on' };
  if (SHOW.some((pattern) => pattern.test(frame))) return { do: 'show' };
  const bare = SET_BARE.exec(frame)?.groups?.['bare'];
  if (bare) return { do: 'set time', ...evening(bare) };
  if (SET.some((pattern) => pattern.test(frame))) return timeSaid(said) ?? (isLater(said) ? undefined : { do: 'remind of other things' });
  return OTHER.test(frame) && !isLater(said) ? { do: 'remind of other things' } : undefined;
}

const A_DAY =
  /\b(?:today|tomorrow|tonight|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|hours?|minutes?|mins?|\d(?:st|nd|rd|th))/;
const A_PART_OF_A_DAY = /\b(?:morning|afternoon|evening|night)/;

/** The time of day that was said: a time, and no day. Part of a day is asked about; anything with a day in it is not meant for every evening. */
export function timeSaid({ when }: Said): ReminderIntent | undefined {
  const [heard] = when;
  if (!heard) return undefined;
  const text = heard.text.toLowerCase().replace(/\b(?:(?:every|each|the) (?:day|evening|night)(?: before)?|daily|before)\b/g, '');
  if (A_DAY.test(text) || (heard.repeat !== null && heard.repeat !== 'FREQ=DAILY')) return undefined;
  const time = timeIn(heard);
  if (heard.ask || time === undefined) return A_PART_OF_A_DAY.test(heard.text.toLowerCase()) || heard.ask ? { do: 'ask time' } : undefined;
  const typed = /^(?:(?:at|to|for|about|around|by) )*(?<time>\d{1,2}(?:[:.]\d{2})?)$/.exec(text.trim())?.groups?.['time'];
  if (typed) return { do: 'set time', ...evening(typed) };
  return { do: 'set time', at: OF_EITHER_HALF.test(text) ? afternoon(time) : time };
}

/** "half 6", "quarter to 7": said of the evening too, as long as neither am nor pm is. */
const OF_EITHER_HALF = /^(?!.*(?:\d ?[ap]\.?m|morning|noon|midnight)).*(?:half|quarter|past|\bto\b|o'?clock)/;

function timeIn({ spans }: HeardWhen): TimeOfDay | undefined {
  const [span] = spans;
  const [from, to] = [span?.from, span?.to];
  // "before at 8pm" is heard as an open beginning.
  if (spans.length !== 1 || !to || to.length === 10 || (from !== null && from !== to)) return undefined;
  // True: what is longer than a day is a day with a time.
  return timeOf(to as Parameters<typeof timeOf>[0]);
}

/** "at 7" is 7pm: a reminder is for the evening. "07:00" is meant as it stands. */
function evening(typed: string): { at: TimeOfDay } {
  const [hours = '0', minutes = '00'] = typed.split(/[:.]/);
  const at = `${hours.padStart(2, '0')}:${minutes}` as TimeOfDay; // digits, as the pattern found them
  return { at: hours.startsWith('0') ? at : afternoon(at) };
}
function afternoon(time: TimeOfDay): TimeOfDay {
  const hour = Number(time.slice(0, 2));
  // True: an hour from 12 to 23 with its minutes.
  return hour > 0 && hour < 12 ? (`${hour + 12}${time.slice(2)}` as TimeOfDay) : time;
}

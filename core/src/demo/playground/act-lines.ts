import type { Day, LocalTime } from '@hatstand/db/times';
import type { Form } from '../../wire/cue.ts';
import { weekdayOf } from '../../words/calendar.ts';
import { ownerAt } from './cast.ts';
import type { Switch } from './hearing.ts';
import type { Chat } from './screens.ts';
import { OFF_WORDS } from './switches.ts';

/** The reader of conversation files takes a blank and a # for the beginning of a comment, and leaves out empty lines; indented lines belong to the step. */
const asBody = (words: string): string =>
  words
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/(^|\s)#/g, '$1＃').trim())
    .filter(Boolean)
    .join('\n    ');
const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
const nameOf = ({ channel, address }: Pick<Chat, 'channel' | 'address'>): string => ownerAt(channel, address)?.key ?? 'somebody';
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const lineOfWords = (chat: Chat, words: string): string =>
  `${nameOf(chat)} ${chat.room === undefined ? `on ${chat.channel}` : `in ${chat.room}`}: ${asBody(words)}`;

export const lineOfTalk = (chat: Chat, words: string): string => `# ${nameOf(chat)} said in the ${chat.room} room, to the people there: ${oneLine(words)}`;

export const lineOfTap = (chat: Chat, label: string): string => `${nameOf(chat)} taps: ${asBody(label)}`;

/** Behind a semicolon the reader takes an equals sign for the next field's. */
const asAnswer = (words: string): string => asBody(words).replace(/(?<=;.*)=/gs, '＝');

/** Only what was filled in; a form that was sent empty names its first field. */
export function lineOfForm(chat: Chat, form: Form, answers: Readonly<Record<string, string>>): string {
  const entries = form.fields.map(({ id, label, choices }) => {
    const answer = answers[id] ?? '';
    return { label, answer: choices.find(({ value }) => value === answer)?.label ?? answer };
  });
  const filled = entries.filter(({ answer }) => answer !== '');
  const said = (filled.length > 0 ? filled : entries.slice(0, 1)).map(({ label, answer }) => `${label} = ${asAnswer(answer)}`);
  return `${nameOf(chat)} fills: ${said.join('; ')}`;
}

export function lineOfClock(local: LocalTime): string {
  const day = local.slice(0, 10) as Day;
  return `at ${WEEKDAYS[weekdayOf(day) - 1]} ${day} ${local.slice(11)}`;
}

/** Conversation files know a chat that is down; a phone that is off is only said. */
export function lineOfSwitch({ channel, address, isOn }: Switch): string {
  if (address === undefined) return `${channel} is ${isOn ? 'back' : 'down'}`;
  const { turnOn, turnOff } = OFF_WORDS[channel];
  return `# ${isOn ? turnOn : turnOff}: ${nameOf({ channel, address })} on ${channel}`;
}

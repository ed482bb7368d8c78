import type { LocalTime } from '@hatstand/db/times';
import { readConversation } from '../../../chat-files/reading.ts';
import type { Check, Deed, Step, Turn } from '../../../chat-files/steps.ts';
import type { Sought } from '../../../chat-files/text.ts';
import { instantOf } from '../../../words/calendar.ts';
import { DEMO_PEOPLE, DEMO_ROOMS } from '../../people.ts';
import { isMember, ownersOn, roomTitle, shortName } from '../cast.ts';
import { clockWords } from '../clock-words.ts';

/** What happens at one press of "Next step": something is done, and then some things must be so. */
export interface Scene {
  /** What the file says about it. */
  readonly comments: readonly string[];
  readonly does: Deed | Turn;
  readonly checks: readonly Check[];
}
export type Script =
  | { readonly is: 'a tour'; readonly about: readonly string[]; readonly scenes: readonly Scene[] }
  | { readonly is: 'not for here'; readonly because: string };

/** Reads a conversation file for playing in the page. Whoever the demo world has no screen for cannot be shown. */
export function scriptFrom(file: string): Script {
  const reading = readConversation(file);
  if (reading.is === 'unreadable') return { is: 'not for here', because: 'It cannot be read.' };
  const because = reading.steps.map(({ action }) => whyNotHere(action)).find((reason) => reason !== undefined);
  if (because !== undefined) return { is: 'not for here', because };
  const scenes: { comments: string[]; does: Deed | Turn; checks: Check[] }[] = [];
  let waiting: string[] = [];
  for (const step of reading.steps) {
    waiting.push(...commentsBefore(file, step, reading.steps));
    const scene = scenes.at(-1);
    if (step.action.does === 'check' && scene) scene.checks.push(step.action);
    else if (step.action.does !== 'check') {
      scenes.push({ comments: waiting, does: step.action, checks: [] });
      waiting = [];
    }
  }
  const [begins, ...rest] = scenes;
  return { is: 'a tour', about: begins?.comments ?? [], scenes: rest };
}

function whyNotHere(action: Step['action']): string | undefined {
  if (!('name' in action)) return undefined;
  const person = DEMO_PEOPLE.find(({ key }) => key === action.name);
  if (!person) return `Somebody from outside (${action.name}) speaks in it, for whom there is no screen here.`;
  if (action.does !== 'say') return undefined;
  const channel = action.where.is === 'channel' ? action.where.channel : action.where.is === 'room' ? 'rocketchat' : person.prefers;
  const owner = channel && ownersOn(channel).find(({ key }) => key === action.name);
  if (!owner) return `${person.firstName} writes in a chat in it that they do not have here.`;
  const room = action.where.is === 'room' ? roomIdOf(action.where.room) : undefined;
  return room !== undefined && !isMember(owner, room) ? `${person.firstName} speaks in a room in it that they are not in here.` : undefined;
}

export const roomIdOf = (key: string): string => DEMO_ROOMS.find((room) => room.key === key)?.room ?? key;

/** The comments that stand between this step and the one before it, and after its own words. */
function commentsBefore(file: string, step: Step, steps: readonly Step[]): string[] {
  const lines = file.split(/\r\n|\n|\r/);
  const before = steps[steps.indexOf(step) - 1];
  const from = before ? before.line + before.source.split('\n').length - 1 : 0;
  const own = /\s#\s+(.*)$/.exec(step.source.split('\n')[0] ?? '')?.[1];
  const above = lines.slice(from, step.line - 1).flatMap((line) => /^\s*#\s*(.*)$/.exec(line)?.[1] ?? []);
  return own === undefined ? above : [...above, own];
}

export const titleOf = (file: string): string => (/^\s*#\s*(.*)$/m.exec(file)?.[1] ?? 'A conversation').trim();

const CHATS = { rocketchat: 'Rocket.Chat', whatsapp: 'WhatsApp' } as const;
const nameOf = (key: string): string => {
  const person = DEMO_PEOPLE.find((one) => one.key === key);
  return person ? shortName(person) : key;
};

/** What a step does, in words. */
export function inWords(does: Deed | Turn): string {
  switch (does.does) {
    case 'say': {
      const where =
        does.where.is === 'room'
          ? ` in the room ${roomTitle(roomIdOf(does.where.room))}`
          : does.where.is === 'channel'
            ? ` on ${CHATS[does.where.channel]}`
            : '';
      return `${nameOf(does.name)} writes${where}: “${does.words}”`;
    }
    case 'tap':
      return `${nameOf(does.name)} taps “${does.label}”`;
    case 'fill':
      return `${nameOf(does.name)} fills in the form: ${does.entries.map(({ label, answer }) => `${label}: “${answer}”`).join(', ')}`;
    case 'move the clock':
      return `The clock moves to ${clockWords(instantOf(does.local as LocalTime))}`; // checked by the reader of the file
    case 'take down':
      return `${CHATS[does.channel]} goes down`;
    case 'bring back':
      return `${CHATS[does.channel]} works again`;
    case 'restart':
      return 'Hattie is stopped without warning and started again';
    case 'begin':
      return 'A fresh world';
  }
}

/** What a check looks for, in words. */
export function checkInWords({ of, on, expects }: Check): string {
  const who = of.is === 'person' ? nameOf(of.name) : of.is === 'room' ? `The room ${roomTitle(roomIdOf(of.room))}` : 'Nobody';
  const where = on === 'any channel' ? '' : ` on ${CHATS[on]}`;
  switch (expects.is) {
    case 'seen':
      return `${who} sees${where} ${quoted(expects.text)}`;
    case 'seen once':
      return `${who} sees${where} ${quoted(expects.text)}, once`;
    case 'not seen now':
      return `Nobody sees ${quoted(expects.text)}`;
    case 'never seen':
      return `${who} does not see${where} ${quoted(expects.text)}`;
    case 'nothing seen':
      return `${who} sees nothing${where}`;
  }
}

const quoted = (text: Sought): string => (text.is === 'words' ? `“${text.words}”` : patternInWords(text.pattern.source));

/** The patterns that people write in conversation files are mostly words with a gap, or one of several. */
function patternInWords(source: string): string {
  const plain = source.replace(/\[\^\\n\]\*|\.[*+]\??/g, ' … ').replace(/(?<=[a-z])\.(?=[a-z])/g, "'");
  if (/[\\^$*+?()[\]{}]/.test(plain)) return `what fits /${source}/`;
  return plain
    .split('|')
    .map((part) => `“${part.replace(/\s+/g, ' ').trim()}”`)
    .join(' or ');
}

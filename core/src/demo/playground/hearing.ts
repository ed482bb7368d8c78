import { randomUUID } from 'node:crypto';
import type { LocalTime } from '@hatstand/db/times';
import type { Cue, Form } from '../../wire/cue.ts';
import { lineOfClock, lineOfForm, lineOfSwitch, lineOfTalk, lineOfTap, lineOfWords } from './act-lines.ts';
import { ownerAt } from './cast.ts';
import { fellDue } from './fell-due.ts';
import type { Beside, PlaygroundParts } from './playground.ts';
import type { Chat } from './screens.ts';

/** In a room Hattie is spoken to with a slash or her name in front. Rocket.Chat keeps what begins with a slash from the room. */
const isCommand = (words: string): boolean => words.startsWith('/');
const isToHattie = (words: string): boolean => isCommand(words) || /^@hattie(?![\p{L}\p{N}_.-])/iu.test(words);

/** Puts what somebody typed on the screens, and before Hattie where it is meant for her. `answering` is the letter it quotes. */
export async function say(parts: PlaygroundParts, chat: Chat, typed: string, answering?: string): Promise<void> {
  const words = typed.trim();
  const isBetweenPeople = chat.room !== undefined && !isToHattie(words);
  parts.screens.acts.note(isBetweenPeople ? lineOfTalk(chat, words) : lineOfWords(chat, words));
  parts.screens.showTyped(chat, words, chat.room !== undefined && isCommand(words) ? 'only the typist' : 'everyone here');
  if (!isBetweenPeople) await tell(parts, chat, { kind: 'words', words, ...(answering !== undefined && { answering }) });
}

/** A button in Rocket.Chat; on WhatsApp a vote, which comes as the number of its answer, on the letter that was voted on. */
export async function press(parts: PlaygroundParts, chat: Chat, message: number, choice: string): Promise<void> {
  const { buttons = [], letter } = parts.screens.messagesIn(chat).find(({ number }) => number === message) ?? {};
  parts.screens.acts.note(lineOfTap(chat, buttons.find((button) => button.choice === choice)?.label ?? choice));
  await tell(
    parts,
    chat,
    chat.channel === 'whatsapp' ? { kind: 'words', words: choice, ...(letter !== undefined && { answering: letter }) } : { kind: 'press', choice },
  );
  parts.screens.markPressed(chat, message, choice);
}

/** The form goes away only once it is heard, so that nobody has to write it twice. */
export async function answerForm(parts: PlaygroundParts, chat: Chat, form: Form, fields: Record<string, string>): Promise<void> {
  parts.screens.acts.note(lineOfForm(chat, form, fields));
  await tell(parts, chat, { kind: 'form', form: form.id, fields });
}

export interface Switch {
  readonly channel: Chat['channel'];
  /** Somebody's phone; undefined is the whole chat. */
  readonly address: string | undefined;
  readonly isOn: boolean;
}

/** Turns a chat or somebody's phone off or on. What waited meanwhile arrives before this resolves. */
export async function turn({ core, screens }: PlaygroundParts, { channel, address, isOn }: Switch): Promise<void> {
  const { switches } = screens;
  screens.acts.note(lineOfSwitch({ channel, address, isOn }));
  if (address !== undefined) {
    if (isOn) screens.switchOn(channel, address);
    else switches.switchOff(channel, address);
  } else if (isOn) {
    switches.bringBack(channel);
    core.receive(channel, { kind: 'back' });
    await core.settle();
  } else switches.takeDown(channel);
  screens.tellChanged();
}

/** Moves the clock, and keeps what fell due on the way beside it. */
export async function moveClock({ core, screens }: PlaygroundParts, beside: Beside, local: LocalTime): Promise<void> {
  const before = screens.newest();
  screens.acts.note(lineOfClock(local));
  await core.moveTo(local);
  beside.due = fellDue(screens.arrivedAfter(before), core.capabilityOf, core.now());
  screens.tellChanged();
}

export async function startAfresh({ core, screens }: PlaygroundParts, beside: Beside): Promise<void> {
  await core.startAfresh();
  beside.due = undefined;
  beside.tour?.end();
  beside.tour = undefined;
  screens.clear();
}

/** Resolves when everything that follows from it is on the screens. */
async function tell({ core, screens }: PlaygroundParts, chat: Chat, heard: Cue['heard']): Promise<void> {
  const name = ownerAt(chat.channel, chat.address)?.fullName;
  const answer = await core.hear(chat.channel, {
    id: randomUUID(),
    from: { address: chat.address, ...(name !== undefined && { name }) },
    place: chat.room === undefined ? { kind: 'direct' } : { kind: 'room', room: chat.room },
    heard,
  });
  if (heard.kind === 'form') screens.closeForm(chat.address, heard.form);
  if (answer.form) screens.openForm(chat, answer.form);
  await core.settle();
  // The ledger knows that the last letter has gone only after it is on the screen.
  screens.tellChanged();
}

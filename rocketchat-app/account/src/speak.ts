import type { WireLetter } from '@hatstand/core/wire/letter';
import type { Chat } from './chat.ts';
import { messageIdOf, NUMBERS, numberedOf, reactionsFor, withNumbers } from './choices.ts';
import { placeKind } from './hear.ts';
import type { Kept } from './kept.ts';
import type { People } from './people.ts';
import type { Answer } from './rest.ts';
import type { Rooms } from './rooms.ts';
import { split } from './split.ts';

/** What Rocket.Chat takes unless an administrator has changed it, in characters. */
const USUAL_SIZE = 5_000;
const SIZE_FRESH_MILLISECONDS = 10 * 60_000;

/**
 * `shown`: Rocket.Chat has it. `never`: this person or room cannot be reached. `later`: certainly not shown, ask again. `room has changed`: not shown, because
 * others read along there than the core knew of; it knows by now.
 */
export type Spoken = 'shown' | 'never' | 'later' | 'room has changed';

interface SpeakerParts {
  readonly chat: Chat;
  readonly kept: Kept;
  readonly people: People;
  readonly rooms: Rooms;
  readonly hattieId: string;
  readonly now?: () => number;
}

/** Shows letters, each once. Throws TryLater where nobody knows whether it was shown: sent again, it carries the same message ids. */
export function makeSpeaker({ chat, kept, people, rooms, hattieId, now = Date.now }: SpeakerParts) {
  const underWay = new Map<string, Promise<Spoken>>();
  let size = USUAL_SIZE;
  let sizeAskedAt = Number.NEGATIVE_INFINITY;

  async function longest(): Promise<number> {
    if (now() - sizeAskedAt < SIZE_FRESH_MILLISECONDS) return size;
    const given = Number((await chat.settings()).get('Message_MaxAllowedSize'));
    size = given > 0 ? given : USUAL_SIZE;
    sizeAskedAt = now();
    return size;
  }

  async function showOnce(letter: WireLetter): Promise<Spoken> {
    if (kept.letter(letter.id)) return 'shown';
    const no = letter.to.kind === 'room' ? await refusalOfRoom(letter, letter.to.room) : undefined;
    if (no) return no;
    if (letter.amends) return amend(letter, letter.amends);
    if (letter.to.kind === 'room') return showInRoom(letter, letter.to);
    // Only apps can whisper. What one person alone may see in a room is said to them directly.
    const { address } = letter.to;
    const known = kept.directRoom(address);
    const spoken = known ? await send(letter, known) : 'never';
    if (spoken !== 'never') return spoken;
    kept.forgetDirectRoom(address);
    const room = await roomAloneWith(address);
    if (!room) return 'never';
    kept.noteDirectRoom(address, room);
    return send(letter, room);
  }

  /** Undefined for who is not there, or has been deactivated. */
  async function roomAloneWith(address: string): Promise<string | undefined> {
    const person = await people.afresh(address);
    return person?.username && person.active !== false ? chat.direct(person.username) : undefined;
  }

  /** Nothing about a team is shown where others read along than the core knows of: it is told, and decides anew. */
  async function refusalOfRoom({ label }: WireLetter, room: string): Promise<Spoken | undefined> {
    const standing = label === 'open' ? 'as told' : await rooms.tellAsItIs(room);
    if (standing === 'gone') return 'never';
    if (standing === 'changed') return 'room has changed';
    const there = await rooms.of(room);
    return !there || placeKind(there) === 'none' ? 'never' : undefined;
  }

  async function showInRoom(letter: WireLetter, { room, thread }: { readonly room: string; readonly thread?: string | undefined }): Promise<Spoken> {
    const spoken = await send(letter, room, thread);
    if (spoken === 'never') rooms.noteChanged(room);
    return spoken;
  }

  async function send(letter: WireLetter, room: string, thread?: string): Promise<Spoken> {
    const whole = withNumbers(letter.text, letter.buttons);
    const parts = split(whole, await longest());
    const messages = parts.map((_, part) => messageIdOf(letter.id, part));
    for (const [part, msg] of parts.entries()) {
      const _id = messages[part] ?? '';
      const refusal = await refused(chat.send({ _id, rid: room, msg, ...(thread ? { tmid: thread } : {}) }), _id);
      if (refusal === undefined) continue;
      if (/size-exceeded/i.test(refusal)) sizeAskedAt = Number.NEGATIVE_INFINITY;
      // Whoever was reached with the first part is reached.
      return part === 0 && !/size-exceeded/i.test(refusal) ? 'never' : 'later';
    }
    const ownLength = Math.max(0, (parts.at(-1) ?? '').length - (whole.length - letter.text.length));
    kept.noteLetter(letter.id, { room, messages, tokens: tokensOf(letter), ownLength });
    void putReactions(messages.at(-1) ?? '', reactionsFor(letter.buttons));
    return 'shown';
  }

  /** What is shown keeps its words, gets these below them, and has these choices from now on. Where it is gone, or can't be changed, there is nothing to do. */
  async function amend(letter: WireLetter, earlier: string): Promise<Spoken> {
    const shown = kept.letter(earlier);
    const id = shown?.messages.at(-1);
    const message = id && (await chat.messageById(id));
    if (!shown || !message) return 'shown';
    const own = `${message.msg.slice(0, shown.ownLength)}\n\n${letter.text}`;
    const text = withNumbers(own, letter.buttons);
    if (text.length <= (await longest())) await chat.update(message.rid, message._id, text);
    kept.noteLetter(earlier, { ...shown, tokens: tokensOf(letter), ownLength: own.length });
    kept.noteLetter(letter.id, { room: shown.room, messages: [], tokens: [], ownLength: 0 });
    const there = reactionsFor(letter.buttons);
    const before = NUMBERS.slice(0, shown.tokens.length).filter((emoji) => !there.includes(emoji));
    void putReactions(message._id, before, false).then(() => putReactions(message._id, there));
    return 'shown';
  }

  /** Why Rocket.Chat did not take a message; undefined when it has it. A message that is there already was taken the last time. */
  async function refused(sending: Promise<Answer<unknown>>, id: string): Promise<string | undefined> {
    const answer = await sending;
    if (answer.ok) return undefined;
    const there = await chat.messageById(id);
    return there?.u._id === hattieId ? undefined : answer.error;
  }

  /** For whoever would rather tap. Where it does not work, typing the number does. */
  async function putReactions(message: string, emojis: readonly string[], isThere = true): Promise<void> {
    try {
      for (const emoji of emojis) await chat.react(message, emoji, isThere);
    } catch {
      // Too many calls, or no answer: the numbers stand in the text.
    }
  }

  return {
    /** The same letter asked for twice at once is shown once. */
    show(letter: WireLetter): Promise<Spoken> {
      const already = underWay.get(letter.id);
      if (already) return already;
      const showing = showOnce(letter).finally(() => underWay.delete(letter.id));
      underWay.set(letter.id, showing);
      return showing;
    },
  };
}
export type Speaker = ReturnType<typeof makeSpeaker>;

const tokensOf = ({ buttons }: WireLetter): string[] => numberedOf(buttons).map(({ choice }) => choice);

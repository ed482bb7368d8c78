import type { WireLetter } from '@hatstand/core/wire/letter';
import type { Chat } from './chat.ts';
import { messageIdOf, numberedOf, reactionsFor, withNumbers } from './choices.ts';
import { placeKind } from './hear.ts';
import type { Kept } from './kept.ts';
import type { People } from './people.ts';
import type { Answer } from './rest.ts';
import type { Rooms } from './rooms.ts';
import { split } from './split.ts';

/** What Rocket.Chat takes unless an administrator has changed it, in characters. */
const USUAL_SIZE = 5_000;
const SIZE_FRESH_MILLISECONDS = 10 * 60_000;

/** `shown`: Rocket.Chat has it. `never`: this person or room cannot be reached. `later`: certainly not shown, ask again. */
export type Spoken = 'shown' | 'never' | 'later';

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
    if (letter.to.kind === 'room') return showInRoom(letter, letter.to.room);
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
  async function showInRoom(letter: WireLetter, room: string): Promise<Spoken> {
    if (letter.label !== 'open') {
      const standing = await rooms.tellAsItIs(room);
      if (standing === 'gone') return 'never';
      if (standing === 'changed') return 'later';
    }
    const there = await rooms.of(room);
    if (!there || placeKind(there) === 'none') return 'never';
    const spoken = await send(letter, room);
    if (spoken !== 'never') return spoken;
    rooms.noteChanged(room);
    return 'never';
  }

  async function send(letter: WireLetter, room: string): Promise<Spoken> {
    const parts = split(withNumbers(letter.text, letter.buttons), await longest());
    const messages = parts.map((_, part) => messageIdOf(letter.id, part));
    for (const [part, msg] of parts.entries()) {
      const _id = messages[part] ?? '';
      const refusal = await refused(chat.send({ _id, rid: room, msg }), _id);
      if (refusal === undefined) continue;
      if (/size-exceeded/i.test(refusal)) sizeAskedAt = Number.NEGATIVE_INFINITY;
      // Whoever was reached with the first part is reached.
      return part === 0 && !/size-exceeded/i.test(refusal) ? 'never' : 'later';
    }
    kept.noteLetter(letter.id, { room, messages, tokens: numberedOf(letter.buttons).map(({ choice }) => choice) });
    void putReactions(messages.at(-1) ?? '', reactionsFor(letter.buttons));
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

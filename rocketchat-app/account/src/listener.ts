import type { Cue } from '@hatstand/core/wire/cue';
import type { Chat, Message, Room } from './chat.ts';
import { choiceOf } from './choices.ts';
import { type Hattie, type Meant, placeKind, readersOf, saidAlone, saidInRoom } from './hear.ts';
import type { Kept } from './kept.ts';
import type { Lanes, Outcome } from './lanes.ts';
import { isProgram, type People } from './people.ts';
import type { Rooms } from './rooms.ts';

const LONGEST_NAME = 200;
/** Read again each time: moments of messages are set by several machines and do not come quite in order. */
const OVERLAP_MILLISECONDS = 60_000;

const AT_ONCE_MILLISECONDS = 60_000;

interface ListenerParts {
  readonly chat: Pick<Chat, 'rooms' | 'subscriptions' | 'changesSince'>;
  readonly kept: Kept;
  readonly hattie: Hattie;
  readonly people: People;
  readonly rooms: Rooms;
  readonly lanes: Lanes;
  readonly hear: (cue: Cue) => Promise<Outcome>;
}

/** Makes cues of what is said and tapped, each once, whether it comes over the socket or is read afterwards. */
export function makeListener({ chat, kept, hattie, people, rooms, lanes, hear }: ListenerParts) {
  /** Cues on their way to the core. */
  const underWay = new Set<string>();
  let joined: Awaited<ReturnType<Chat['subscriptions']>> = new Map();

  /** `readBefore`: how far the room had been read when this was asked for. */
  async function take(message: Message, readBefore = kept.readUntil(message.rid)): Promise<void> {
    const room = await rooms.of(message.rid);
    const place = room && placeOf(room);
    if (room && place && message.u._id === hattie.id) await takeReactions(message, place);
    else if (room && place && (await isNews(message, room, readBefore))) {
      const meant = place.kind === 'direct' ? saidAlone(message) : saidInRoom(message, hattie, (id) => kept.letterShownBy(id) !== undefined);
      if (meant && !(await isFromProgram(message))) return carry(message, meant, place);
    }
    lanes.add(message.u._id, { room: message.rid, at: momentOf(message), send: undefined, taken: () => {} });
  }

  async function isNews(message: Message, room: Room, readBefore: number | undefined): Promise<boolean> {
    if (message.t || message.bot || kept.wasHeard(message._id) || underWay.has(message._id)) return false;
    // Said before Hattie was there, or read before and only edited since.
    const beginning = await beginningOf(room);
    return message.ts > Math.max(beginning, message.editedAt ? (readBefore ?? 0) : 0);
  }

  const isFromProgram = async (message: Message): Promise<boolean> => isProgram(await people.byId(message.u._id));

  /** Nothing said before the account was first started, or was let into the room, is for Hattie. */
  async function beginningOf({ _id, t }: Room): Promise<number> {
    if (t === 'd') return kept.begunAt();
    if (!joined.has(_id)) joined = await chat.subscriptions();
    return Math.max(kept.begunAt(), joined.get(_id)?.ts ?? 0);
  }

  function carry(message: Message, { words, below }: Meant, place: Cue['place']): void {
    const answering = below ? kept.letterShownBy(below)?.letter : undefined;
    const name = (message.u.name || message.u.username || '').slice(0, LONGEST_NAME);
    const cue: Cue = {
      id: message._id,
      from: { address: message.u._id, ...(name ? { name } : {}) },
      place: place.kind === 'room' && message.tmid ? { ...place, thread: message.tmid } : place,
      heard: { kind: 'words', words, ...(answering ? { answering } : {}) },
    };
    send(cue, message, () => kept.noteHeard(message._id));
  }

  function send(cue: Cue, { rid, ...message }: Message, note: () => void): void {
    underWay.add(cue.id);
    const taken = (): void => {
      note();
      underWay.delete(cue.id);
    };
    lanes.add(cue.from.address, { room: rid, at: momentOf(message), send: () => hear(later(cue, message.ts)), taken });
  }

  /** Who has tapped a number under one of our messages takes that choice; whoever takes it away and taps again takes it again. */
  async function takeReactions(message: Message, place: Cue['place']): Promise<void> {
    const shown = kept.letterShownBy(message._id);
    if (!shown) return;
    const there = new Set<string>();
    for (const [emoji, { usernames }] of Object.entries(message.reactions ?? {})) {
      const choice = shown.tokens[choiceOf(emoji) ?? shown.tokens.length];
      for (const username of choice === undefined ? [] : usernames) {
        const person = username === hattie.username ? undefined : await people.byName(username);
        if (!person || isProgram(person) || choice === undefined) continue;
        there.add(`${person._id} ${emoji}`);
        const { times, isThere } = kept.reaction(message._id, person._id, emoji);
        const id = `${message._id}.${times + 1}${emoji}${person._id}`.slice(0, LONGEST_NAME);
        if (isThere || underWay.has(id)) continue;
        const from = { address: person._id, ...(person.name ? { name: person.name.slice(0, LONGEST_NAME) } : {}) };
        send({ id, from, place, heard: { kind: 'press', choice } }, message, () => kept.noteReaction(message._id, person._id, emoji));
      }
    }
    for (const { person, emoji } of kept.reactors(message._id)) if (!there.has(`${person} ${emoji}`)) kept.reactionTaken(message._id, person, emoji);
  }

  return {
    take,
    /** Reads what was said while nobody listened. Throws TryLater when the workspace does not answer. */
    async catchUp(): Promise<void> {
      for (const room of await chat.rooms()) {
        if (placeKind(room) === 'none') continue;
        if (rooms.looksChanged(room)) rooms.noteChanged(room._id);
        const since = kept.readUntil(room._id) ?? (await beginningOf(room));
        if ((room._updatedAt ?? Number.POSITIVE_INFINITY) < since && !kept.hasChoices(room._id)) continue;
        const letGo = lanes.hold(room._id, since);
        for (const message of await chat.changesSince(room._id, since - OVERLAP_MILLISECONDS)) await take(message, since);
        letGo();
      }
    },
  };
}
export type Listener = ReturnType<typeof makeListener>;

/** What could not be passed on at once says when it was said: "tomorrow" is meant from there. */
const later = (cue: Cue, saidAt: number): Cue => (cue.heard.kind === 'words' && Date.now() - saidAt > AT_ONCE_MILLISECONDS ? { ...cue, saidAt } : cue);

const momentOf = ({ _updatedAt, ts }: Pick<Message, '_updatedAt' | 'ts'>): number => _updatedAt ?? ts;

function placeOf(room: Room): Cue['place'] | undefined {
  switch (placeKind(room)) {
    case 'direct':
      return { kind: 'direct' };
    case 'none':
      return undefined;
    case 'room': {
      const name = (room.fname || room.name || '').slice(0, LONGEST_NAME);
      return { kind: 'room', room: room._id, ...(name ? { name } : {}), openTo: readersOf(room) };
    }
  }
}

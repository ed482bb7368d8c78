import { createHash } from 'node:crypto';
import type { RoomReport } from '@hatstand/core/wire/room';
import type { Chat, Room } from './chat.ts';
import { placeKind, readersOf } from './hear.ts';
import type { Kept } from './kept.ts';
import type { Outcome } from './lanes.ts';
import { TryLater } from './rest.ts';

const LONGEST_NAME = 200;
const MOST_MEMBERS = 2_000;

interface RoomsSettings {
  readonly chat: Pick<Chat, 'room' | 'members'>;
  readonly kept: Pick<Kept, 'told' | 'noteTold'>;
  readonly hattieId: string;
  readonly tellOfRoom: (report: RoomReport) => Promise<Outcome>;
  readonly now?: () => number;
}

/** How a room is for the core: just as it was last told, otherwise and told so now, or gone. Direct messages with one person are `nobody else's`. */
type Standing = 'as told' | 'changed' | 'gone' | "nobody else's";

/** The rooms Hattie is in, and what the core knows of them. */
export function makeRooms({ chat, kept, hattieId, tellOfRoom, now = Date.now }: RoomsSettings) {
  const known = new Map<string, Room>();
  const changed = new Set<string>();

  /** Undefined when it is gone for us: deleted, closed for good, or we were shown out. */
  async function lookAt(id: string): Promise<Room | undefined> {
    const answer = await chat.room(id);
    if (!answer.ok && !/not-?found|not-?allowed|archived|unauthorized|forbidden/i.test(answer.error)) throw new TryLater(`rooms.info: ${answer.status}`);
    const room = answer.ok ? answer.body.room : undefined;
    if (!room || room.archived) {
      known.delete(id);
      return undefined;
    }
    known.set(id, room);
    return room;
  }

  /** Undefined where Hattie is not among them: a public room can be looked at from outside. */
  async function membersOf(room: Room): Promise<readonly string[] | undefined> {
    if (room.t === 'd') return room.uids ?? [];
    const answer = await chat.members(room);
    return answer.ok && answer.body.includes(hattieId) ? answer.body : undefined;
  }

  async function tell(report: RoomReport, asItIs: string): Promise<void> {
    const outcome = await tellOfRoom(report);
    if (outcome.is === 'later') throw new TryLater('the core does not take a report of a room', outcome.inMilliseconds);
    kept.noteTold(report.room, asItIs, report.at);
  }

  /** Reports are ordered by their moment, so no two of one room may have the same. */
  const momentFor = (id: string): number => Math.max(now(), (kept.told(id)?.at ?? 0) + 1);

  async function tellAsItIs(id: string): Promise<Standing> {
    const room = await lookAt(id);
    if (room && placeKind(room) !== 'room') return "nobody else's";
    const members = room && (await membersOf(room));
    const told = kept.told(id);
    if (!room || !members) {
      if (told?.asItWas !== 'gone') await tell({ kind: 'gone', room: id, at: momentFor(id) }, 'gone');
      return 'gone';
    }
    const name = (room.fname || room.name || 'direct messages').slice(0, LONGEST_NAME);
    const others = members.filter((member) => member !== hattieId).sort();
    const openTo = readersOf(room);
    const asItIs = createHash('sha256')
      .update(JSON.stringify([name, openTo, others]))
      .digest('hex');
    if (told?.asItWas === asItIs) return 'as told';
    await tell({ kind: 'is', room: id, at: momentFor(id), name, openTo, members: others.slice(0, MOST_MEMBERS) }, asItIs);
    return 'changed';
  }

  return {
    /** As it was when we last looked; undefined when it is gone. */
    of: async (id: string): Promise<Room | undefined> => known.get(id) ?? lookAt(id),
    /** Asks how the room is, and has told the core, if that is news, before it answers. Throws TryLater when either does not answer. */
    tellAsItIs,
    /** Something has happened to it: it is looked at again soon. */
    noteChanged(id: string): void {
      known.delete(id);
      changed.add(id);
    },
    /** Looks at those to which something has happened. What does not work now is tried the next time. */
    async tellChanged(): Promise<void> {
      for (const id of [...changed]) {
        await tellAsItIs(id);
        changed.delete(id);
      }
    },
    /** Whether what Rocket.Chat says of it differs from what we remember: only then is it worth a closer look. */
    looksChanged({ _id, t, name, fname, usersCount, archived }: Room): boolean {
      const before = known.get(_id);
      return (
        !before ||
        before.t !== t ||
        before.name !== name ||
        before.fname !== fname ||
        before.usersCount !== usersCount ||
        Boolean(before.archived) !== Boolean(archived)
      );
    },
  };
}
export type Rooms = ReturnType<typeof makeRooms>;

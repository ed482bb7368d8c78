import { eq } from 'drizzle-orm';
import type { PersonId, RoomId } from '../ids.ts';
import { Labelled } from '../labels.ts';
import type { Tx } from '../open.ts';
import { roomMembers, rooms } from '../schema/teams.ts';
import type { Room } from './teams.ts';

/** What a channel tells of a room along with what was said in it. */
export interface RoomTold {
  readonly handle: string;
  readonly name?: string | undefined;
  readonly openTo?: 'members' | 'everyone' | undefined;
}

/** A room nobody has told of before. Until the channel says that it is private, everybody may be reading. */
export function addRoom(tx: Tx, id: RoomId, { handle, name, openTo }: RoomTold): void {
  tx.drizzle
    .insert(rooms)
    .values({ id, channel: 'rocketchat', handle, name: new Labelled('team', name ?? handle), openTo: openTo ?? 'everyone' })
    .run();
}

/** A room has another name or other readers now. */
export function roomIsNow(tx: Tx, room: Room, { name, openTo }: Pick<RoomTold, 'name' | 'openTo'>): void {
  tx.drizzle
    .update(rooms)
    .set({ ...(name === undefined ? {} : { name: new Labelled('team', name) }), ...(openTo === undefined ? {} : { openTo }) })
    .where(eq(rooms.id, room.id))
    .run();
}

/** Whoever speaks in a room reads it. */
export const readsIn = (tx: Tx, room: RoomId, person: PersonId, at: Date): void => {
  tx.drizzle.insert(roomMembers).values({ room, person, joinedAt: at }).onConflictDoNothing().run();
};

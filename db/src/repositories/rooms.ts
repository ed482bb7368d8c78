import { and, eq, isNull, notInArray } from 'drizzle-orm';
import type { PersonId, RoomId, TeamId } from '../ids.ts';
import { Labelled, team as teamText } from '../labels.ts';
import type { Tx } from '../open.ts';
import type { ChannelName } from '../schema/people.ts';
import { roomMembers, rooms } from '../schema/teams.ts';
import { addressByHandle } from './people.ts';
import { type Room, roomByHandle } from './teams.ts';

/** How a channel says a room is now. Members are handles on that channel, without Hattie's own. */
export interface RoomNow {
  readonly name: Labelled<'team'>;
  readonly openTo: Room['openTo'];
  readonly members: readonly string[];
}

/** A room nobody has told of until now: it is no team's, so next to nothing may be posted there. */
export function meetRoom(tx: Tx, room: { readonly id: RoomId; readonly channel: ChannelName; readonly handle: string; readonly name: Labelled<'team'> }): Room {
  tx.drizzle
    .insert(rooms)
    .values({ ...room, openTo: 'everyone' })
    .onConflictDoNothing()
    .run();
  const met = roomByHandle(tx, room.channel, room.handle);
  if (!met) throw new Error(`room ${room.id} was not kept`);
  return met;
}

/** The room is as the channel says: its name, who may join, who reads along. */
export function roomIsNow(tx: Tx, room: Room, { name, openTo, members }: RoomNow, reportedAt: Date, now: Date): void {
  const known = new Set(members.flatMap((handle) => addressByHandle(tx, room.channel, handle)?.person ?? []));
  const outsiders =
    new Set(members).size - members.filter((handle, index) => members.indexOf(handle) === index && addressByHandle(tx, room.channel, handle)).length;
  tx.drizzle
    .update(rooms)
    .set({ name: teamText`${name}`, openTo, outsiders, goneAt: null, reportedAt })
    .where(eq(rooms.id, room.id))
    .run();
  tx.drizzle
    .delete(roomMembers)
    .where(and(eq(roomMembers.room, room.id), known.size > 0 ? notInArray(roomMembers.person, [...known]) : undefined))
    .run();
  if (known.size > 0)
    tx.drizzle
      .insert(roomMembers)
      .values([...known].map((person: PersonId) => ({ room: room.id, person, joinedAt: now })))
      .onConflictDoNothing()
      .run();
}

/** Deleted, or Hattie was shown out. Who read along is kept: they are written to instead. Says whether that is news. */
export const roomIsGone = (tx: Tx, id: RoomId, now: Date): boolean =>
  tx.drizzle
    .update(rooms)
    .set({ goneAt: now })
    .where(and(eq(rooms.id, id), isNull(rooms.goneAt)))
    .run().changes === 1;

export const noteRoomReport = (tx: Tx, id: RoomId, reportedAt: Date): void => {
  tx.drizzle.update(rooms).set({ reportedAt }).where(eq(rooms.id, id)).run();
};

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

/** What came along with a cue: the room has another name, or is open to others now. */
export function roomIsToldAs(tx: Tx, room: Room, { name, openTo }: Pick<RoomTold, 'name' | 'openTo'>): void {
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

/** The team talks here from now on. The room it had lets go of it: should that one come back, it is nobody's. */
export function giveTeamRoom(tx: Tx, team: TeamId, room: RoomId): void {
  tx.drizzle.update(rooms).set({ team: null }).where(eq(rooms.team, team)).run();
  tx.drizzle.update(rooms).set({ team, goneAt: null }).where(eq(rooms.id, room)).run();
}

import type { LetterId, PersonId, RoomId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { welcomeOrganiser } from '@hatstand/db/repositories/organisers';
import type { Address } from '@hatstand/db/repositories/people';
import { addressByHandle } from '@hatstand/db/repositories/people';
import { addRoom, readsIn, roomIsToldAs } from '@hatstand/db/repositories/rooms';
import { noteSeen } from '@hatstand/db/repositories/signs-of-life';
import { type Room, roomByHandle, roomById, teamsOf } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import type { Moment } from '../moment.ts';
import type { Cue } from '../wire/cue.ts';
import { dayOf } from '../words/calendar.ts';
import type { Place, Speaker } from './capability.ts';
import { tellRoomChange } from './everyday/room-changes.ts';

/** Who said it and where; undefined for somebody nobody knows. The first words of the organiser named in the environment make them known. */
export function speakerOf(tx: Tx, channel: ChannelName, cue: Cue, moment: Moment): Speaker | undefined {
  const address = addressByHandle(tx, channel, cue.from.address) ?? organiserAtLast(tx, channel, cue, moment);
  if (!address) return undefined;
  const { person } = address;
  noteSeen(tx, address, moment.now);
  const room = cue.place.kind === 'room' && channel === 'rocketchat' ? roomOf(tx, cue.place, moment) : undefined;
  if (room && belongsIn(tx, room, person, moment)) readsIn(tx, room.id, person, moment.now);
  // True: the letters somebody can quote are ours, and an id of no letter is looked for in vain.
  const quoted = 'answering' in cue.heard ? (cue.heard.answering as LetterId | undefined) : undefined;
  const thread = cue.place.kind === 'room' ? cue.place.thread : undefined;
  return { person, place: { ...placeIn(channel, room, thread), from: address.id }, quoted };
}

function organiserAtLast(tx: Tx, channel: ChannelName, { from }: Cue, moment: Moment): Address | undefined {
  const isHere = welcomeOrganiser(tx, { channel, handle: from.address, name: from.name }, moment) !== undefined;
  return isHere ? addressByHandle(tx, channel, from.address) : undefined;
}

/** Whoever speaks in a room reads along there. Of a team's own room the channel tells who else does: a guest of a moment narrows nobody's talk. */
const belongsIn = (tx: Tx, room: Room, person: PersonId, { local }: Moment): boolean =>
  room.team === null ? room.circle === null : teamsOf(tx, person, dayOf(local)).some(({ id }) => id === room.team);

const placeIn = (channel: ChannelName, room: Room | undefined, thread: string | undefined): Place => ({
  channel,
  room: room && { id: room.id, team: room.team ?? undefined, ...(thread === undefined ? {} : { thread }) },
});

/** The room it was said in. One that nobody told of gets a row; what the channel says about one is kept: from then on care text goes there or not. */
function roomOf(tx: Tx, told: Extract<Cue['place'], { kind: 'room' }>, moment: Moment): Room | undefined {
  const known = roomByHandle(tx, 'rocketchat', told.room);
  if (!known) {
    const id: RoomId = moment.newId('room');
    addRoom(tx, id, { handle: told.room, name: told.name, openTo: told.openTo });
    return roomById(tx, id);
  }
  const name = told.name !== undefined && told.name !== reveal(known.name) ? told.name : undefined;
  const openTo = told.openTo !== undefined && told.openTo !== known.openTo ? told.openTo : undefined;
  if (name === undefined && openTo === undefined) return known;
  roomIsToldAs(tx, known, { name, openTo });
  if (openTo !== undefined) tellRoomChange(tx, known, openTo === 'everyone' ? 'open to everyone' : 'private again', moment);
  return roomById(tx, known.id);
}

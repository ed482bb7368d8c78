import { mayCarry } from '@hatstand/db/labels';
import type { Tx } from '@hatstand/db/open';
import { meetRoom, noteRoomReport, roomIsGone, roomIsNow } from '@hatstand/db/repositories/rooms';
import { ceilingOfRoom, type Room, roomByHandle } from '@hatstand/db/repositories/teams';
import type { ChannelName } from '@hatstand/db/schema/people';
import { type RoomChange, tellRoomChange } from '../conversation/everyday/room-changes.ts';
import type { Moment } from '../moment.ts';
import type { RoomReport } from '../wire/room.ts';
import { dayOf } from '../words/calendar.ts';
import { sayRoomName } from '../words/room-names.ts';

/** A channel says how a room is now. It counts at once, for letters that wait too; those who look after the room are told in a turn of its own. */
export function takeRoomReport(tx: Tx, channel: ChannelName, report: RoomReport, moment: Moment): void {
  const known = roomByHandle(tx, channel, report.room);
  const reportedAt = new Date(report.at);
  if (known?.reportedAt && known.reportedAt >= reportedAt) return;
  if (report.kind === 'gone') {
    if (!known) return;
    noteRoomReport(tx, known.id, reportedAt);
    if (roomIsGone(tx, known.id, moment.now)) tellRoomChange(tx, known, 'gone', moment);
    return;
  }
  const name = sayRoomName(report.name);
  const room = known ?? meetRoom(tx, { id: moment.newId('room'), channel, handle: report.room, name });
  const before = standing(tx, room, moment);
  roomIsNow(tx, room, { name, openTo: report.openTo, members: report.members }, reportedAt, moment.now);
  const after = standing(tx, roomByHandle(tx, channel, report.room) ?? room, moment);
  const change = changeBetween(before, after);
  if (known && change) tellRoomChange(tx, room, change, moment);
}

/** How a room stands for its team. */
type Standing = 'the team’s own' | 'with outsiders' | 'open';

function standing(tx: Tx, room: Room, { local }: Moment): Standing {
  if (room.openTo === 'everyone') return 'open';
  return mayCarry(ceilingOfRoom(tx, room, room.team ? [room.team] : [], dayOf(local)), 'plan') ? 'the team’s own' : 'with outsiders';
}

function changeBetween(before: Standing, after: Standing): RoomChange | undefined {
  if (before === after) return undefined;
  if (after === 'open') return 'open to everyone';
  if (after === 'with outsiders') return 'outsiders read along';
  return before === 'open' ? 'private again' : 'only the team again';
}

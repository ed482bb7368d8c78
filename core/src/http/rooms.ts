import { roomReport } from '../wire/room.ts';
import { readAs } from './bodies.ts';
import { TAKEN } from './call.ts';
import type { Doors } from './doors.ts';
import type { TakeSigned } from './signed-calls.ts';

export const receiveRooms =
  (doors: Doors): TakeSigned =>
  async ({ channel, body }) => {
    const reading = readAs(roomReport, body);
    if (reading.is === 'refused') return reading.answer;

    await doors.receiveRoom(channel, reading.what);
    return TAKEN;
  };

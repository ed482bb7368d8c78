import type { Handler } from 'hono';
import { roomReport } from '../wire/room.ts';
import { readAs } from './bodies.ts';
import type { Doors } from './doors.ts';
import type { SignedEnvironment } from './signed-calls.ts';

export function receiveRooms(doors: Doors): Handler<SignedEnvironment> {
  return async (context) => {
    const { channel, body } = context.get('call');
    const reading = readAs(roomReport, body);
    if (reading.is === 'refused') return reading.answer;

    await doors.receiveRoom(channel, reading.what);
    return context.body(null, 204);
  };
}

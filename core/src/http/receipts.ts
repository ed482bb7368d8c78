import { receipt } from '../wire/letter.ts';
import { readAs } from './bodies.ts';
import { TAKEN } from './call.ts';
import type { Doors } from './doors.ts';
import type { TakeSigned } from './signed-calls.ts';

export const receiveReceipts =
  (doors: Doors): TakeSigned =>
  async ({ channel, body }) => {
    const reading = readAs(receipt, body);
    if (reading.is === 'refused') return reading.answer;

    await doors.receive(channel, reading.what);
    return TAKEN;
  };

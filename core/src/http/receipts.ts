import type { Handler } from 'hono';
import { receipt } from '../wire/letter.ts';
import { readAs } from './bodies.ts';
import type { Doors } from './doors.ts';
import type { SignedEnvironment } from './signed-calls.ts';

export function receiveReceipts(doors: Doors): Handler<SignedEnvironment> {
  return async (context) => {
    const { channel, body } = context.get('call');
    const reading = readAs(receipt, body);
    if (reading.is === 'refused') return reading.answer;

    await doors.receive(channel, reading.what);
    return context.body(null, 204);
  };
}

import type { Handler } from 'hono';
import { cue } from '../wire/cue.ts';
import { readAs } from './bodies.ts';
import type { Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import { answerProblem } from './problems.ts';
import type { SignedEnvironment } from './signed-calls.ts';

/** Answers 202 when the turn is over and durable. */
export function hearCues(doors: Doors, limits: Limits): Handler<SignedEnvironment> {
  return async (context) => {
    const { channel, body } = context.get('call');
    const reading = readAs(cue, body);
    if (reading.is === 'refused') return reading.answer;

    const retryAfterSeconds = await limits.countCue(channel, reading.what.from.address);
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });

    return context.json(await doors.hear(channel, reading.what), 202);
  };
}

import { cue } from '../wire/cue.ts';
import { readAs } from './bodies.ts';
import { answerJson } from './call.ts';
import type { Doors } from './doors.ts';
import type { Limits } from './limits.ts';
import { answerProblem } from './problems.ts';
import type { TakeSigned } from './signed-calls.ts';

/** Answers 202 when the turn is over and durable. */
export const hearCues =
  (doors: Doors, limits: Limits): TakeSigned =>
  async ({ channel, body }) => {
    const reading = readAs(cue, body);
    if (reading.is === 'refused') return reading.answer;

    const retryAfterSeconds = await limits.countCue(channel, reading.what.from.address);
    if (retryAfterSeconds !== undefined) return answerProblem('too-many-calls', { retryAfterSeconds });

    return answerJson(202, await doors.hear(channel, reading.what));
  };

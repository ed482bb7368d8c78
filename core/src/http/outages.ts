import type { Answer } from './call.ts';
import type { Doors } from './doors.ts';
import { answerProblem } from './problems.ts';

/** Long enough for a busy database, short enough that nobody thinks Hattie has left. */
const TRY_AGAIN_SECONDS = 5;

/** The one place where something thrown becomes an answer. The answer says nothing of it, the log only where it was: by the route, for a path may be a secret. */
export function answerThrown(log: Doors['log'], route: string, thrown: unknown): Answer {
  const problem = thrown instanceof Error ? thrown : new Error('something was thrown that is no error', { cause: thrown });
  if (problem.name === 'TryAgain') {
    log({ event: 'call-must-wait', path: route });
    return answerProblem('try-again', { retryAfterSeconds: TRY_AGAIN_SECONDS });
  }
  log({ event: 'call-broke', path: route, kind: problem.name, at: placeOf(problem) });
  return answerProblem('broke');
}

/** The topmost line of the stack. Its message is cut away first, because it may quote a person. */
function placeOf({ stack = '', message }: Error): string {
  if (!stack.includes(message)) return 'unknown';
  const frames = stack.slice(stack.indexOf(message) + message.length);
  return /^\s+at (.+:\d+:\d+\)?)$/m.exec(frames)?.[1] ?? 'unknown';
}

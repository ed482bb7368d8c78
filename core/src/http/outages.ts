import type { ErrorHandler } from 'hono';
import type { Doors } from './doors.ts';
import { answerProblem } from './problems.ts';

/** Long enough for a busy database, short enough that nobody thinks Hattie has left. */
const TRY_AGAIN_SECONDS = 5;

/** The one place where something thrown becomes an answer. The answer says nothing of it, the log only where it was. */
export function answerThrown(doors: Doors): ErrorHandler {
  return (thrown, context) => {
    if (thrown.name === 'TryAgain') {
      doors.log({ event: 'call-must-wait', path: context.req.routePath });
      return answerProblem('try-again', { retryAfterSeconds: TRY_AGAIN_SECONDS });
    }
    doors.log({ event: 'call-broke', path: context.req.routePath, kind: thrown.name, at: placeOf(thrown) });
    return answerProblem('broke');
  };
}

/** The topmost line of the stack. Its message is cut away first, because it may quote a person. */
function placeOf({ stack = '', message }: Error): string {
  if (!stack.includes(message)) return 'unknown';
  const frames = stack.slice(stack.indexOf(message) + message.length);
  return /^\s+at (.+:\d+:\d+\)?)$/m.exec(frames)?.[1] ?? 'unknown';
}

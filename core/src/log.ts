import type { ReportBug } from './conversation/turn.ts';
import type { LogLine } from './http/doors.ts';

/** One line of JSON on standard error. Ids, counts and kinds only; never words, numbers or names. */
export function writeLog(line: LogLine): void {
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** A bug, told by its kind and place. Its message is left out: it may quote somebody. */
export const reportBug: ReportBug = (bug, { turn }) => {
  const { name, stack = '', message } = bug instanceof Error ? bug : new Error('not an error');
  const place = /\n\s+at (.+)/.exec(stack.slice(stack.indexOf(message) + message.length))?.[1] ?? 'unknown';
  writeLog({ event: 'bug', kind: name, at: place, turn });
};

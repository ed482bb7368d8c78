import { stepIn } from './grammar.ts';
import { passagesOf } from './lines.ts';
import type { Reading, Remark, Step } from './steps.ts';

/** Reads a conversation file. Every line that can't be read gets its own sentence, so that one look mends them all. */
export function readConversation(file: string): Reading {
  const found = passagesOf(file);
  if (found.are === 'not found') return unreadable([{ line: found.line, sentence: 'an indented line needs a step before it' }]);
  const steps: Step[] = [];
  const warnings: Remark[] = [];
  const remarks: Remark[] = [];
  for (const passage of found.passages) {
    const { line } = passage;
    const read = stepIn(passage);
    if (typeof read === 'string') {
      remarks.push({ line, sentence: `can't read "${passage.first}": ${read}` });
      continue;
    }
    if (read.warning !== undefined) warnings.push({ line, sentence: read.warning });
    if (read.step.action.does === 'begin' && steps.length > 0) remarks.push({ line, sentence: '"world demo" can only be the first step' });
    steps.push(read.step);
  }
  const [first] = steps;
  if (remarks.length === 0 && first?.action.does !== 'begin') {
    remarks.push({ line: first?.line ?? 1, sentence: 'the first step of a conversation is "world demo"' });
  }
  return remarks.length > 0 ? unreadable(remarks) : { is: 'conversation', steps, warnings };
}

/** Whether a file checks what somebody sees. Only saying what must not be seen would pass with a bot that never speaks. */
export function checksAnything(steps: readonly Step[]): boolean {
  return steps.some(({ action }) => action.does === 'check' && action.expects.is !== 'never seen');
}

function unreadable(remarks: readonly Remark[]): Reading {
  return { is: 'unreadable', remarks };
}

import { toldBriefly } from '../../chat-files/messages.ts';
import { shorten } from '../../chat-files/text.ts';
import type { Difference, Outcome, Scene } from './run.ts';

/** The lines that tell how a file went, for standard output. */
export function reportOf(file: string, outcome: Outcome, { verbose }: { verbose: boolean }): readonly string[] {
  switch (outcome.is) {
    case 'unreadable':
      return [`unreadable ${file}`];
    case 'played': {
      const passed = outcome.differences.length === 0;
      const chat = verbose ? outcome.scenes.flatMap(toldWhole) : [];
      return [`${passed ? 'ok' : 'differs'} ${file}`, ...chat, ...outcome.differences.flatMap((difference) => differenceLines(file, difference))];
    }
  }
}

/** What a reader has to mend or to know about a file before it is played, for standard error. */
export function remarksOn(file: string, outcome: Outcome): readonly string[] {
  const remarks = outcome.is === 'unreadable' ? outcome.remarks : outcome.warnings;
  return remarks.map(({ line, sentence }) => `${file}:${line}: ${sentence}`);
}

function differenceLines(file: string, { line, expected, there }: Difference): readonly string[] {
  const found = there.length === 0 ? ['nothing'] : there;
  return [`  ${file}:${line}`, ...indented(`expected ${expected}`, 4), ...found.flatMap((each) => indented(`there was ${each}`, 4))];
}

/** A step and below it what it made the chats show. */
function toldWhole({ step, shown, differences }: Scene): readonly string[] {
  const mark = differences.length > 0 ? '✗' : step.action.does === 'check' ? '✓' : ' ';
  return [...indented(`${mark} ${step.line}: ${step.source}`, 2), ...shown.flatMap((message) => indented(`→ ${shorten(toldBriefly(message), 4000)}`, 8))];
}

function indented(text: string, blanks: number): readonly string[] {
  return text.split('\n').map((line, index) => `${' '.repeat(index === 0 ? blanks : blanks + 2)}${line}`);
}

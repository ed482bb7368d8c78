import { parseArgs } from 'node:util';
import { asLocalTime, localTimeOf } from '../core/src/words/calendar.ts';
import { heardLine } from '../core/src/words/heard-lines.ts';

/** `echo "Weds 9-11" | npm run -s hear -- --at 2026-11-21T10:00`: one line of JSON for every line of input. */

const USE = 'Use it like this: echo "Weds 9-11" | npm run -s hear -- --at 2026-11-21T10:00';

process.exitCode = await listen(process.argv.slice(2));

async function listen(words: readonly string[]): Promise<number> {
  const now = momentSaid(words);
  if (now === undefined) {
    process.stderr.write(`${USE}\n`);
    return 2;
  }
  // Whoever reads may have heard enough.
  process.stdout.on('error', () => process.exit(0));
  let rest = '';
  for await (const piece of process.stdin.setEncoding('utf8')) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    await tell(lines.map((line) => `${heardLine(line.replace(/\r$/, ''), now)}\n`).join(''));
  }
  if (rest !== '') await tell(`${heardLine(rest.replace(/\r$/, ''), now)}\n`);
  return 0;
}

/** The local time given with `--at`, or the machine's. Undefined when it cannot be read. */
function momentSaid(words: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...words], options: { at: { type: 'string' } } });
    return values.at === undefined ? localTimeOf(new Date()) : asLocalTime(values.at.slice(0, 16));
  } catch {
    return undefined;
  }
}

/** Waits where the reader is slower. */
async function tell(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

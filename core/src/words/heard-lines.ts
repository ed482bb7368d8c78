import { reveal } from '@hatstand/db/labels';
import type { LocalTime } from '@hatstand/db/times';
import { questionAbout } from './questions.ts';
import { hearTimes } from './times.ts';

/** What was heard in one line, as `npm run hear` prints it. Where something is not certain, the spans are the choices. */
export function heardLine(line: string, now: LocalTime): string {
  const { when } = hearTimes(line, now);
  const asking = when.filter(({ ask }) => ask !== undefined);
  const spans = (asking.length > 0 ? asking : when).flatMap((each) => each.spans);
  const [first] = asking;
  const ask = first?.ask ? reveal(questionAbout(first.ask, spans.length > 0)) : null;
  const repeat = ask === null ? (when.find((each) => each.repeat !== null)?.repeat ?? null) : null;
  const except = ask === null ? when.flatMap((each) => each.except) : [];
  return JSON.stringify({ text: line, spans, repeat, except, ask });
}
